import type { Caught } from "../replay/incident.ts";
import type { Verdict } from "../replay/verdict.ts";
import { formatDollars, formatDuration, formatError, formatNumber } from "./figures.ts";
import type { NamedSystem } from "./league.ts";
import {
  type IncidentResult,
  isGated,
  isReplayed,
  type ReplayedIncident,
  type ReplayPageInput,
  resultOf,
} from "./replayInput.ts";
import { type Cell, cell, figures, type ReportTable, words } from "./reportTable.ts";

const VERDICT_TONES: Readonly<Record<Verdict, NonNullable<Cell["tone"]>>> = {
  held: "good",
  degraded: "impaired",
  refused: "refused",
  "served wrong": "bad",
};

/** How a judgement of the record reads. */
export const CAUGHT_WORDS: Readonly<Record<Caught, string>> = {
  yes: "yes",
  partial: "in part",
  no: "no",
  "not-applicable": "off-chain",
};

/** A failure's class in words. */
export const classWords = (failureClass: string): string => failureClass.replaceAll("_", " ");

const verdictCell = (result: IncidentResult | undefined): Cell => {
  if (result === undefined) return cell("–");
  const { verdict, wrongSeconds, unavailableSeconds, worstErrorBps, levelsSeconds } = result;
  const details: Readonly<Record<Verdict, string | undefined>> = {
    held: undefined,
    degraded: `for ${formatDuration(levelsSeconds.Degraded)}`,
    refused: `for ${formatDuration(unavailableSeconds)}`,
    "served wrong": `${formatError(worstErrorBps)} off, ${formatDuration(wrongSeconds)}`,
  };
  return cell(verdict, VERDICT_TONES[verdict], details[verdict]);
};

const systemColumns = (systems: readonly NamedSystem[]) =>
  systems.map(({ name, title }) => words(name, title));

/** The systems that have a result; one that did not run is no winner. */
export const takingPart = (
  incidents: readonly ReplayedIncident[],
  systems: readonly NamedSystem[],
): NamedSystem[] =>
  systems.filter(({ name }) => incidents.some((incident) => resultOf(incident, name) !== undefined));

/** Each incident that was replayed, with the verdict on each system and the links to what is known of it. */
export const incidentsTable = ({ incidents, systems }: ReplayPageInput): ReportTable => {
  const present = takingPart(incidents, systems);
  return {
    caption: "Each replayed incident, and what each system did",
    columns: [
      words("Incident"),
      figures(
        "Loss",
        "In US dollars, as the record has it; what it counts differs from incident to incident.",
      ),
      words("Catchable", "Whether checks in a read would have caught it, as the record judges."),
      ...systemColumns(present),
      words("Sources"),
    ],
    rows: incidents
      .filter(isReplayed)
      .map((incident) => [
        cell(
          incident.title,
          undefined,
          `${incident.id} · ${incident.dateUtc} · ${classWords(incident.failureClass)}`,
        ),
        cell(formatDollars(incident.lossUsd)),
        cell(CAUGHT_WORDS[incident.caughtVerdict]),
        ...present.map(({ name }) => verdictCell(resultOf(incident, name))),
        { text: "", references: incident.sources },
      ]),
  };
};

/** Each incident without a vector: what is known of it, and whether it could have been caught. */
export const recordedTable = ({ incidents }: ReplayPageInput): ReportTable => ({
  caption: "Incidents whose record gives no figures to replay",
  columns: [words("Incident"), figures("Loss"), words("Catchable"), words("Why"), words("Sources")],
  rows: incidents
    .filter((incident) => !isReplayed(incident))
    .map((incident) => [
      cell(
        incident.title,
        undefined,
        `${incident.id} · ${incident.dateUtc} · ${classWords(incident.failureClass)}`,
      ),
      cell(formatDollars(incident.lossUsd)),
      cell(CAUGHT_WORDS[incident.caughtVerdict]),
      cell(incident.caughtWhy),
      { text: "", references: incident.sources },
    ]),
});

const sumOf = (results: readonly IncidentResult[], of: (result: IncidentResult) => number): number =>
  results.reduce((sum, result) => sum + of(result), 0);

