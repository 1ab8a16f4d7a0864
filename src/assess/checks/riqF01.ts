import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { staleness, voting } from "../voices.ts";

/** Is every source's staleness limit just above its heartbeat? */
export default {
  id: "RIQ-F01",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "onchain",
  question: "Is every source's staleness limit just above its heartbeat?",
  why: "Too wide a limit believes a dead feed; too narrow a one kills a live feed.",
  incidents: ["edel-2026", "gmx-avax-2022"],
  observed: "The limit that the oracle keeps, against heartbeat plus buffer and twice the heartbeat.",
  remedy: "Set the limit to heartbeat plus buffer.",
  follows: ["G7"],
  gate: { name: "G7", cap: "D", below: 0.5, sentence: "A price may be of any age.", holdsOnAny: true },
  stage: { name: "R1", least: 0.5 },
  evaluate: ({ voices }, _, protocol) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const voters = voting(voices.value);
    const rated = voters.map((voice) => ({
      name: voice.name,
      rate: staleness(voice, protocol.rtoSeconds?.value ?? null),
    }));
    const [worst] = rated.toSorted((one, other) => one.rate - other.rate);
    if (worst === undefined) return unknown("It has no voice that counts.");
    const sentence =
      worst.rate === 1
        ? "Every limit lies between heartbeat plus buffer and twice the heartbeat."
        : worst.rate === 0
          ? `${worst.name} is believed at any age.`
          : `The limit of ${worst.name} is not between heartbeat plus buffer and twice the heartbeat.`;
    return decided(worst.rate, sentence, voices);
  },
} satisfies OracleCheck;
