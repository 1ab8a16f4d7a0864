import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { textTable } from "../src/report/textTable.ts";
import { healthy, RPC_FAULTS, type RpcFault, startFaultyRpc } from "../test/transport/faultyRpc.ts";
import { startStage } from "../test/transport/stage.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { type Gate, gateOf } from "../src/problem.ts";
import transportBench from "../src/report/json/transportBench.ts";
import { DEADLINE_MS, TRANSPORT_CLIENTS, type TransportClient, type ViewCall } from "./transportClients.ts";

/** What `npx hardhat oracle bench-transport` takes. */
export interface BenchTransportArguments {
  /** Also write the rows to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

/** What one client did over three endpoints of which the first has a fault. Times in milliseconds. */
export interface TransportRow {
  readonly fault: string;
  readonly client: string;
  /** Until the first answer; undefined if there was none within `PATIENCE_MS`. */
  readonly firstMs: number | undefined;
  /** The median of the later calls; undefined if one of them had no answer. */
  readonly laterMs: number | undefined;
  /** The median of the same client's calls over healthy endpoints, made in turns with the later calls. */
  readonly healthyMs: number;
  readonly calls: number;
  readonly wrong: number;
  readonly failed: number;
}

/** What the stage deploys. */
const CONTRACTS = ["contracts/RedundantOracle.sol", "test/support/OneSlotFeed.sol"];

/** Longer than this no answer is waited for. */
const PATIENCE_MS = 6_000;
const LATER_CALLS = 60;
/** A client is called no more once it has been called so often and has taken so many milliseconds. */
const LEAST_CALLS = 2;
const MAX_ROW_MS = 8_000;
/** What our own rows must not exceed. */
const MAX_FIRST = 1.5;
const MAX_RATIO = 1.2;
/** Ours begin so. */
const OURS = "Holdfast";

const HEAD = ["first endpoint", "client", "first call", "later / healthy", "healthy", "answers"];
const SETTINGS = [
  `Three HTTP servers in front of one EDR node, all on this machine; every client may take ${DEADLINE_MS} ms for a request.`,
  "First call: of a new client, in ms. Later / healthy: median of the later calls over the median of the same client's calls",
  `over healthy endpoints, made in turns; up to ${LATER_CALLS} of each, in one run. ethers: quorum 2. Others as they come.`,
  `Ours must answer rightly, first within ${MAX_FIRST} x the deadline, then within ${MAX_RATIO} x the healthy median;`,
  "a row of ours that misses is measured a second time, because others use the machine too.",
];

type Answer = "right" | "wrong" | "failed";

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const sumOf = (calls: readonly { readonly ms: number }[]): number =>
  calls.reduce((total, { ms }) => total + ms, 0);

const patience = (): { readonly over: Promise<undefined>; readonly end: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return { over, end: () => clearTimeout(timer) };
};

const timedCall = async (client: TransportClient, view: ViewCall, truth: unknown) => {
  const { over, end } = patience();
  const start = performance.now();
  const answered = client.call(view).then(
    (answer): Answer => (answer === truth ? "right" : "wrong"),
    (): Answer => "failed",
  );
  const answer = (await Promise.race([answered, over])) ?? "failed";
  end();
  return { answer, ms: performance.now() - start };
};

interface Ground {
  readonly view: ViewCall;
  readonly truth: unknown;
  readonly faultyUrls: readonly string[];
  readonly healthyUrls: readonly string[];
}

const measure = async (fault: string, name: string, ground: Ground): Promise<TransportRow> => {
  const create = TRANSPORT_CLIENTS[name];
  if (create === undefined) throw new Error(`There is no client ${name}.`);
  const [tested, reference] = [create(ground.faultyUrls), create(ground.healthyUrls)];
  const call = (client: TransportClient) => timedCall(client, ground.view, ground.truth);
  await call(reference);
  const first = await call(tested);
  const answers = [first];
  const healthyMs: number[] = [];
  for (let index = 0; index < LATER_CALLS; index++) {
    healthyMs.push((await call(reference)).ms);
    // A client that takes seconds, or has no answer, would else take minutes.
    if (answers.length > LEAST_CALLS && sumOf(answers) > MAX_ROW_MS) continue;
    answers.push(await call(tested));
  }
  tested.close();
  reference.close();
  const failed = answers.filter(({ answer }) => answer === "failed").length;
  return {
    fault,
    client: name,
    firstMs: first.answer === "failed" ? undefined : first.ms,
    laterMs: failed > 0 ? undefined : median(answers.slice(1).map(({ ms }) => ms)),
    healthyMs: median(healthyMs),
    calls: answers.length,
    wrong: answers.filter(({ answer }) => answer === "wrong").length,
    failed,
  };
};

/** A sentence for each of our rows that misses what it must hold. */
export const missesIn = (rows: readonly TransportRow[]): string[] => {
  const own = rows.filter(({ client }) => client.startsWith(OURS));
  if (own.length === 0) return [`No row is of ${OURS}: there is nothing to hold.`];
  return own.flatMap(({ fault, client, firstMs, laterMs, healthyMs, calls, wrong, failed }) => {
    const where = `${client}, ${fault}`;
    if (wrong + failed > 0) return [`${where}: ${wrong} wrong and ${failed} failed of ${calls} calls.`];
    const limit = MAX_FIRST * DEADLINE_MS;
    const ratio = (laterMs ?? Number.POSITIVE_INFINITY) / healthyMs;
    return [
      ...((firstMs ?? Number.POSITIVE_INFINITY) > limit
        ? [`${where}: first call after ${firstMs?.toFixed()} ms, above ${limit}.`]
        : []),
      ...(ratio > MAX_RATIO
        ? [`${where}: later calls ${ratio.toFixed(2)} x the healthy median, above ${MAX_RATIO}.`]
        : []),
    ];
  });
};

const answersOf = ({ calls, wrong, failed }: TransportRow): string => {
  if (wrong + failed === 0) return "right";
  const parts = [wrong > 0 ? `${wrong} WRONG` : "", failed > 0 ? `${failed} none` : ""];
  return `${parts.filter((part) => part !== "").join(", ")} of ${calls}`;
};

const cellsOf = (row: TransportRow): string[] => [
  row.fault,
  row.client,
  row.firstMs === undefined ? "none" : row.firstMs.toFixed(),
  row.laterMs === undefined ? "none" : (row.laterMs / row.healthyMs).toFixed(2),
  row.healthyMs.toFixed(1),
  answersOf(row),
];

const FAULTS: Readonly<Record<string, RpcFault>> = { healthy, ...RPC_FAULTS };

const bench = async (hre: HardhatRuntimeEnvironment, output: Output): Promise<Gate> => {
  await buildForTask(hre, CONTRACTS);
  const stage = await startStage();
  const sound = await Promise.all(stage.servers.map(() => startFaultyRpc(stage.provider)));
  const ground: Ground = {
    view: { to: String(stage.oracle.target), data: stage.oracle.interface.encodeFunctionData("read") },
    truth: stage.truth,
    faultyUrls: stage.servers.map(({ url }) => url),
    healthyUrls: sound.map(({ url }) => url),
  };
  const rows: TransportRow[] = [];
  const tasks = Object.entries(FAULTS).map(([fault, behave]) => ({
    title: `The first endpoint: ${fault}`,
    task: async () => {
      const [first] = stage.servers;
      if (first === undefined) throw new Error("The stage has no server.");
      first.fault = behave;
      for (const client of Object.keys(TRANSPORT_CLIENTS)) {
        const row = await measure(fault, client, ground);
        const isAgain = client.startsWith(OURS) && missesIn([row]).length > 0;
        rows.push(isAgain ? await measure(fault, client, ground) : row);
      }
    },
  }));
  const renderer = process.stdout.isTTY && !output.isForProgram ? "default" : "silent";
  await new Listr(tasks, { renderer }).run();
  await Promise.all([stage.close(), ...sound.map((server) => server.close())]);
  output.say(textTable([HEAD, ...rows.map(cellsOf)]).join("\n"));
  output.say(`\n${SETTINGS.join("\n")}`);
  const found = rows.map(({ firstMs = null, laterMs = null, ...row }) => ({ ...row, firstMs, laterMs }));
  output.writeJson(transportBench, { settings: SETTINGS, rows: found });
  return gateOf([{ name: "bench", cases: [{ name: "ours", problems: missesIn(rows) }] }]);
};

/** Measures ours beside what ethers and viem bring, over endpoints of which the first fails in every way. */
export default ({ json }: BenchTransportArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json }, (output) => bench(hre, output));
