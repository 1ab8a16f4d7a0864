import { defineCases } from "../caseParts.ts";

export default defineCases("route-repeated", [
  {
    wrong: { "routes > 1": { base: "USD", quote: "ETH", legs: [{ oracle: "ETH/USD", inverted: true }] } },
    path: "routes[1]",
    severity: "error",
  },
  {
    wrong: { "routes > 1 > legs > 1": { oracle: "ETH/USD", inverted: true } },
    path: "routes[1].legs[1]",
    severity: "error",
  },
]);
