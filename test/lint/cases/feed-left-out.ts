import { defineCases } from "../caseParts.ts";

export default defineCases("feed-left-out", [
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-eth-usd > address": "0x64DE91F5A373Cd4c28de3600cB34C7C6cE410C85" },
    path: 'feeds["chainlink-eth-usd"].address',
    severity: "error",
  },
  {
    base: "base",
    wrong: { "feeds > api3-eth-usd > address": "0x557864bb9cfcFcfAA5251E67D73928Fc27e27528" },
    path: 'feeds["api3-eth-usd"].address',
    severity: "error",
  },
]);
