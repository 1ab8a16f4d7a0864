import type { ContractReader } from "../src/files/artifacts.ts";
import { type BenchRow, deployStage, measureReads, type Stage } from "./benchReads.ts";
import { measureLayers } from "./benchLayers.ts";
import { ForkChain } from "./forkChain.ts";
import { GAS_SCHEDULES, type GasSchedule } from "../src/drill/gasSchedules.ts";

/** What one schedule makes of the table. */
export interface ForkResult {
  readonly schedule: GasSchedule;
  readonly rows: readonly BenchRow[];
  /** Gas of the creation of each contract, without what its transaction's data costs. */
  readonly creations: ReadonlyMap<string, number>;
  /** Gas that is left of the reserve where a read is given the least with which it answers: the least over all rows. */
  readonly headroom: number;
  /** A sentence for each read that answers otherwise with less gas. */
  readonly problems: readonly string[];
}

/** Steps of gas at which every measured read is tried, from none to more than it needs. */
const LEVELS_OF_GAS = 6;
/** How exactly the least gas is searched for. */
const STEP_OF_GAS = 128n;
/** More than a read needs beyond what it uses: the gas limits of its sources, and what has to be left of each. */
const BEYOND_USE = 1_000_000n;
/** The least gas, to a step, with which a call gives the answer that it gives with enough. */
const leastGasFor = async (isAnswered: (gas: bigint) => Promise<boolean>, used: bigint): Promise<bigint> => {
  let [low, high] = [used - 1n, used + BEYOND_USE];
  while (high - low > STEP_OF_GAS) {
    const middle = (low + high) / 2n;
    if (await isAnswered(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * Tries a read at many amounts of gas: it gives its one answer or none.
 * @returns The gas that is left where it has the least with which it answers, and what is wrong.
 */
const tryAtAnyGas = async (chain: ForkChain, to: string, data: string) => {
  const whole = await chain.call(to, data);
  const isAnswer = ({ succeeded, data: given }: { succeeded: boolean; data: string }): boolean =>
    succeeded === whole.succeeded && given === whole.data;
  const isNone = ({ succeeded, data: given }: { succeeded: boolean; data: string }): boolean =>
    !succeeded && given === "0x";
  const least = await leastGasFor(async (gas) => isAnswer(await chain.call(to, data, gas)), whole.gasUsed);
  const problems: string[] = [];
  for (let level = 0; level < LEVELS_OF_GAS; level += 1) {
    const gas = (least * BigInt(2 * level)) / BigInt(LEVELS_OF_GAS);
    const tried = await chain.call(to, data, gas);
    if (!(gas >= least ? isAnswer(tried) : isNone(tried) || isAnswer(tried))) {
      problems.push(
        `With ${gas} gas a call of ${to} answers ${tried.data} instead of ${whole.data} or nothing.`,
      );
    }
  }
  const { gasUsed } = await chain.call(to, data, least);
  return { left: Number(least - gasUsed), problems };
};

/** How the figures come about; printed with them. */
export const FORK_SETTINGS = [
  "As the rows of read(), on a second EVM (@ethereumjs/evm) by other gas schedules. Amsterdam as far as it is written: a cold",
  "account 3,000, new state 1,530 a byte; no date is set. Access x2 and x3: what reaching accounts and slots costs in it,",
  `multiplied. Every read is also tried at ${LEVELS_OF_GAS} amounts of gas: it gives its one answer, or says nothing.`,
  "Headroom: gas of the reserve that is left where a read has the least with which it answers; the least over all rows.",
];

/** Measures every read of the table by one schedule. */
const measureSchedule = async (schedule: GasSchedule, contracts: ContractReader): Promise<ForkResult> => {
  const chain = await ForkChain.open(schedule, contracts);
  let headroom = Number.POSITIVE_INFINITY;
  const problems: string[] = [];
  const plain = await deployStage(chain.ethers);
  const feeds = new Set(plain.feeds.map(({ target }) => String(target)));
  const stage: Stage = {
    ...plain,
    onMeasured: async (target, data) => {
      // A feed is no contract of ours.
      if (feeds.has(target)) return;
      const tried = await tryAtAnyGas(chain, target, data);
      headroom = Math.min(headroom, tried.left);
      problems.push(...tried.problems);
    },
  };
  const rows = [...(await measureReads(stage)), ...(await measureLayers(stage))];
  return { schedule, rows, creations: chain.creations, headroom, problems };
};

/** Measures every read of the table by every schedule; the first is that of today. */
export const measureForks = async (
  contracts: ContractReader,
  onProgress: (done: number) => void = () => undefined,
): Promise<readonly ForkResult[]> => {
  const results: ForkResult[] = [];
  for (const schedule of GAS_SCHEDULES) {
    results.push(await measureSchedule(schedule, contracts));
    onProgress(results.length);
  }
  return results;
};

/** A sentence for each row whose outcome is another one than today's, and for each read that answers otherwise for its gas. */
export const forkProblems = ([today, ...others]: readonly ForkResult[]): readonly string[] => {
  if (today === undefined || today.rows.length === 0 || others.length === 0) {
    return ["No read was measured by another schedule."];
  }
  const changed = others.flatMap(({ schedule, rows }) =>
    today.rows.flatMap(({ name, outcome }) => {
      const there = rows.find((row) => row.name === name)?.outcome;
      return there === outcome
        ? []
        : [`${name} is ${there ?? "not measured"} by the schedule "${schedule.name}", and ${outcome} today.`];
    }),
  );
  const unsteady = [today, ...others].flatMap(({ schedule, problems }) =>
    problems.map((problem) => `By the schedule "${schedule.name}": ${problem}`),
  );
  return [...changed, ...unsteady];
};
