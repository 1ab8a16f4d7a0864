import { groupMasksOf } from "../oracle/fastModel.ts";
import { judgeSource, NONE } from "../oracle/judgeSource.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { Timeline } from "../oracle/timeline.ts";

const BPS = 10_000;

/** How the sources really are at each step, whatever any oracle makes of them. */
export interface SourceHealth {
  /** Bit i: source i is unusable, or further from the true price than the tolerance. Sources that never vote are left out. */
  readonly badMasks: Uint16Array;
  /** 1 where a quorum of groups is usable and within the tolerance, and the chain lets anybody act on it. */
  readonly couldServe: Uint8Array;
  /** First step at which a source is bad after none was; -1 where there is none. */
  readonly firstBadStep: number;
}

/** Distance of a price from the true one in basis points of it; a price that is not positive is 10,000 off. */
export const errorBps = (price: number, truth: number): number =>
  price <= 0 ? BPS : (Math.abs(price - truth) * BPS) / truth;

/** Looks at every source of a timeline. */
export const assessSources = (timeline: Timeline, config: RunConfig): SourceHealth => {
  const { steps, stepSeconds, truth, sequencer } = timeline;
  const { sources, oracle, toleranceBps } = config;
  const badMasks = new Uint16Array(steps);
  const goodMasks = new Uint16Array(steps);
  const goodGroups = new Uint8Array(steps);
  const groupMasks = groupMasksOf(sources);
  for (const [index, source] of sources.entries()) {
    const answers = timeline.sources[index];
    if (answers === undefined || source.role === "Shadow") continue;
    const bit = 1 << index;
    const groupMask = groupMasks[index] ?? 0;
    for (let step = 0; step < steps; step++) {
      const isGood =
        judgeSource(answers, step, step * stepSeconds, source, config) === NONE &&
        errorBps(answers.prices[step] ?? 0, truth[step] ?? 0) <= toleranceBps;
      if (!isGood) {
        badMasks[step] = (badMasks[step] ?? 0) | bit;
        continue;
      }
      const goodMask = goodMasks[step] ?? 0;
      if ((goodMask & groupMask) === 0) goodGroups[step] = (goodGroups[step] ?? 0) + 1;
      goodMasks[step] = goodMask | bit;
    }
  }
  const couldServe = new Uint8Array(steps);
  for (let step = 0; step < steps; step++) {
    const isUp =
      sequencer === undefined ||
      (sequencer.down[step] === 0 &&
        step * stepSeconds - (sequencer.since[step] ?? 0) > oracle.sequencerGrace);
    couldServe[step] = isUp && (goodGroups[step] ?? 0) >= oracle.quorum ? 1 : 0;
  }
  return { badMasks, couldServe, firstBadStep: badMasks.findIndex((mask) => mask !== 0) };
};
