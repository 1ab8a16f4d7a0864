import type { Fact } from "../report/reportPage.ts";
import type { SweepReport as SweepPageInput, SweptConfiguration } from "../report/sweepInput.ts";
import type { ChoiceResult } from "./fold.ts";
import { choiceText } from "./pareto.ts";
import type { SweepReport } from "./sweepReport.ts";

const configurationOf = (
  { choice, ...found }: ChoiceResult,
  front: ReadonlySet<string>,
): SweptConfiguration => ({
  ...found,
  name: choiceText(choice),
  mode: choice.mode,
  sources: choice.sources,
  quorum: choice.quorum,
  maxDeviationBps: choice.maxDeviationBps,
  maxAge: `${choice.maxAgeFactor} heartbeats`,
  isOnFront: front.has(choiceText(choice)),
});

/**
 * A sweep's report as its page takes it.
 * @param facts What ran, by which command.
 */
export const sweepPageInput = (report: SweepReport, facts: readonly Fact[]): SweepPageInput => {
  const { sweep, recommended, cutSets, worstTimings } = report;
  const front = new Set(report.front.map(({ choice }) => choiceText(choice)));
  const namesOf = (sets: readonly (readonly number[])[]): string[][] =>
    sets.map((members) => members.map((index) => sweep.sources[index] ?? ""));
  const configuration = recommended === null ? "" : choiceText(recommended.choice);
  return {
    title: sweep.title,
    isPartial: !report.isComplete,
    facts,
    configurations: report.overall.map((result) => configurationOf(result, front)),
    recommended: recommended === null ? undefined : configuration,
    reason: `Of those on the front that are served at least ${100 * sweep.leastAvailability} % of the time, the one with the least wrong prices; where none is, the most available. That threshold is the sweep's own choice.`,
    cutSets:
      cutSets === null
        ? []
        : [{ configuration, silence: namesOf(cutSets.silence), lie: namesOf(cutSets.lie) }],
    worstSchedules: worstTimings.map(({ harm, seconds, worstErrorBps, scenario }) => ({
      configuration,
      harm,
      seconds,
      worstErrorBps,
      faults: (scenario.faults ?? []).map(({ fault, sources = [], startSeconds, endSeconds }) => ({
        fault,
        sources,
        startSeconds,
        endSeconds,
      })),
      file: `${scenario.name}.json`,
    })),
  };
};
