import type { ProtocolCheck } from "../check.ts";
import { survives } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Do all assets survive some loss? */
export default {
  id: "RIQ-O06",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Do all assets survive some loss?",
  why: "Redundancy is often built once and configured nowhere.",
  incidents: ["inverse-2022-04"],
  observed: "Every oracle is drilled, and looked for one source at least whose loss is survived.",
  remedy: "Configure the other assets as those that survive.",
  follows: ["G4", "G9", "RIQ-O03", "RIQ-I09", "RIQ-F02", "RIQ-F03", "RIQ-F07"],
  evaluate: (_, __, oracles) => {
    const drilled = oracles.flatMap(({ drill }) => (drill === undefined ? [] : [drill]));
    const [first, ...others] = drilled;
    if (first === undefined) return unknown("Nothing was drilled.");
    if (drilled.length < oracles.length)
      return unknown(`${oracles.length - drilled.length} of ${oracles.length} oracles were not drilled.`);
    const rated = drilled.map(({ value }) => {
      const voices = value.voting.map((voice) => survives(value, voice, "loss"));
      return voices.includes(1) ? 1 : voices.includes(null) ? null : 0;
    });
    if (rated.includes(null)) return unknown("Not every loss was tried on every voice.");
    const surviving = rated.filter((one) => one === 1).length;
    return decided(
      surviving / drilled.length,
      `${surviving} of ${drilled.length} survive the loss of a source.`,
      first,
      ...others,
    );
  },
} satisfies ProtocolCheck;
