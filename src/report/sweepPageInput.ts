import { join } from "node:path";
import { formatShare } from "./figures.ts";
import type { Fact } from "./reportPage.ts";
import type { SweepPageInput, SweptConfiguration } from "./sweepInput.ts";
import type { ChoiceResult } from "../sweep/fold.ts";
import { choiceText, tiesWith } from "../sweep/pareto.ts";
import type { SweepReport } from "../sweep/sweepReport.ts";

const configurationOf = (
  { choice, ...found }: ChoiceResult,
  front: ReadonlySet<string>,
  isTied: boolean,
): SweptConfiguration => ({
  ...found,
  name: choiceText(choice),
  mode: choice.mode,
  sources: choice.sources,
  quorum: choice.quorum,
  maxDeviationBps: choice.maxDeviationBps,
  maxAge: `${choice.maxAgeFactor} heartbeats`,
  isOnFront: front.has(choiceText(choice)),
  isTied,
});

/**
 * A sweep's report as its page takes it.
 * @param facts What ran, by which command.
 * @param folder Where the worst fault timings are written to; empty for nowhere.
 */
export const sweepPageInput = (
  report: SweepReport,
  facts: readonly Fact[],
  folder: string,
): SweepPageInput => {
  const { sweep, recommended, cutSets, worstTimings } = report;
  const front = new Set(report.front.map(({ choice }) => choiceText(choice)));
  const tied = recommended === null ? [] : tiesWith(recommended, report.overall);
  const namesOf = (sets: readonly (readonly number[])[]): string[][] =>
    sets.map((members) => members.map((index) => sweep.sources[index] ?? ""));
  const configuration = recommended === null ? "" : choiceText(recommended.choice);
  return {
    title: sweep.title,
    isPartial: !report.isComplete,
    facts,
    runs: sweep.runs,
    environments: report.environments.length,
    configurations: report.overall.map((result) =>
      configurationOf(
        result,
        front,
        tied.some(({ choice }) => choice === result.choice),
      ),
    ),
    recommended: recommended === null ? undefined : configuration,
    reason: `Of those in which no single source can set the price, that no other of them beats in both, and that are served at least ${formatShare(sweep.leastAvailability)} of the time, it is the most available of which the wrong prices cannot be told apart from the least; where none is served so long, the most available.`,
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
      ...(folder !== "" && { file: join(folder, `${scenario.name}.json`) }),
    })),
  };
};
