import { defineCases } from "../caseParts.ts";

export default defineCases("route-legs", [
  {
    wrong: { "routes > 1 > legs > 1": { oracle: "USDC/USD" } },
    path: "routes[1].legs[1]",
    severity: "error",
  },
  { wrong: { "routes > 0 > quote": "USDC" }, path: "routes[0].quote", severity: "error" },
  {
    wrong: { "assets > ETH > symbol": "WETH" },
    path: "routes[0].legs[0]",
    severity: "error",
    right: { "assets > ETH > symbol": "ETH" },
  },
  { wrong: { "routes > 0 > quote": "ETH" }, path: "routes[0].quote", severity: "error" },
]);
