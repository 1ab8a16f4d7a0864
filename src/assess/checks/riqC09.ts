import type { OracleCheck } from "../check.ts";
import { DAY_SECONDS } from "../evidence.ts";
import { CHANGING, SETTING } from "../powers.ts";
import { decided, unknown } from "../verdict.ts";

/** Can no key set the price itself? */
export default {
  id: "RIQ-C09",
  scope: "oracle",
  severity: "Critical",
  since: "riq-2",
  kind: "onchain",
  question: "Can no key set the price itself?",
  why: "A price that somebody may set is set, by its owner or by a thief.",
  incidents: ["ribbon-2025", "inverse-2022-04"],
  observed: "Every function that sets what is served, of the oracle and of feeds whose lie is not outvoted.",
  remedy: "Remove the function, or delay and bound it.",
  follows: [],
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Who can set a price could not be read.");
    const setting = control.value.paths.filter(
      ({ power }) => SETTING.includes(power) || CHANGING.includes(power),
    );
    const free = setting.filter((path) => !(path.delaySeconds >= DAY_SECONDS && path.isBounded));
    const [worst] = free;
    if (worst !== undefined)
      return decided(0, `${worst.holder.address} can set what is served through ${worst.call}.`, control);
    if (!control.value.isComplete) return unknown("Not every holder could be found.");
    return decided(
      setting.length === 0 ? 1 : 0.5,
      setting.length === 0
        ? "Nobody can set what is served."
        : "What is served can be set, late and within bounds.",
      control,
    );
  },
} satisfies OracleCheck;
