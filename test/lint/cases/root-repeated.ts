import { ETH, FOURTH_PATH, defineCases, fourth, product, withFourth } from "../caseParts.ts";

export default defineCases("root-repeated", [
  {
    wrong: { ...fourth("root", "one"), "feeds > api3-eth-usd > root": "One" },
    path: `${FOURTH_PATH}.feed`,
    severity: "error",
  },
  {
    wrong: {
      ...fourth("root", "one"),
      "feeds > api3-eth-usd > root": "one",
      [`${ETH} > sources > 3 > group`]: "api3",
    },
    path: `${FOURTH_PATH}.feed`,
    severity: "warning",
  },
  { wrong: withFourth(product(900)), path: `${FOURTH_PATH}.feed`, severity: "error" },
]);
