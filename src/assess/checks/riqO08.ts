import type { OracleCheck } from "../check.ts";
import { hours } from "../sentences.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { isAlive, voting } from "../voices.ts";

/** Is every standby alive now? */
export default {
  id: "RIQ-O08",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "onchain",
  question: "Is every standby alive now?",
  why: "A standby that nobody reads dies without a sound, and is missed on the worst day.",
  incidents: ["entropy-keeper-2025"],
  observed: "The age of every voice that is not served now, against its heartbeat.",
  remedy: "Repair or replace the standby.",
  follows: ["G2"],
  gate: { name: "G2", cap: "D", below: 1, sentence: "A standby is dead." },
  evaluate: ({ voices }) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    if (voting(voices.value).length <= 1) return notApplicable("It has one voice.", voices);
    const standbys = voting(voices.value).filter(({ isServed }) => isServed === false);
    if (voices.value.some(({ role, isServed }) => role !== "Shadow" && isServed === null))
      return unknown("Which voices are served could not be read.");
    if (standbys.length === 0) return decided(1, "Every voice is part of what is served.", voices);
    const dead = standbys.find((one) => isAlive(one) === false);
    const alive = standbys.filter((one) => isAlive(one) === true).length;
    if (dead === undefined && alive < standbys.length)
      return unknown("The heartbeat of a standby is not known.");
    const sentence =
      dead === undefined
        ? `${alive} standbys are alive.`
        : `${dead.name} is a standby and ${dead.ageSeconds === null ? "does not answer" : `${hours(dead.ageSeconds)} old`}.`;
    if (dead !== undefined && standbys.some((one) => isAlive(one) === null)) {
      // A standby whose heartbeat nobody knows counts as alive for the share, which the dead one brings below 1 all the same.
      return decided(
        (standbys.length - standbys.filter((one) => isAlive(one) === false).length) / standbys.length,
        sentence,
        voices,
      );
    }
    return decided(alive / standbys.length, sentence, voices);
  },
} satisfies OracleCheck;
