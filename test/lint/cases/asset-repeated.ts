import { defineCases } from "../caseParts.ts";

export default defineCases("asset-repeated", [
  {
    wrong: { "assets > USDC > address": "0x0000000000000000000000000000000000000348" },
    path: "assets.USDC.address",
    severity: "error",
  },
]);
