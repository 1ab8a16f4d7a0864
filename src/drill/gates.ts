import { misuse } from "../problem.ts";
import type { DrilledResult } from "./drilledResult.ts";

/** What a drill holds an oracle to. */

/** Whether an oracle holds to a gate, and a sentence that says why. */
export interface GateVerdict {
  readonly gate: string;
  readonly ok: boolean;
  readonly sentence: string;
}

interface GateRule {
  readonly title: string;
  readonly judge: (result: DrilledResult) => Omit<GateVerdict, "gate">;
}

const percent = (bps: number): string =>
  `${(bps / 100).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
const named = ({ sources }: DrilledResult, indexes: readonly number[]): string =>
  [...new Set(indexes)].map((index) => sources[index]?.name ?? `source ${index}`).join(", ");

const silences = (result: DrilledResult, count: number): Omit<GateVerdict, "gate"> => {
  const { oracle, tolerance } = result;
  const stopping = result.silencesThatStop;
  const isHeld = tolerance.silent >= count && (count > 1 || stopping.length === 0);
  if (isHeld) {
    return {
      ok: true,
      sentence: `${oracle} is served while any ${count === 1 ? "one source is" : `${count} sources are`} silent.`,
    };
  }
  if (count === 1 && stopping.length > 0) {
    const faults = [...new Set(stopping.map(({ fault }) => fault))].join(", ");
    const who = named(
      result,
      stopping.map(({ source }) => source),
    );
    return {
      ok: false,
      sentence: `${oracle} stops when ${who} fails alone (${faults}): it takes a source that it can do without.`,
    };
  }
  return {
    ok: false,
    sentence: `${oracle} survives ${tolerance.silent} silent sources at once, not ${count}: add a source, or lower what has to agree.`,
  };
};

const lies = (result: DrilledResult, count: number): Omit<GateVerdict, "gate"> => {
  const { oracle, deviationBps } = result;
  const reach = result.frontier.reach.find(({ lying }) => lying === count);
  const worst = Math.max(reach?.lowBps ?? 0, reach?.highBps ?? 0, count === 1 ? result.worstLieBps : 0);
  const moving = result.isMovedBy(count);
  const who = count === 1 ? "One source" : `${count} sources together`;
  return moving
    ? {
        ok: false,
        sentence: `${who} can move ${oracle} by ${percent(worst)}, more than the deviation of ${percent(deviationBps)}: let more sources agree.`,
      }
    : { ok: true, sentence: `${who} can move ${oracle} by ${percent(worst)} at most.` };
};

const causesUnknown = ({ oracle, causes }: DrilledResult): Omit<GateVerdict, "gate"> | undefined =>
  causes.length > 0
    ? undefined
    : {
        ok: false,
        sentence: `Nothing is known of what the sources of ${oracle} have in common: drill it by a spec that says it.`,
      };

const causesSilent = (result: DrilledResult): Omit<GateVerdict, "gate"> => {
  const stopping = result.causes.filter(({ silent, kind }) => silent === "stopped" && kind !== "sequencer");
  if (stopping.length === 0) {
    return { ok: true, sentence: `${result.oracle} is served whichever common cause takes its sources.` };
  }
  const names = stopping.map(({ kind, name }) => `${kind} ${name}`).join("; ");
  return {
    ok: false,
    sentence: `${result.oracle} stops when all sources of one cause are silent (${names}): add a source without it.`,
  };
};

const causesLying = (result: DrilledResult): Omit<GateVerdict, "gate"> => {
  const moving = result.causes.filter(({ isMoved }) => isMoved);
  if (moving.length === 0) {
    return { ok: true, sentence: `No common cause moves ${result.oracle} beyond the deviation.` };
  }
  const names = moving
    .map(({ kind, name, movedBps }) => `${kind} ${name} by ${percent(movedBps)}`)
    .join("; ");
  return {
    ok: false,
    sentence: `${result.oracle} follows the lies of one cause (${names}): let sources without it agree.`,
  };
};

const RULES: Readonly<Record<string, GateRule>> = {
  "one-silent": { title: "any one source silent keeps it served", judge: (result) => silences(result, 1) },
  "one-lying": {
    title: "any one source lying moves it no further than the deviation",
    judge: (result) => lies(result, 1),
  },
  "two-silent": { title: "any two sources silent keep it served", judge: (result) => silences(result, 2) },
  "two-lying": {
    title: "any two sources lying move it no further than the deviation",
    judge: (result) => lies(result, 2),
  },
  "cause-silent": {
    title: "all sources of any common cause silent keep it served",
    judge: (result) => causesUnknown(result) ?? causesSilent(result),
  },
  "cause-lying": {
    title: "all sources of any common cause lying move it no further than the deviation",
    judge: (result) => causesUnknown(result) ?? causesLying(result),
  },
};

/** Every gate with what it demands. */
export const gateTitles = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(RULES).map(([gate, { title }]) => [gate, title]));

/** @throws Problem where one is unknown. */
export const requireGates = (gates: readonly string[]): void => {
  for (const gate of gates) {
    if (Object.hasOwn(RULES, gate)) continue;
    throw misuse("--gate", `"${gate}" is no gate; there are ${Object.keys(RULES).join(", ")}.`);
  }
};

/**
 * Judges a result by gates.
 * @throws Problem where one is unknown.
 */
export const judgeGates = (result: DrilledResult, gates: readonly string[]): GateVerdict[] => {
  requireGates(gates);
  return gates.map((gate) =>
    result.healthy.ok
      ? { gate, ...(RULES[gate] as GateRule).judge(result) }
      : { gate, ok: false, sentence: `${result.oracle} serves no price now, with no fault put in.` },
  );
};
