import { FOURTH_PATH, defineCases, product, withFourth } from "../caseParts.ts";

export default defineCases("adapter-leg-skew", [
  {
    wrong: withFourth(product(4200)),
    path: `${FOURTH_PATH}.feed`,
    severity: "warning",
    right: withFourth(product(4199)),
  },
]);
