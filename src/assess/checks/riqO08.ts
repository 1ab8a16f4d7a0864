import type { OracleCheck } from "../check.ts";
import type { Fact } from "../evidence.ts";
import type { Voice } from "../oracleFacts.ts";
import { hours } from "../sentences.ts";
import { decided, notApplicable, partly, unknown, type Verdict } from "../verdict.ts";
import { isAlive, loneVoice, voting } from "../voices.ts";

const verdictOf = (standby: Voice, fact: Fact<unknown>): Verdict => {
  const { name, ageSeconds, isServed } = standby;
  if (isServed === null) return unknown(`Whether ${name} is served could not be read.`);
  const alive = isAlive(standby);
  if (alive === null)
    return unknown(
      standby.isOnDemand
        ? `Whether the endpoint of ${name} hands out a newer update was not tried.`
        : `The heartbeat of ${name} is not known.`,
    );
  if (alive) return decided(1, `${name} is alive.`, fact);
  const state = ageSeconds === null ? "does not answer" : `${hours(ageSeconds)} old`;
  return decided(0, `${name} is a standby and ${state}.`, fact);
};

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
    if (loneVoice(voices) !== undefined) return notApplicable("It has one voice.", voices);
    const slots = voting(voices.value);
    const standbys = slots.filter(({ isServed }) => isServed !== true);
    if (standbys.length === 0) return decided(1, "Every voice is part of what is served.", voices);
    const rated = standbys.map((one) => ({ name: one.name, verdict: verdictOf(one, voices) }));
    if (rated.every(({ verdict }) => verdict.outcome !== null)) {
      const dead = rated.filter(({ verdict }) => verdict.outcome === 0);
      return decided(
        (rated.length - dead.length) / rated.length,
        dead[0]?.verdict.message ??
          (rated.length === 1 ? "The standby is alive." : `All ${rated.length} standbys are alive.`),
        voices,
      );
    }
    // One that is dead is dead, whatever is not known of the others.
    if (rated.some(({ verdict }) => verdict.outcome === 0))
      return rated.map(({ name, verdict }) => partly(name, verdict));
    return rated.find(({ verdict }) => verdict.outcome === null)?.verdict ?? [];
  },
} satisfies OracleCheck;
