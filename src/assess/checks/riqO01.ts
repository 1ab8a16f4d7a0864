import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { isInTime } from "../voices.ts";

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
  follows: ["G1"],
  gate: { name: "G1", cap: "D", below: 0.5, sentence: "Less than half of the value has two live providers." },
  stage: { name: "R1", least: 1 },
  evaluate: ({ voices }) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const fresh = voices.value.filter(
      ({ role, isServed, ageSeconds }) => role !== "Shadow" && (isServed === true || ageSeconds !== null),
    );
    const inTime = fresh.filter(isInTime);
    const providers = new Set(inTime.flatMap(({ provider }) => (provider === null ? [] : [provider])));
    if (providers.size >= 2) return decided(1, `${[...providers].join(" and ")} answer in time.`, voices);
    if (inTime.some(({ provider }) => provider === null))
      return unknown("Nobody says who provides a voice that answers.");
    return decided(
      0,
      `${providers.size === 0 ? "No provider answers" : `Only ${[...providers].join("")} answers`} in time.`,
      voices,
    );
  },
} satisfies OracleCheck;
