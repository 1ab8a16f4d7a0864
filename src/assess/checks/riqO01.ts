import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { isInTime, rootVoices } from "../voices.ts";

/** Do at least two providers answer in time now? */
export default {
  id: "RIQ-O01",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "onchain",
  question: "Do at least two providers answer in time now?",
  why: "One provider is one outage, one upgrade and one owner away from no price.",
  incidents: ["gmx-avax-2022", "chainlink-node-drain-2020"],
  observed: "Each voice is read at the block, and its provider looked up in the spec.",
  remedy: "Add a source of a second provider.",
  follows: ["G1", "RIQ-O05"],
  gate: { name: "G1", cap: "D", below: 0.5, sentence: "Less than half of the value has two live providers." },
  stage: { name: "R1", least: 1 },
  evaluate: ({ voices }) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const candidates = rootVoices(voices.value).filter((voice) => isInTime(voice) !== false);
    const certain = candidates.filter((voice) => isInTime(voice) === true);
    const providers = [...new Set(certain.flatMap(({ provider }) => provider ?? []))].sort();
    if (providers.length >= 2) return decided(1, `${providers.join(" and ")} answer in time.`, voices);
    const tags = candidates.map(({ provider }) => provider);
    // Whoever is not named may be one more.
    const possible =
      new Set(tags.filter((tag) => tag !== null)).size + tags.filter((tag) => tag === null).length;
    if (possible >= 2) {
      return unknown(
        certain.some(({ provider }) => provider === null)
          ? "Nobody says who provides a voice that answers."
          : "Whether a voice is in time is not known: it has neither limit nor heartbeat.",
      );
    }
    const only = providers[0] === undefined ? "One provider at most answers" : `Only ${providers[0]} answers`;
    return decided(0, candidates.length === 0 ? "No provider answers in time." : `${only} in time.`, voices);
  },
} satisfies OracleCheck;
