import { join } from "node:path";
import type { Contract } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import type { Outage, State } from "../src/report/outageChart.ts";
import { renderOutageChart } from "../src/report/outageChart.ts";
import { renderDemoPage } from "../src/report/demoPage.ts";
import { counted, formatNumber } from "../src/report/figures.ts";
import { textTable } from "../src/report/textTable.ts";
import demoReport from "../src/report/json/demoReport.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { FAULTS, LEVELS } from "../src/oracle/words.ts";
import { PRICE_DECIMALS } from "../test/providers/provider.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { drillDemo } from "./demoDrill.ts";
import { type Act, ACTS, failureOf, LAST_MINUTE, LIE_BPS, truePrice } from "./demoScenario.ts";
import {
  BPS,
  CONTRACTS,
  deployStage,
  HEARTBEAT_MINUTES,
  MAX_DEVIATION_BPS,
  ONE,
  type Outcome,
  type Stage,
  type Subject,
} from "./demoStage.ts";

/** A push provider publishes earlier than its heartbeat when the price has moved this far. */
const PUSH_DEVIATION_BPS = 25n;

const dollars = (price: bigint): string => (Number(price) / 10 ** PRICE_DECIMALS).toFixed(2);

const distanceBps = (price: bigint, reference: bigint): bigint =>
  ((price > reference ? price - reference : reference - price) * BPS) / reference;

const isWrong = (price: bigint, minute: number): boolean =>
  distanceBps(price, truePrice(minute)) > BigInt(MAX_DEVIATION_BPS);

/** Lets each provider publish, or fail, as the act of the minute says. */
const createPublisher = (stage: Stage) => {
  const published = stage.providers.map(() => ({
    price: 0n,
    minute: Number.NEGATIVE_INFINITY,
    broken: false,
  }));
  return async (minute: number) => {
    for (const [index, provider] of stage.providers.entries()) {
      const state = published[index];
      if (state === undefined) continue;
      const failure = failureOf(minute, provider.name);
      if (failure === "reverts" && !state.broken) await provider.breakDown();
      if (failure !== "reverts" && state.broken) await provider.repair();
      state.broken = failure === "reverts";
      if (failure === "reverts" || failure === "stops") continue;
      const price = failure === "lies" ? (truePrice(minute) * (BPS + LIE_BPS)) / BPS : truePrice(minute);
      const isDue = minute - state.minute >= HEARTBEAT_MINUTES;
      if (!isDue && distanceBps(price, state.price) < PUSH_DEVIATION_BPS) continue;
      await provider.pushPrice(price);
      Object.assign(state, { price, minute });
    }
  };
};

const observe = async ({ consumer, oracle }: Subject, probe: Contract): Promise<Outcome> => {
  const data = consumer.interface.encodeFunctionData("valueOf", [ONE]);
  const [gas, , succeeded] = await probe.getFunction("measure").staticCall(consumer.target, data);
  const price: bigint | undefined = succeeded ? await consumer.getFunction("valueOf")(ONE) : undefined;
  if (oracle === undefined) return { price, gas };
  const { level } = await oracle.getFunction("tryRead")();
  return { price, gas, level: LEVELS[Number(level)] ?? "" };
};

const describe = (outcome: Outcome, minute: number): string => {
  const level = outcome.level === undefined ? "" : ` ${outcome.level}`;
  if (outcome.price === undefined) return `refused${level}, ${outcome.gas} gas`;
  const wrong = isWrong(outcome.price, minute) ? " WRONG" : "";
  return `${dollars(outcome.price)}${wrong}${level}, ${outcome.gas} gas`;
};

const stateOf = (outcome: Outcome, minute: number): State => {
  if (outcome.price === undefined) return "refused";
  if (isWrong(outcome.price, minute)) return "bad";
  return outcome.level === "Degraded" ? "impaired" : "good";
};

interface Replay {
  readonly outage: Outage;
  readonly log: string[];
}

