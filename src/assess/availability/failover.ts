/** How long a failover takes, whether it works, and whether a standby is there at all. Seconds; shares from 0 to 1. */

/** Below this a series is exact to the last digit, and the closed form loses digits. */
const SMALL = 1e-6;

/**
 * The chance that a standby, looked at so often, is dead when it is needed: the mean over the interval,
 * `1 - (1 - e^(-lT)) / (lT)`.
 * @param hazard Deaths a year.
 * @param interval Years between two looks.
 */
export const latentFailure = (hazard: number, interval: number): number => {
  const product = hazard * interval;
  return product < SMALL ? product / 2 - (product * product) / 6 : 1 + Math.expm1(-product) / product;
};

/** The chance that a failover does not work, by Jeffreys' rule: one half where nobody ever tried. */
export const failoverFailure = (drills: number, failures: number): number => (failures + 0.5) / (drills + 1);

/** How long until a fault shows. */
export const detectionSeconds = {
  /** A source that falls silent is noticed at its limit; on the average half a heartbeat of that has passed already. */
  silent: (limit: number, heartbeat: number): number => Math.max(0, limit - heartbeat / 2),
  reverts: (): number => 0,
  /**
   * A value that stands still, where sources are compared.
   * @param bound Share of the price that sources may differ by.
   * @param volatility Of the price, a year.
   */
  stuck: (limit: number, age: number, bound: number, volatility: number): number =>
    Math.max(0, Math.min(limit - age, (bound / volatility) ** 2 * 365 * 86_400)),
} as const;
