import type { ProtocolCheck } from "../check.ts";
import { meetsCouncil, reachPerHolder } from "../powers.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";

/** A little more than a tenth, as sums of shares are not exact. */
const TENTH = 0.1 + 1e-9;

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
  observed:
    "For each holder the value of the oracles whose price, code or consumers it can change within a day.",
  remedy: "Split the roles, and delay them.",
  follows: ["RIQ-C03", "RIQ-C09"],
  reads: ["exposure"],
  evaluate: (_, __, oracles) => {
    const controls = oracles.flatMap(({ control }) => (control === undefined ? [] : [control]));
    const [first, ...others] = controls;
    if (first === undefined) return unknown("Who can change the oracles could not be read.");
    const wide = [...reachPerHolder(oracles).values()]
      .filter(({ share }) => share > TENTH)
      .toSorted((one, other) => other.share - one.share);
    const worst = wide.find(({ holder }) => !meetsCouncil(holder));
    if (worst !== undefined)
      return decided(
        0,
        `${worst.holder.address} reaches ${percent(worst.share * 10_000)} of the value within a day.`,
        first,
        ...others,
      );
    const isComplete = controls.every(({ value }) => value.isComplete || value.isImmutable);
    if (controls.length < oracles.length || !isComplete) return unknown("Not every holder could be found.");
    const [council] = wide;
    if (council !== undefined)
      return decided(
        0.5,
        `A council reaches ${percent(council.share * 10_000)} of the value within a day.`,
        first,
        ...others,
      );
    return decided(1, "No holder reaches more than a tenth of the value within a day.", first, ...others);
  },
} satisfies ProtocolCheck;