const replay = async (stage: Stage, print: (line: string) => void): Promise<Replay> => {
  const publish = createPublisher(stage);
  const inspector = stage.subjects.find(({ oracle }) => oracle !== undefined)?.oracle;
  const reported: State[][] = stage.providers.map(() => []);
  const log: string[] = [];
  let act: Act | undefined;
  const say = (line: string) => {
    log.push(line);
    print(line);
  };
  for (let minute = 0; minute <= LAST_MINUTE; minute++) {
    const current = ACTS.findLast(({ from }) => from <= minute);
    if (current !== act) say(`\n${current?.title ?? ""}`);
    act = current;
    await stage.ethers.provider.send("evm_setNextBlockTimestamp", [stage.start + minute * 60]);
    await stage.ethers.provider.send("evm_mine", []);
    await publish(minute);
    const reports = (await inspector?.getFunction("inspect")()) ?? [];
    const words = stage.providers.map(({ name }, index) => {
      const { fault, price } = reports[index];
      const isHealthy = Number(fault) === 0;
      reported[index]?.push(isHealthy ? "good" : FAULTS[Number(fault)] === "Outlier" ? "bad" : "refused");
      return `${name} ${price === 0n ? "" : dollars(price)}${isHealthy ? "" : ` [${FAULTS[Number(fault)]}]`}`;
    });
    say(`  minute ${String(minute).padStart(2)}  true ${dollars(truePrice(minute))}  ${words.join("  ")}`);
    for (const subject of stage.subjects) {
      const outcome = await observe(subject, stage.probe);
      subject.outcomes.push(outcome);
      say(`             ${subject.name.padEnd(17)} ${describe(outcome, minute)}`);
    }
  }
  const toNumber = (price: bigint | undefined) => (price === undefined ? null : Number(dollars(price)));
  const minutes = Array.from({ length: LAST_MINUTE + 1 }, (_, minute) => minute);
  const [single] = stage.subjects;
  const median = stage.subjects.at(-1);
  const outage: Outage = {
    title: "An hour of failing ETH/USD providers",
    lines: [
      {
        name: "true price",
        emphasis: "reference",
        prices: minutes.map((minute) => toNumber(truePrice(minute))),
      },
      {
        name: single?.name ?? "",
        emphasis: "baseline",
        prices: single?.outcomes.map(({ price }) => toNumber(price)) ?? [],
      },
      {
        name: median?.name ?? "",
        emphasis: "subject",
        prices: median?.outcomes.map(({ price }) => toNumber(price)) ?? [],
      },
    ],
    strips: [
      ...stage.providers.map(({ name }, index) => ({ name, states: reported[index] ?? [] })),
      ...stage.subjects.map(({ name, outcomes }) => ({ name, states: outcomes.map(stateOf) })),
    ],
  };
  return { outage, log };
};

const COLUMNS = [
  "an unchanged consumer of",
  "right",
  "wrong",
  "refused",
  "worst error",
  "gas, all healthy",
  "gas, worst",
];

/** The minutes in which every provider answered rightly. */
const healthyMinutes = ({ strips }: Outage, providers: number): number[] =>
  Array.from({ length: LAST_MINUTE + 1 }, (_, minute) => minute).filter((minute) =>
    strips.slice(0, providers).every(({ states }) => states[minute] === "good"),
  );

/** What one consumer got over the hour. */
const summarize = ({ name, outcomes }: Subject, healthy: readonly number[]) => {
  const states = outcomes.map(stateOf);
  const count = (...wanted: State[]) => states.filter((state) => wanted.includes(state)).length;
  const errors = outcomes.map(({ price }, minute) =>
    price === undefined ? 0 : Number(distanceBps(price, truePrice(minute))),
  );
  const gas = outcomes.map((outcome) => Number(outcome.gas));
  const whenHealthy = healthy.map((minute) => gas[minute] ?? 0);
  const mostGas = Math.max(...gas);
  return {
    name,
    rightMinutes: count("good", "impaired"),
    wrongMinutes: count("bad"),
    refusedMinutes: count("refused"),
    worstErrorBps: Math.max(...errors),
    leastHealthyGas: Math.min(...whenHealthy),
    mostHealthyGas: Math.max(...whenHealthy),
    mostGas,
    mostGasMinute: gas.indexOf(mostGas),
  };
};

