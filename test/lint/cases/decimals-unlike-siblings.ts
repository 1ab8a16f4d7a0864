import { ADDRESS, defineCases } from "../caseParts.ts";
import { SHARED_CBBTC } from "../directoryParts.ts";

export default defineCases("decimals-unlike-siblings", [
  // Base's proxy of cbBTC in the shared programme has 18 decimals, its siblings 8.
  {
    base: "base",
    wrong: {
      "feeds > chainlink-cbbtc-usd > address": ADDRESS,
      "feeds > chainlink-cbbtc-usd > decimals": 18,
    },
    path: 'feeds["chainlink-cbbtc-usd"].decimals',
    severity: "warning",
    right: {
      "feeds > chainlink-cbbtc-usd > address": SHARED_CBBTC,
      "feeds > chainlink-cbbtc-usd > decimals": 18,
    },
  },
  {
    base: "mainnet",
    wrong: { "feeds > chainlink-usdt-usd > decimals": 18 },
    path: 'feeds["chainlink-usdt-usd"].decimals',
    severity: "warning",
  },
]);
