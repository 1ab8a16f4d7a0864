import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Do values come about in two ways at least? */
export default {
  id: "RIQ-I05",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "spec",
  question: "Do values come about in two ways at least?",
  why: "What one method cannot see no number of its copies sees.",
  incidents: ["moonwell-wrseth-2025"],
  observed: "Model that the spec names for each voice: push, pull, optimistic, twap or rate.",
  remedy: "Add a source of another model.",
  follows: [],
  evaluate: ({ voices, tags }) => {
    const lone = loneVoice(voices, tags);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (tags === undefined) return unknown("Nobody says how values come about.");
    const models = new Set(tags.value.flatMap(({ model }) => (model === null ? [] : [model])));
    if (models.size >= 2)
      return decided(1, `Its voices are of the models ${[...models].sort().join(" and ")}.`, tags);
    if (tags.value.some(({ model }) => model === null)) return unknown("The model of a voice is not known.");
    return decided(0, `All ${tags.value.length} voices are of the model ${[...models].join("")}.`, tags);
  },
} satisfies OracleCheck;
