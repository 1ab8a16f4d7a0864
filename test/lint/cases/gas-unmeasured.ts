import { FOURTH_PATH, defineCases, fourth } from "../caseParts.ts";

export default defineCases("gas-unmeasured", [
  { wrong: fourth("coldGas", null), path: `${FOURTH_PATH}.gasLimit`, severity: "note" },
]);
