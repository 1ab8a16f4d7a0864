import { judgeSource } from "./fastModel.ts";
import type { RunConfig } from "./runConfig.ts";
import type { Timeline } from "./timeline.ts";

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
  const couldServe = new Uint8Array(steps);
  const sameGroup = sources.map(({ group }) =>
    sources.reduce((mask, other, index) => (other.group === group ? mask | (1 << index) : mask), 0),
  );
  let firstBadStep = -1;
  for (let step = 0; step < steps; step++) {
    const now = step * stepSeconds;
    const price = truth[step] ?? 0;
    let badMask = 0;
    let goodGroups = 0;
    let goodMask = 0;
    for (let index = 0; index < sources.length; index++) {
      const source = sources[index];
      const answers = timeline.sources[index];
      if (source === undefined || answers === undefined || source.role === "Shadow") continue;
      const isUsable = judgeSource(answers, step, now, source, config) === 0;
      if (!isUsable || errorBps(answers.prices[step] ?? 0, price) > toleranceBps) {
        badMask |= 1 << index;
        continue;
      }
      if ((goodMask & (sameGroup[index] ?? 0)) === 0) goodGroups++;
      goodMask |= 1 << index;
    }
    badMasks[step] = badMask;
    const isUp =
      sequencer === undefined ||
      (sequencer.down[step] === 0 && now - (sequencer.since[step] ?? 0) > oracle.sequencerGrace);
    couldServe[step] = isUp && goodGroups >= oracle.quorum ? 1 : 0;
    if (badMask !== 0 && firstBadStep < 0) firstBadStep = step;
  }
  return { badMasks, couldServe, firstBadStep };
};
