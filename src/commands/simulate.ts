import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { chartedRunOf } from "../report/chartedRun.ts";
import type { ChartMeasures } from "../report/chartMeasures.ts";
import { counted, formatDuration } from "../report/figures.ts";
import { renderJunit } from "../report/junit.ts";
import { simulationMarkdown } from "../report/markdownReports.ts";
import { PALETTES } from "../report/palette.ts";
import { startProgress } from "../report/progress.ts";
import { drawRun } from "../report/runChart.ts";
import { simulationGate } from "../report/simulationGate.ts";
import type { SimulationPageInput } from "../report/simulationInput.ts";
import { renderSimulationPage } from "../report/simulationPage.ts";
import { simulationTable } from "../report/simulationTable.ts";
import { loadScenario } from "../scenario/loadScenario.ts";
import type { Run } from "../simulate/result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import { findScenario } from "../scenario/scenarioFiles.ts";
import { runScenario, type ScenarioResult, type SystemResult } from "../simulate/runScenario.ts";
import type { System } from "../simulate/system.ts";
import { buildForTask } from "./buildForTask.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { CHART_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { factsOf, filesOf, heedInterrupt, type ReportFiles, writeReports } from "../report/reportFiles.ts";
import { chooseSystems } from "../simulate/chooseSystems.ts";
import simulationReport from "../report/json/simulationReport.ts";
import { misuse, type Gate } from "../problem.ts";

/** What `npx hardhat oracle simulate` takes. */
export interface SimulateArguments extends ReportFiles {
  /** Name of a built-in scenario, or the path of a scenario file. */
  readonly scenario: string;
  /** How many runs, with seeds from the scenario's own upwards. */
  readonly seeds: number;
  /** Names of systems, separated by commas; empty for all. */
  readonly system: string;
  /** In plain numbers instead of on the bytecode. */
  readonly model: boolean;
  /** Also write the result to this file; empty for none. */
  readonly json: string;
  /** Also draw the first run to `<prefix>-light.svg` and `<prefix>-dark.svg`; empty for none. */
  readonly svg: string;
}

const CONTRACTS = ["contracts/*.sol", "contracts/testing/*.sol"];

/** Runs it while a line on the terminal tells how far it is; Ctrl-C ends it after the run at hand. */
const runShown = async (
  config: RunConfig,
  systems: readonly System[],
  { seeds, model }: SimulateArguments,
): Promise<ScenarioResult> => {
  const progress = startProgress({
    label: "Simulating",
    unit: "steps",
    total: seeds * config.steps,
    stream: process.stderr,
  });
  const { isInterrupted, release } = heedInterrupt();
  try {
    const options = { seeds, isModel: model, onProgress: progress.update, isStopped: isInterrupted };
    return await runScenario(config, systems, options);
  } finally {
    progress.finish();
    release();
  }
};

/** Of a drawing that stands alone, in CSS pixels. */
const DRAWING: ChartMeasures = {
  width: 1_000,
  priceHeight: 200,
  rowHeight: 20,
  left: 170,
  fontSize: 12,
  isDetailed: true,
};

/** The files of the two drawings; none where none are asked for. */
const drawings = (prefix: string) => ({
  light: prefix === "" ? "" : `${prefix}-light.svg`,
  dark: prefix === "" ? "" : `${prefix}-dark.svg`,
});

const draw = (output: Output, prefix: string, config: RunConfig, run: Run): void => {
  const text = {
    id: config.name,
    title: config.title,
    description: "Prices of the sources and of each system, levels and faults over time",
  };
  for (const theme of ["light", "dark"] as const) {
    const { svg } = drawRun(chartedRunOf(config, run), PALETTES[theme], DRAWING, text);
    output.write(drawings(prefix)[theme], `${svg}\n`);
  }
};

const describeFaults = ({ faults, sources }: RunConfig): string[] =>
  faults.map(({ definition, sources: named, startSeconds, endSeconds }) => {
    const names = named.map((index) => sources[index]?.name ?? "").join(", ");
    return `  ${formatDuration(startSeconds)} to ${formatDuration(endSeconds)}: ${names} ${definition.title} (${definition.name})`;
  });

/** What `--json` writes: a function of the scenario, the seeds and the systems alone. */
const reportOf = (
  config: RunConfig,
  { seeds, model }: SimulateArguments,
  results: ReadonlyMap<string, SystemResult>,
) => ({
  scenario: {
    name: config.name,
    title: config.title,
    description: config.description,
    steps: config.steps,
    stepSeconds: config.stepSeconds,
    toleranceBps: config.toleranceBps,
    faults: config.faults.map(({ definition, parameters, sources, startSeconds, endSeconds }) => ({
      fault: definition.name,
      sources: sources.map((index) => config.sources[index]?.name ?? ""),
      startSeconds,
      endSeconds,
      parameters,
    })),
  },
  on: model ? ("model" as const) : ("bytecode" as const),
  seeds: { first: config.seed, count: seeds },
  systems: Object.fromEntries(results),
});

const simulate = async (
  given: SimulateArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  const { scenario, seeds, model, svg } = given;
  if (seeds < 1) throw misuse("--seeds", `${seeds} is no number of runs; it has to be 1 or more.`);
  for (const option of ["html", "svg"] as const) {
    if (given[option] !== "") requirePackages(`--${option}`, CHART_PACKAGES);
  }
  const config = await loadScenario(findScenario(scenario));
  const chosen = await chooseSystems(given.system, config);
  const systems = model ? chosen.filter((one) => one.model !== undefined) : chosen;
  if (systems.length === 0) {
    throw misuse("--system", `"${given.system}" has no model; run it without --model.`);
  }
  await buildForTask(hre, CONTRACTS);
  const { systems: results, drawn, everyRun } = await runShown(config, systems, given);
  const where = model ? "in plain numbers" : "on the bytecode";
  output.say(`${config.title}\n${config.description}\n`);
  output.say(describeFaults(config).join("\n"));
  output.say(
    `\n${config.steps} steps of ${config.stepSeconds} s, ${counted(everyRun.length, "run")} ${where}; wrong is more than ${config.toleranceBps / 100} % off\n`,
  );
  output.say(simulationTable([...results].map(([name, { summary }]) => ({ name, summary }))).join("\n"));
  output.writeJson(simulationReport, reportOf(config, { ...given, seeds: everyRun.length }, results));
  const report: SimulationPageInput = {
    title: config.title,
    isPartial: everyRun.length < seeds,
    facts: factsOf(`npx hardhat oracle simulate ${scenario} --seeds ${seeds}${model ? " --model" : ""}`),
    outcomes: [{ config, systems, run: drawn, measures: everyRun }],
  };
  const gate = simulationGate(
    report,
    systems.filter(({ mode }) => mode !== undefined).map(({ name }) => name),
  );
  writeReports(output, given, {
    html: () => renderSimulationPage(report),
    markdown: () => simulationMarkdown(report),
    junit: () => renderJunit("oracle simulate", gate),
  });
  if (svg !== "") draw(output, svg, config, drawn);
  if (report.isPartial) console.error(`Stopped after ${everyRun.length} of ${counted(seeds, "run")}.`);
  return gate;
};

/** Simulates a scenario on our oracles and the baselines, and prints how each did. */
export default (given: SimulateArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const { light, dark } = drawings(given.svg);
  const files = { ...filesOf(given), svg: light, "svg (dark)": dark };
  return runWithOutput(files, (output) => simulate(given, hre, output));
};
