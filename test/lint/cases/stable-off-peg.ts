import { USDC, USDC_PATH, defineCases } from "../caseParts.ts";

export default defineCases("stable-off-peg", [
  {
    wrong: { [`${USDC} > minPrice`]: "1" },
    path: `${USDC_PATH}.minPrice`,
    severity: "error",
    right: { [`${USDC} > minPrice`]: "0.9999" },
  },
  {
    wrong: { [`${USDC} > maxPrice`]: "1" },
    path: `${USDC_PATH}.maxPrice`,
    severity: "error",
    right: { [`${USDC} > maxPrice`]: "1.0001" },
  },
  {
    wrong: { [`${USDC} > reference > price`]: "1.0501" },
    path: `${USDC_PATH}.reference.price`,
    severity: "error",
    right: { [`${USDC} > reference > price`]: "1.05" },
  },
  {
    wrong: { [`${USDC} > reference > price`]: "0" },
    path: `${USDC_PATH}.reference.price`,
    severity: "error",
  },
]);
