import type { OracleCheck } from "../check.ts";
import { hours } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { onDemandLimit, staleness, voting } from "../voices.ts";

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
  follows: ["G4", "G7", "RIQ-O03", "RIQ-O06", "RIQ-F07"],
  gate: { name: "G7", cap: "D", below: 0.5, sentence: "A price may be of any age.", holdsOnAny: true },
  stage: { name: "R1", least: 0.5 },
  evaluate: ({ voices }, _, { rtoSeconds }) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const rto = rtoSeconds?.value ?? null;
    const [worst] = voting(voices.value).toSorted(
      (one, other) => staleness(one, rto) - staleness(other, rto),
    );
    if (worst === undefined) return unknown("It has no voice that counts.");
    const rate = staleness(worst, rto);
    const most = worst.isOnDemand
      ? `longer than ${hours(onDemandLimit(rto))}`
      : "not between heartbeat plus buffer and twice the heartbeat";
    const sentence =
      rate === 1
        ? "Every limit fits its heartbeat."
        : rate === 0
          ? `${worst.name} is believed at any age.`
          : worst.heartbeatSeconds === null && !worst.isOnDemand
            ? `${worst.name} has a limit, and no heartbeat that it could be compared with.`
            : `The limit of ${worst.name} is ${most}.`;
    return decided(rate, sentence, voices);
  },
} satisfies OracleCheck;
