import type { ProtocolCheck } from "../check.ts";
import { meetsCouncil, reachPerHolder } from "../powers.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";

/** Does no one holder reach more than a tenth of the value within a day? */
export default {
  id: "RIQ-C11",
  scope: "protocol",
  severity: "High",
  since: "riq-2",
  kind: "model",
  question: "Does no one holder reach more than a tenth of the value within a day?",
  why: "What counts is the money that one holder can take, and how fast.",
  incidents: ["drift-2026", "kelp-2026"],
  observed: "For each holder the value of the oracles whose price it can change within a day.",
  remedy: "Split the roles, and delay them.",
  follows: [],
  reads: ["exposure"],
  evaluate: (_, __, oracles) => {
    const controls = oracles.flatMap(({ control, weight }) =>
      control === undefined ? [] : [{ control, weight }],
    );
    const [first, ...others] = controls.map(({ control }) => control);
    if (first === undefined) return unknown("Who can change the oracles could not be read.");
    const reach = reachPerHolder(oracles);
    const [worst] = [...reach.values()].sort((one, other) => other.share - one.share);
    const isWide = worst !== undefined && worst.share > 0.1;
    if (isWide && !meetsCouncil(worst.holder))
      return decided(
        0,
        `${worst.holder.address} reaches ${percent(worst.share * 10_000)} of the value within a day.`,
        first,
        ...others,
      );
    if (controls.length < oracles.length || controls.some(({ control }) => !control.value.isComplete))
      return unknown("Not every holder could be found.");
    if (isWide)
      return decided(
        0.5,
        `A council reaches ${percent(worst.share * 10_000)} of the value within a day.`,
        first,
        ...others,
      );
    return decided(1, "No holder reaches more than a tenth of the value within a day.", first, ...others);
  },
} satisfies ProtocolCheck;
