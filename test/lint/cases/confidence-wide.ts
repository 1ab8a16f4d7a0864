import { FOURTH_PATH, defineCases, pyth, withFourth } from "../caseParts.ts";

export default defineCases("confidence-wide", [
  {
    wrong: withFourth(pyth(201)),
    path: `${FOURTH_PATH}.feed`,
    severity: "warning",
    right: withFourth(pyth(200)),
  },
]);
