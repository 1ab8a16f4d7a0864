import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Incident, readIncidents } from "../replay/incident.ts";
import { incidentScenario, isReplayable } from "../replay/incidentScenario.ts";
import {
  type ReplayEntry,
  type ReplayedIncident,
  type ReplayReport,
  replayIncident,
  unreplayed,
} from "../replay/replay.ts";
import { chartedRunOf } from "../report/chartedRun.ts";
import { counted, formatError } from "../report/figures.ts";
import { renderJunit } from "../report/junit.ts";
import { replayMarkdown } from "../report/markdownReports.ts";
import { startProgress } from "../report/progress.ts";
import { replayGate } from "../report/replayGate.ts";
import type { ReplayPageInput } from "../report/replayInput.ts";
import { renderReplayPage } from "../report/replayPage.ts";
import { textTable } from "../report/textTable.ts";
import { compiledContracts } from "../files/artifacts.ts";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { completeScenario } from "../scenario/loadScenario.ts";
import type { System } from "../simulate/system.ts";
import { buildForTask } from "./buildForTask.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { CHART_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { factsOf, filesOf, heedInterrupt, type ReportFiles, writeReports } from "../report/reportFiles.ts";
import { chooseSystems } from "../simulate/chooseSystems.ts";
import replayReport, { VERDICTS } from "../report/json/replayReport.ts";
import { misuse, type Gate } from "../problem.ts";

/** What `npx hardhat oracle replay` takes; a file's name is empty for none. */
export interface ReplayArguments extends ReportFiles {
  /** Incidents to replay; empty for those that ship. */
  readonly incidents: string;
  /** Id of the one incident to replay; empty for all. */
  readonly only: string;
  /** Names of systems, separated by commas; empty for all. */
  readonly system: string;
  readonly json: string;
}

/** Enough of a digest to tell two files apart. */
const DIGEST_CHARACTERS = 16;
const CONTRACTS = ["contracts/*.sol", "contracts/testing/*.sol"];
const SHIPPED = join(PACKAGE_ROOT, "data", "incidents.json");
/** Compared unless others are asked for. */
const COMPARED: readonly string[] = [
  "holdfast-ordered",
  "holdfast-median",
  "single-feed",
  "single-feed-staleness",
  "naive-fallback",
  "venus",
  "synthetix",
];
/** Systems in the configuration that is recommended: what is judged catchable they have to catch. */
const RECOMMENDED = /^holdfast-/;

const chooseIncidents = ({ incidents, only }: ReplayArguments): readonly Incident[] => {
  const all = readIncidents(incidents === "" ? SHIPPED : incidents);
  if (only === "") return all;
  const chosen = all.filter(({ id }) => id === only);
  if (chosen.length > 0) return chosen;
  throw misuse(
    "--only",
    `"${only}" is no incident of the file; its ids are ${all.map(({ id }) => id).join(", ")}.`,
  );
};

const digestOf = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, DIGEST_CHARACTERS);

const datesOf = (incidents: readonly Incident[]): string => {
  const dates = incidents.map(({ dateUtc }) => dateUtc).sort();
  return `${dates[0] ?? "none"} to ${dates.at(-1) ?? "none"}`;
};

/** What the pages are made of. */
const pageInput = (
  given: ReplayArguments,
  incidents: readonly Incident[],
  replayed: readonly ReplayedIncident[],
  systems: readonly System[],
): ReplayPageInput => {
  const found = new Map(replayed.map((one) => [one.incident.id, one]));
  return {
    title: "Recorded incidents, replayed",
    isPartial: replayed.length < incidents.filter(isReplayable).length,
    facts: [
      ...factsOf("npx hardhat oracle replay"),
      {
        name: "Incidents",
        value: given.incidents === "" ? "those that ship (data/incidents.json)" : given.incidents,
      },
      { name: "Their dates", value: datesOf(incidents) },
      { name: "SHA-256 of their file", value: digestOf(given.incidents === "" ? SHIPPED : given.incidents) },
    ],
    systems,
    recommended: systems.map(({ name }) => name).filter((name) => RECOMMENDED.test(name)),
    // Of a replay that was stopped, those that it did not come to are no part.
    incidents: incidents
      .filter((incident) => found.has(incident.id) || !isReplayable(incident))
      .map((incident) => {
        const one = found.get(incident.id);
        return {
          id: incident.id,
          title: incident.title,
          dateUtc: incident.dateUtc,
          failureClass: incident.failureClass,
          lossUsd: incident.lossUsd,
          caughtVerdict: incident.caught.verdict,
          caughtWhy: incident.caught.why ?? "",
          sources: incident.sources.map(({ ref, note }) => ({ ref, note: note ?? null })),
          results: one?.entries ?? [],
          ...(one && { run: chartedRunOf(one.config, one.run) }),
        };
      }),
  };
};

