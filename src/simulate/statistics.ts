import type { Estimate, Measures } from "./result.ts";

/** 97.5 % points of Student's t distribution for 1 to 30 degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;
/** 97.5 % of the standard normal distribution lie below. */
const NORMAL_QUANTILE = 1.959963984540054;

/** 97.5 % of Student's distribution lie below; from 31 degrees of freedom on by Fisher and Cornish's series. */
const studentQuantile = (degrees: number): number => {
  const known = STUDENT[degrees - 1];
  if (known !== undefined) return known;
  const z = NORMAL_QUANTILE;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
};

/** Collects numbers one by one without keeping them (Welford's method). */
export class RunningEstimate {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count++;
    const distance = value - this.#mean;
    this.#mean += distance / this.#count;
    this.#squares += distance * (value - this.#mean);
  }

  /** Mean with the half width of its 95 % interval; the latter is null for fewer than two numbers. */
  get estimate(): Estimate {
    if (this.#count < 2) return { mean: this.#mean, halfWidth: null };
    const quantile = studentQuantile(this.#count - 1);
    const variance = this.#squares / (this.#count - 1);
    return { mean: this.#mean, halfWidth: quantile * Math.sqrt(variance / this.#count) };
  }

  get count(): number {
    return this.#count;
  }
}

/** The mean of some numbers with the half width of its 95 % interval; undefined where there is none. */
export const estimateOfValues = (values: readonly number[]): Estimate | undefined => {
  const running = new RunningEstimate();
  for (const value of values) running.add(value);
  return running.count === 0 ? undefined : running.estimate;
};

/** The measures that are averaged, with how each is taken out of a run's; undefined where the run has none. */
const AVERAGED = {
  availability: ({ availability }) => availability,
  rightShare: ({ rightShare }) => rightShare,
  wrongSeconds: ({ wrongSeconds }) => wrongSeconds,
  wrongPriceExposure: ({ wrongPriceExposure }) => wrongPriceExposure,
  worstErrorBps: ({ worstErrorBps }) => worstErrorBps,
  unavailableSeconds: ({ unavailableSeconds }) => unavailableSeconds,
  falseRefusalSeconds: ({ falseRefusalSeconds }) => falseRefusalSeconds,
  secondsToDetect: ({ secondsToDetect }) => secondsToDetect ?? undefined,
  secondsToSwitch: ({ secondsToSwitch }) => secondsToSwitch ?? undefined,
  switches: ({ switches }) => switches,
  worstSwitchStepBps: ({ worstSwitchStepBps }) => worstSwitchStepBps,
  /** A model measures none. */
  meanGas: ({ meanGas }) => (meanGas === 0 ? undefined : meanGas),
  healedShare: ({ healed }) => (healed ? 1 : 0),
  badDebt: ({ vaults }) => sumOf(vaults.map(({ badDebt }) => badDebt)),
  attackerProfit: ({ vaults }) => sumOf(vaults.map(({ attackerProfit }) => attackerProfit)),
  wrongfulLiquidations: ({ vaults }) => sumOf(vaults.map(({ wrongfulLiquidations }) => wrongfulLiquidations)),
} as const satisfies Readonly<Record<string, (measures: Measures) => number | undefined>>;

const sumOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);

export type AveragedName = keyof typeof AVERAGED;
/** Mean and interval of every measure of a system; null where no run had it. */
export type Summary = Readonly<Record<AveragedName, Estimate | null>>;

const NAMES = Object.keys(AVERAGED) as AveragedName[];

/** Averages a system's measures over runs, in memory that does not grow with them. */
export class SummaryBuilder {
  readonly #estimates = new Map<AveragedName, RunningEstimate>(
    NAMES.map((name) => [name, new RunningEstimate()]),
  );

  add(measures: Measures): void {
    for (const [name, estimate] of this.#estimates) {
      const value = AVERAGED[name](measures);
      if (value !== undefined) estimate.add(value);
    }
  }

  get summary(): Summary {
    const entries = [...this.#estimates].map(([name, running]) => [
      name,
      running.count === 0 ? null : running.estimate,
    ]);
    return Object.fromEntries(entries) as Summary;
  }
}
