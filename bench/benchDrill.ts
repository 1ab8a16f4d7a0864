import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { deploySpec } from "../src/deploy/deploySpec.ts";
import { drillAll } from "../src/drill/drill.ts";
import { drillFaults } from "../src/drill/drillFault.ts";
import { findOracle } from "../src/drill/findOracle.ts";
import { DEFAULT_CELL_GAS, DEFAULT_GATES } from "../src/drill/defaults.ts";
import { openSession } from "../src/drill/openSession.ts";
import type { NodeConnection } from "../src/drill/session.ts";
import { specSubjects } from "../src/drill/specSubjects.ts";
import { type CellFaults, openStage } from "../src/drill/stage.ts";
import type { Output } from "../src/files/output.ts";
import { type Gate, gateOf } from "../src/problem.ts";
import drillBench from "../src/report/json/drillBench.ts";
import { textTable } from "../src/report/textTable.ts";
import { readSpec } from "../src/spec/spec.ts";
import { startAnvil } from "./anvilNode.ts";
import { standInSpec } from "./standInSpec.ts";

/** How fast a drill is, over HTTP, on a real node beside it. */

/** One figure with what it must not exceed. */
interface DrillFigure {
  readonly name: string;
  readonly value: number;
  readonly must: number;
  readonly unit: "ms" | "requests";
}

const RUNS = 7;
const SPEC = "deploy/mainnet.json";
const SETTINGS = [
  `anvil on this machine, over HTTP; the oracles of ${SPEC} over made-up feeds. Medians of ${RUNS} runs, after one that warms up;`,
  "the whole drill is one run. Requests: of the oracle with most, without those that carry cells.",
];

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

const medianOf = async (act: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) times.push(await timed(act));
  return median(times.slice(1));
};

/** Every state of some sources in which each is healthy, silent or lying. */
const statesOf = (count: number, silent: string, lying: string): CellFaults[] =>
  Array.from({ length: 3 ** count }, (_, state) => {
    const faults = Array.from({ length: count }, (__, source): readonly [number, string] | undefined => {
      const digit = Math.floor(state / 3 ** source) % 3;
      return digit === 0 ? undefined : [source, digit === 1 ? silent : lying];
    });
    return new Map(faults.filter((one) => one !== undefined));
  });

/** A node by its address, one request each. */
const connectTo = (url: string): NodeConnection => {
  let id = 0;
  return {
    name: new URL(url).host,
    request: async (method, params) => {
      id += 1;
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id, method, params }),
      });
      const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
      if (error !== undefined) throw new Error(error.message);
      return result;
    },
  };
};

/**
 * Measures drills of the oracles of the mainnet's spec.
 * @throws Problem where anvil is not installed.
 */
export const benchDrill = async (hre: HardhatRuntimeEnvironment, output: Output): Promise<Gate> => {
  await buildForTask(hre);
  const spec = standInSpec(await readSpec(join(hre.config.paths.root, SPEC)));
  const folder = await mkdtemp(join(tmpdir(), "holdfast-drill-"));
  const node = await startAnvil();
  try {
    const connection = await hre.network.create({ network: "localhost", override: { url: node.url } });
    const { record } = await deploySpec(connection, spec, { folder });
    const { subjects } = specSubjects(spec, record);
    const session = await openSession(connectTo(node.url));
    const faults = drillFaults().shown;
    const figures: DrillFigure[] = [];
    const stageOf = async (count: number) => {
      for (const subject of subjects) {
        const [layer] = (await findOracle(session, subject)).layers;
        const voting = layer?.feeds.filter(({ isObserved }) => isObserved !== true).length;
        if (layer !== undefined && voting === count)
          return openStage(session, layer, { faults, cellGas: DEFAULT_CELL_GAS });
      }
      throw new RangeError(`${SPEC} has no oracle of ${count} sources.`);
    };
    const shown = faults.filter(
      (fault) => fault.show({ maxAge: 1, decimals: 8 }).act !== "noCode" && !fault.isOfSequencer,
    );
    const [silent, lying] = [
      shown.find(({ id }) => id === "revert-empty"),
      shown.find(({ id }) => id === "factor"),
    ];
    const three = await stageOf(3);
    const cells = Array.from(
      { length: 48 },
      (_, index): CellFaults => new Map([[index % 3, shown[index % shown.length]?.id ?? ""]]),
    );
    figures.push({
      name: "48 cells of 3 sources, one call",
      value: await medianOf(() => three.tryCells(cells)),
      must: 50,
      unit: "ms",
    });
    const most = Math.max(
      ...Object.values(spec.oracles).map(
        ({ sources }) => sources.filter(({ role }) => role !== "Shadow").length,
      ),
    );
    const states = statesOf(most, silent?.id ?? "", lying?.id ?? "");
    const largest = await stageOf(most);
    figures.push({
      name: `${states.length} states of ${most} sources`,
      value: await medianOf(() => largest.tryCells(states)),
      must: 100,
      unit: "ms",
    });
    let requests = session.requests();
    let worst = 0;
    const total = await timed(async () => {
      for (const subject of subjects) {
        const { drilled } = await drillAll(session, [subject], {
          faults,
          gates: DEFAULT_GATES,
          cellGas: DEFAULT_CELL_GAS,
        });
        const chunks = drilled.reduce((sum, { stage }) => sum + stage.chunks(), 0);
        worst = Math.max(worst, session.requests() - requests - chunks);
        requests = session.requests();
      }
    });
    figures.push({
      name: `${subjects.length} oracles, drilled whole`,
      value: total,
      must: 10_000,
      unit: "ms",
    });
    figures.push({ name: "requests of one oracle", value: worst, must: 4, unit: "requests" });
    const rows = figures.map(({ name, value, must, unit }) => [
      name,
      `${Math.round(value)} ${unit}`,
      `${must} ${unit}`,
    ]);
    output.say(textTable([["drill", "measured", "must"], ...rows]).join("\n"));
    output.say(`\n${SETTINGS.join("\n")}`);
    output.writeJson(drillBench, { settings: SETTINGS, client: session.client, figures });
    const problems = figures
      .filter(({ value, must }) => value > must)
      .map(({ name, value, must, unit }) => `${name}: ${Math.round(value)} ${unit}, above ${must}.`);
    return gateOf([{ name: "bench", cases: [{ name: "drill", problems }] }]);
  } finally {
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