/** Every incident has sources enough for every system, so any of them tells which systems there are. */
const chooseReplaySystems = async (given: string, [first]: readonly Incident[]): Promise<System[]> => {
  if (first === undefined) return [];
  const config = await completeScenario(incidentScenario(first), { folder: "." });
  const chosen = await chooseSystems(given, config);
  return given === "" ? chosen.filter(({ name }) => COMPARED.includes(name)) : chosen;
};

const cellOf = ({ verdict, worstErrorBps }: ReplayEntry): string =>
  verdict === "served wrong" ? `WRONG ${formatError(worstErrorBps)}` : verdict;

const incidentTable = (replayed: readonly ReplayedIncident[], systems: readonly System[]): string[] =>
  textTable([
    ["incident", "catchable", ...systems.map(({ name }) => name)],
    ...replayed.map(({ incident, entries }) => [
      incident.id,
      incident.caught.verdict,
      ...entries.map(cellOf),
    ]),
  ]);

const countTable = (entries: readonly ReplayEntry[], systems: readonly System[]): string[] =>
  textTable([
    ["system", ...VERDICTS],
    ...systems.map(({ name }) => [
      name,
      ...VERDICTS.map((verdict) =>
        String(entries.filter((entry) => entry.system === name && entry.verdict === verdict).length),
      ),
    ]),
  ]);

const replayAll = async (
  incidents: readonly Incident[],
  systems: readonly System[],
): Promise<ReplayedIncident[]> => {
  const replayed: ReplayedIncident[] = [];
  const progress = startProgress({
    label: "Replaying",
    unit: "incidents",
    total: incidents.length,
    stream: process.stderr,
  });
  const { isInterrupted, release } = heedInterrupt();
  try {
    for (const incident of incidents) {
      if (isInterrupted()) break;
      replayed.push(await replayIncident(compiledContracts, incident, systems));
      progress.update(replayed.length);
    }
  } finally {
    progress.finish();
    release();
  }
  return replayed;
};

const replay = async (
  given: ReplayArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  if (given.html !== "") requirePackages("--html", CHART_PACKAGES);
  const incidents = chooseIncidents(given);
  const replayable = incidents.filter(isReplayable);
  const systems = await chooseReplaySystems(given.system, replayable);
  await buildForTask(hre, CONTRACTS);
  const replayed = await replayAll(replayable, systems);
  const entries = replayed.flatMap((one) => one.entries);
  const report: ReplayReport = { incidents: entries, notReplayed: unreplayed(incidents, entries) };
  if (replayed.length > 0) {
    output.say(incidentTable(replayed, systems).join("\n"));
    output.say(`\n${countTable(report.incidents, systems).join("\n")}`);
  }
  const unreplayable = incidents.length - replayable.length;
  if (unreplayable > 0) {
    output.say(
      `\nNot replayed: ${unreplayable} of ${counted(incidents.length, "incident")}, of which the records do not say what a feed did.`,
    );
  }
  output.writeJson(replayReport, report);
  const input = pageInput(given, incidents, replayed, systems);
  const gate = replayGate(input);
  writeReports(output, given, {
    html: () => renderReplayPage(input),
    markdown: () => replayMarkdown(input),
    junit: () => renderJunit("oracle replay", gate),
  });
  if (input.isPartial) console.error(`Stopped after ${replayed.length} of ${replayable.length} incidents.`);
  if (replayable.length > 0) return gate;
  const none = counted(incidents.length, "incident");
  const undecided = `Nothing was replayed: of ${none} none says what a feed did; give --incidents a file of others.`;
  return { ...gate, undecided };
};

/** Replays recorded incidents on our oracles, the baselines and the peers, and prints what came of each. */
export default (given: ReplayArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput(filesOf(given), (output) => replay(given, hre, output));
