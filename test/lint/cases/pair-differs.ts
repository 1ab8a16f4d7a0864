import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("pair-differs", [
  { wrong: fourth("pair", "BTC/USD"), path: `${FOURTH_PATH}.feed`, severity: "error" },
]);
