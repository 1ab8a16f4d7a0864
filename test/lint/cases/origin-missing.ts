import { defineCases } from "../caseParts.ts";

export default defineCases("origin-missing", [
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-eth-usd > origin": undefined },
    path: 'feeds["chainlink-eth-usd"]',
    severity: "warning",
  },
]);
