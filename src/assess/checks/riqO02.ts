import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { isSameRoot, voting } from "../voices.ts";

/** Does every slot read a root of its own? */
export default {
  id: "RIQ-O02",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "onchain",
  question: "Does every slot read a root of its own?",
  why: "A feed that is compared with itself agrees with every lie, and both go silent together.",
  incidents: ["usual-usd0pp-2025"],
  observed: "Proxies and adapters are followed to what they finally read.",
  remedy: "Replace the duplicate by a feed of another provider.",
  follows: [
    "G1",
    "G3",
    "G4",
    "G6",
    "G9",
    "RIQ-O01",
    "RIQ-O03",
    "RIQ-O04",
    "RIQ-O05",
    "RIQ-O06",
    "RIQ-O10",
    "RIQ-I04",
    "RIQ-I08",
    "RIQ-I09",
    "RIQ-F02",
    "RIQ-F03",
    "RIQ-F07",
    "RIQ-F11",
    "RIQ-C09",
  ],
  gate: { name: "G3", cap: "D", below: 1, sentence: "Two roles are held by one feed." },
  evaluate: ({ voices }) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const slots = voting(voices.value);
    if (slots.length <= 1) return notApplicable("It has one voice.", voices);
    for (const [index, { name, root }] of slots.entries()) {
      const twin = slots.slice(0, index).find((other) => root !== null && isSameRoot(other, root));
      if (twin !== undefined) return decided(0, `${name} and ${twin.name} read the same, ${root}.`, voices);
    }
    if (slots.some(({ root }) => root === null))
      return unknown("What a voice finally reads could not be followed.");
    return decided(1, `${slots.length} voices read ${slots.length} roots.`, voices);
  },
} satisfies OracleCheck;
