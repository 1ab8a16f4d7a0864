/** How a pair moves, which bounds how far two honest providers of it may differ. */
type ReplayClass = "stable" | "lst" | "volatile";

/** What a source of a class is like, and how an oracle is best limited for it. */
export interface ClassLimits {
  /** Move in basis points that makes a provider update before its heartbeat. */
  readonly deviationBps: number;
  /** Longest time between two updates, in seconds. */
  readonly heartbeatSeconds: number;
  /** Oldest data that is used, in seconds: the heartbeat and time for inclusion. */
  readonly maxAge: number;
  /** How far voices may differ, in basis points. */
  readonly maxDeviationBps: number;
}

/** Heartbeats and thresholds are those of Chainlink's feeds on Ethereum for USDC/USD, stETH/ETH and ETH/USD. */
export const CLASS_LIMITS: Readonly<Record<ReplayClass, ClassLimits>> = {
  stable: { deviationBps: 25, heartbeatSeconds: 86_400, maxAge: 90_000, maxDeviationBps: 50 },
  lst: { deviationBps: 50, heartbeatSeconds: 86_400, maxAge: 90_000, maxDeviationBps: 100 },
  volatile: { deviationBps: 50, heartbeatSeconds: 3_600, maxAge: 3_900, maxDeviationBps: 200 },
};

const DOLLAR = /^(?:[a-z]{0,3}usd[a-z0-9+]{0,4}|dai|mim|frax|fei|hay|lusd|gho|dola|sdola|usual|ustry)$/i;
const STAKED = /^(?:w?st|r|cb|we|wrs|rs|ez|sfrx|ankr|sn|wb?)(?:eth|bnb|sol|avax|matic)$/i;

const isDollar = (asset: string): boolean => DOLLAR.test(asset);
const isStaked = (asset: string): boolean => STAKED.test(asset);
const isCoin = (asset: string): boolean => /^(?:eth|weth|bnb|wbnb|sol|avax|matic)$/i.test(asset);

/**
 * The class of a pair by its name: two dollars are stable, a staked coin in its coin is `lst`, everything else is volatile.
 * @param pair As an incident names it, for example "wrsETH/ETH"; of several pairs the first counts.
 */
export const classOf = (pair: string | null): ReplayClass => {
  const [base = "", quote = ""] =
    (pair ?? "")
      .split(/,\s*/)[0]
      ?.split("/")
      .map((asset) => asset.trim()) ?? [];
  if (isDollar(base) && (isDollar(quote) || quote === "")) return "stable";
  return isStaked(base) && isCoin(quote) ? "lst" : "volatile";
};
