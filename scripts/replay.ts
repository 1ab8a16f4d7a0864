import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Incident, readIncidents } from "../src/replay/incident.ts";
import { incidentScenario, isReplayable } from "../src/replay/incidentScenario.ts";
import {
  type ReplayEntry,
  type ReplayedIncident,
  type ReplayReport,
  replayIncident,
  unreplayed,
} from "../src/replay/replay.ts";
import { VERDICTS } from "../src/replay/verdict.ts";
import { textTable } from "../src/report/textTable.ts";
import { PACKAGE_ROOT } from "../src/simulate/packageRoot.ts";
import { completeScenario } from "../src/simulate/loadScenario.ts";
import { ScenarioProblem } from "../src/simulate/scenarioProblem.ts";
import { ModelMismatch } from "../src/simulate/simulation.ts";
import type { System } from "../src/simulate/system.ts";
import { buildForTask } from "./buildForTask.ts";
import { chooseSystems, PeersMissing } from "./simulationSystems.ts";

/** What `npx hardhat oracle replay` takes; a file's name is empty for none. */
export interface ReplayArguments {
  /** Incidents to replay; empty for those that ship. */
  readonly incidents: string;
  /** Id of the one incident to replay; empty for all. */
  readonly only: string;
  /** Names of systems, separated by commas; empty for all. */
  readonly system: string;
  readonly json: string;
}

const EXIT_GATE = 1;
const EXIT_USAGE = 2;
const EXIT_UNOBSERVED = 3;
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
  throw new ScenarioProblem(
    "--only",
    `"${only}" is no incident of the file; its ids are ${all.map(({ id }) => id).join(", ")}.`,
  );
};

/** Every incident has sources enough for every system, so any of them tells which systems there are. */
const chooseReplaySystems = async (given: string, [first]: readonly Incident[]): Promise<System[]> => {
  if (first === undefined) return [];
  const config = await completeScenario(incidentScenario(first), { folder: "." });
  const chosen = await chooseSystems(given, config);
  return given === "" ? chosen.filter(({ name }) => COMPARED.includes(name)) : chosen;
};

const percent = (bps: number): string =>
  bps < 100_000 ? `${(bps / 100).toFixed(bps < 1_000 ? 1 : 0)} %` : `×${(bps / 10_000).toPrecision(2)}`;

const cellOf = ({ verdict, worstErrorBps }: ReplayEntry): string =>
  verdict === "served wrong" ? `WRONG ${percent(worstErrorBps)}` : verdict;

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

/** One sentence for each incident that was judged catchable, and is served wrong nevertheless. */
const misses = (replayed: readonly ReplayedIncident[]): string[] =>
  replayed
    .filter(({ incident }) => incident.caught.verdict === "yes")
    .flatMap(({ entries }) => entries)
    .filter(({ system, verdict }) => RECOMMENDED.test(system) && verdict === "served wrong")
    .map(
      ({ id, system, worstErrorBps }) =>
        `${system} served a price ${percent(worstErrorBps)} off in ${id}, which is judged catchable.`,
    );

const replayAll = async (
  hre: HardhatRuntimeEnvironment,
  incidents: readonly Incident[],
  systems: readonly System[],
): Promise<ReplayedIncident[]> => {
  const replayed: ReplayedIncident[] = [];
  for (const [index, incident] of incidents.entries()) {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${index + 1} of ${incidents.length}: ${incident.id}`);
    replayed.push(await replayIncident(hre.artifacts, incident, systems));
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  return replayed;
};

const replay = async (given: ReplayArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const incidents = chooseIncidents(given);
  const replayable = incidents.filter(isReplayable);
  const systems = await chooseReplaySystems(given.system, replayable);
  await buildForTask(hre, CONTRACTS);
  const replayed = await replayAll(hre, replayable, systems);
  const left = unreplayed(incidents);
  const report: ReplayReport = { incidents: replayed.flatMap(({ entries }) => entries), notReplayed: left };
  if (replayed.length > 0) {
    console.log(incidentTable(replayed, systems).join("\n"));
    console.log(`\n${countTable(report.incidents, systems).join("\n")}`);
  }
  if (left.length > 0) {
    console.log(
      `\n${left.length} of ${incidents.length} incidents are not replayed: their records do not say what a feed did.`,
    );
  }
  if (given.json !== "") await writeFile(given.json, `${JSON.stringify(report, null, 2)}\n`);
  const sentences = misses(replayed);
  for (const sentence of sentences) console.error(sentence);
  if (sentences.length > 0) process.exitCode = EXIT_GATE;
};

/** Replays recorded incidents on our oracles, the baselines and the peers, and prints what came of each. */
export default async (given: ReplayArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  try {
    await replay(given, hre);
  } catch (failure) {
    if (failure instanceof ScenarioProblem) process.exitCode = EXIT_USAGE;
    else if (failure instanceof ModelMismatch || failure instanceof PeersMissing)
      process.exitCode = EXIT_UNOBSERVED;
    else throw failure;
    console.error(failure.message);
  }
};
