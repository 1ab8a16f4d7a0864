import { FOURTH_PATH, defineCases, tellor, withFourth } from "../caseParts.ts";

export default defineCases("dispute-delay", [
  {
    wrong: withFourth(tellor(4200)),
    path: `${FOURTH_PATH}.maxAge`,
    severity: "error",
    right: withFourth(tellor(4199)),
  },
]);