const rangeOf = (least: number, most: number): string =>
  least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;

type Summary = ReturnType<typeof summarize>;

const cellsOf = (summary: Summary): string[] => [
  `${summary.rightMinutes} min`,
  `${summary.wrongMinutes} min`,
  `${summary.refusedMinutes} min`,
  `${(summary.worstErrorBps / 100).toFixed(2)} %`,
  rangeOf(summary.leastHealthyGas, summary.mostHealthyGas),
  `${formatNumber(summary.mostGas)} (minute ${summary.mostGasMinute})`,
];

/** Minutes as spans: 0 to 3, 18 to 20. */
const spansOf = (minutes: readonly number[]): string => {
  const starts = minutes.filter((minute) => !minutes.includes(minute - 1));
  const ends = minutes.filter((minute) => !minutes.includes(minute + 1));
  return starts
    .map((start, index) => (start === ends[index] ? start : `${start} to ${ends[index]}`))
    .join(", ");
};

/** What the columns of gas mean. */
const gasNotes = (healthy: readonly number[]): string[] => [
  `Gas of the consumer's whole call, all cold. All healthy: least and most over the ${counted(healthy.length, "minute")} in which every`,
  `provider is right (${spansOf(healthy)}).`,
  `Worst: the most over all ${LAST_MINUTE + 1} minutes. The README's figures are of read() alone, over feeds of one slot: npm run bench.`,
];

/** What `npx hardhat oracle demo` takes. */
export interface DemoArguments {
  /** Also write the picture that the README shows. */
  readonly picture: boolean;
  /** Also write what consumers got to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

const demo = async (
  { picture }: DemoArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<void> => {
  await buildForTask(hre, CONTRACTS);
  const { ethers } = await hre.network.create();
  let stage: Stage | undefined;
  await new Listr(
    [
      {
        title: "Deploy six real providers, an oracle of each mode over them, and consumers",
        task: async () => {
          stage = await deployStage(ethers);
        },
      },
    ],
    output.isForProgram ? { renderer: "silent" } : {},
  ).run();
  if (stage === undefined) throw new Error("The stage was not deployed.");
  const { outage, log } = await replay(stage, output.say);
  const healthy = healthyMinutes(outage, stage.providers.length);
  const summaries = stage.subjects.map((subject) => summarize(subject, healthy));
  const rows = summaries.map((summary) => ({ name: summary.name, cells: cellsOf(summary) }));
  const notes = gasNotes(healthy);
  output.say(
    `\n${outage.title}: ${LAST_MINUTE + 1} minutes, wrong is more than ${MAX_DEVIATION_BPS / 100} % off\n`,
  );
  output.say(textTable([COLUMNS, ...rows.map(({ name, cells }) => [name, ...cells])]).join("\n"));
  output.say(`\n${notes.join("\n")}\n`);
  output.writeJson(demoReport, { minutes: LAST_MINUTE + 1, healthyMinutes: healthy, consumers: summaries });

  const { root } = hre.config.paths;
  const acts = ACTS.map(({ from, title }) => `Minute ${from}: ${title}`);
  const page = renderDemoPage({ outage, columns: COLUMNS, rows, notes, acts, log });
  output.write(join(root, "reports", "demo.html"), page);
  await drillDemo(stage, root, output, picture);
  if (!picture) return;
  for (const theme of ["light", "dark"] as const) {
    output.write(join(root, "docs", `demo-${theme}.svg`), `${renderOutageChart(outage, theme)}\n`);
  }
};

/** Replays an hour in which real providers fail one after another, and reports what a consumer would have got. */
export default (given: DemoArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => demo(given, hre, output));