/** What one system did over all replayed incidents. */
export const resultsOf = (incidents: readonly ReplayedIncident[], system: string): IncidentResult[] =>
  incidents.flatMap((incident) => resultOf(incident, system) ?? []);

const countOf = (results: readonly IncidentResult[], verdict: Verdict): number =>
  results.filter((result) => result.verdict === verdict).length;

/** The systems over all replayed incidents: who served the fewest wrong prices is first. */
export const replayLeagueTable = ({ incidents, systems }: ReplayPageInput): ReportTable => {
  const gated = incidents.filter(isGated);
  const standings = takingPart(incidents, systems).map((system) => {
    const results = resultsOf(incidents, system.name);
    return {
      system,
      results,
      wrong: countOf(results, "served wrong"),
      wrongGated: countOf(resultsOf(gated, system.name), "served wrong"),
      wrongSeconds: sumOf(results, ({ wrongSeconds }) => wrongSeconds),
      refusedSeconds: sumOf(results, ({ unavailableSeconds }) => unavailableSeconds),
      worst: Math.max(0, ...results.map(({ worstErrorBps }) => worstErrorBps)),
    };
  });
  standings.sort(
    (one, other) =>
      one.wrong - other.wrong ||
      one.wrongSeconds - other.wrongSeconds ||
      one.refusedSeconds - other.refusedSeconds,
  );
  return {
    caption: "The systems over all replayed incidents",
    columns: [
      words("System"),
      figures("Held"),
      figures("Degraded", "Served right with another source, or with one fewer, and said so."),
      figures("Refused"),
      figures("Served wrong"),
      figures("of the catchable"),
      figures("Time wrong"),
      figures("Worst error"),
      figures("Time refused"),
    ],
    rows: standings.map(({ system, results, wrong, wrongGated, wrongSeconds, refusedSeconds, worst }) => [
      cell(system.name, undefined, system.title),
      cell(formatNumber(countOf(results, "held"))),
      cell(formatNumber(countOf(results, "degraded"))),
      cell(formatNumber(countOf(results, "refused"))),
      cell(formatNumber(wrong), wrong > 0 ? "bad" : "good"),
      cell(`${wrongGated} of ${gated.length}`, wrongGated > 0 ? "bad" : "good"),
      wrongSeconds > 0 ? cell(formatDuration(wrongSeconds), "bad") : cell("none", "good"),
      cell(formatError(worst)),
      cell(refusedSeconds === 0 ? "none" : formatDuration(refusedSeconds)),
    ]),
  };
};

/** Incidents of one judgement by their class, the costliest class first. */
export const classesTable = (
  { incidents, recommended }: ReplayPageInput,
  caption: string,
  judgements: readonly Caught[],
): ReportTable => {
  const judged = incidents.filter(({ caughtVerdict }) => judgements.includes(caughtVerdict));
  const classes = new Map<string, readonly ReplayedIncident[]>();
  for (const incident of judged) {
    const { failureClass } = incident;
    classes.set(failureClass, [...(classes.get(failureClass) ?? []), incident]);
  }
  const lossOf = (members: readonly ReplayedIncident[]) =>
    members.every(({ lossUsd }) => lossUsd === null)
      ? null
      : members.reduce((sum, { lossUsd }) => sum + (lossUsd ?? 0), 0);
  const outcomeOf = (incident: ReplayedIncident): string => {
    const verdicts = recommended.flatMap((system) => {
      const verdict = resultOf(incident, system)?.verdict;
      return verdict === undefined ? [] : [`${system} ${verdict}`];
    });
    return verdicts.length === 0 ? "" : ` Replayed: ${verdicts.join(", ")}.`;
  };
  return {
    caption,
    columns: [words("Class"), figures("Incidents"), figures("Loss, counted"), words("Which, and why")],
    rows: [...classes]
      .sort(([, one], [, other]) => (lossOf(other) ?? -1) - (lossOf(one) ?? -1))
      .map(([failureClass, members]) => [
        cell(classWords(failureClass)),
        cell(formatNumber(members.length)),
        cell(formatDollars(lossOf(members))),
        cell(
          members
            .map(
              (incident) =>
                `${incident.id}: ${incident.caughtWhy || "no reason is recorded."}${outcomeOf(incident)}`,
            )
            .join("\n"),
        ),
      ]),
  };
};
