import { ADDRESS, defineCases, feed } from "../caseParts.ts";

export default defineCases("unused", [
  { wrong: { "feeds > left": feed({ local: { price: "1" } }) }, path: "feeds.left", severity: "note" },
  { wrong: { "assets > DAI": { address: ADDRESS } }, path: "assets.DAI", severity: "note" },
]);
