import { cpus } from "node:os";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { withProgress } from "../src/report/progress.ts";
import { textTable } from "../src/report/textTable.ts";
import { completeScenario } from "../src/scenario/loadScenario.ts";
import { SYSTEMS } from "../src/simulate/builtInSystems.ts";
import type { RunConfig } from "../src/scenario/runConfig.ts";
import type { ScenarioInput } from "../src/scenario/scenario.ts";
import { openModelSimulation, openSimulation, type Simulation } from "../src/simulate/simulation.ts";
import type { System } from "../src/simulate/system.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { type Gate, gateOf } from "../src/problem.ts";
import simulationBench from "../src/report/json/simulationBench.ts";

/** What `npx hardhat oracle bench-simulate` takes. */
export interface BenchSimulateArguments {
  /** Fail where a figure is below what it must be. */
  readonly check: boolean;
  /** Also write the table to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

/** One line of the table: steps of one process, everything included. */
interface BenchRow {
  readonly name: string;
  /** Steps in a second of processor time, which others on the machine change little. */
  readonly perProcessorSecond: number;
  /** Steps in a second of the clock: median, least and most. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Steps in a second of processor time that it must reach. */
  readonly must?: number;
}

/** How fast one round was. */
interface Round {
  readonly clock: number;
  readonly processor: number;
}

const DAY = 86_400;
const ROUNDS = 7;
/** Two oracles and all systems, each by the model and on the bytecode. */
const WAYS = 6;
const CONTRACTS = ["contracts/*.sol", "contracts/testing/*.sol"];

/** Two weeks in steps of a minute with three sources, storms, and faults on a part of them. */
const SCENARIO: ScenarioInput = {
  name: "bench",
  title: "Two weeks of three sources",
  seed: 1,
  durationSeconds: 14 * DAY,
  price: {
    kind: "gbm",
    start: 3_000,
    regimes: [
      { name: "calm", annualVolatility: 0.6, meanDurationSeconds: 2 * DAY },
      { name: "storm", annualVolatility: 2.5, meanDurationSeconds: 7_200 },
    ],
    jumps: { perYear: 500, deviationBps: 150 },
  },
  sources: [
    { name: "first", heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 30 },
    { name: "second", heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 20, decimals: 18 },
    { name: "third", heartbeatSeconds: 3_600, deviationBps: 25 },
  ],
  oracle: {
    quorum: 2,
    maxDeviationBps: 150,
    sources: [{ maxAge: 3_900 }, { maxAge: 3_900 }, { maxAge: 3_900 }],
  },
  faults: [
    { fault: "freeze", sources: ["first"], startSeconds: DAY, endSeconds: 2 * DAY },
    {
      fault: "factor",
      sources: ["second"],
      startSeconds: 4 * DAY,
      endSeconds: 5 * DAY,
      parameters: { multiplier: 1.2 },
    },
    { fault: "revert-empty", sources: ["first"], startSeconds: 7 * DAY, endSeconds: 8 * DAY },
    {
      fault: "noise",
      sources: ["third"],
      startSeconds: 10 * DAY,
      endSeconds: 11 * DAY,
      parameters: { deviationBps: 50 },
    },
  ],
};

const systemsNamed = (names: readonly string[]): System[] =>
  names.flatMap((name) => {
    const system = SYSTEMS.get(name);
    return system === undefined ? [] : [system];
  });

/** Steps per second over whole runs: timeline, answers, sample checks, measures. */
const measureRate = async (simulation: Simulation, steps: number, runsARound: number): Promise<Round[]> => {
  const rounds: Round[] = [];
  let seed = 1;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    const spentBefore = process.cpuUsage();
    for (let run = 0; run < runsARound; run++) await simulation.run(seed++);
    const { user, system } = process.cpuUsage(spentBefore);
    const done = steps * runsARound;
    // The first round warms the compiler up.
    if (round === 0) continue;
    rounds.push({
      clock: (done * 1_000) / (performance.now() - start),
      processor: (done * 1_000_000) / (user + system),
    });
  }
  simulation.close();
  return rounds;
};

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);
const middle = (values: readonly number[]): number => Math.round(sorted(values)[values.length >> 1] ?? 0);

const rowOf = (name: string, rounds: readonly Round[], must?: number): BenchRow => {
  const clock = sorted(rounds.map((round) => round.clock));
  return {
    name,
    perProcessorSecond: middle(rounds.map(({ processor }) => processor)),
    median: middle(clock),
    least: Math.round(clock[0] ?? 0),
    most: Math.round(clock.at(-1) ?? 0),
    ...(must !== undefined && { must }),
  };
};

const measureAll = async (
  hre: HardhatRuntimeEnvironment,
  config: RunConfig,
  onProgress: (done: number) => void,
): Promise<BenchRow[]> => {
  const rows: BenchRow[] = [];
  const add = (row: BenchRow): void => {
    rows.push(row);
    onProgress(rows.length);
  };
  const names = [...SYSTEMS.keys()];
  for (const name of ["holdfast-ordered", "holdfast-median"]) {
    const systems = systemsNamed([name]);
    const modelled = await measureRate(openModelSimulation(config, systems), config.steps, 10);
    add(rowOf(`model, ${name}`, modelled, 1_000_000));
    const real = await openSimulation(hre.artifacts, config, systems);
    add(rowOf(`bytecode, ${name}`, await measureRate(real, config.steps, 1), 10_000));
  }
  const all = systemsNamed(names);
  add(
    rowOf(`model, all ${all.length}`, await measureRate(openModelSimulation(config, all), config.steps, 5)),
  );
  const real = await openSimulation(hre.artifacts, config, all);
  add(rowOf(`bytecode, all ${all.length}`, await measureRate(real, config.steps, 1)));
  return rows;
};

const settingsOf = ({ steps, sources }: RunConfig): string[] => [
  `Whole runs of ${steps} steps with ${sources.length} sources: timeline, answers, sample checks against both models, measures.`,
  `One process; medians of ${ROUNDS} rounds on ${cpus().length} cores, which may be shared with others: ${cpus()[0]?.model ?? ""}.`,
];

const bench = async (
  { check }: BenchSimulateArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  await buildForTask(hre, CONTRACTS);
  const config = await completeScenario(SCENARIO, { folder: hre.config.paths.root });
  const rows = await withProgress(
    { label: "Measuring", unit: "ways to simulate", total: WAYS },
    ({ update }) => measureAll(hre, config, update),
  );
  const settings = settingsOf(config);
  const head = ["steps", "a processor second", "must", "a second", "least", "most"];
  const cells = rows.map(({ name, perProcessorSecond, median, least, most, must }) => [
    name,
    perProcessorSecond.toLocaleString("en"),
    must?.toLocaleString("en") ?? "",
    ...[median, least, most].map((rate) => rate.toLocaleString("en")),
  ]);
  output.say(textTable([head, ...cells]).join("\n"));
  output.say(`\n${settings.join("\n")}`);
  output.writeJson(simulationBench, { settings, rows });
  const missed = rows
    .filter(({ perProcessorSecond, must }) => must !== undefined && perProcessorSecond < must)
    .map(
      ({ name, perProcessorSecond, must }) =>
        `${name}: ${perProcessorSecond} steps a processor second are below ${must}.`,
    );
  if (!check) for (const sentence of missed) console.error(sentence);
  return gateOf([{ name: "bench", cases: [{ name: "speed", problems: check ? missed : [] }] }]);
};

/** Measures how many steps of a simulation one process does in a second. */
export default (given: BenchSimulateArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => bench(given, hre, output));
