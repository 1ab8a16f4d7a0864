import type { Contract } from "ethers";
import { deployGoverned, type GovernedOptions } from "../governed/deployGoverned.ts";
import { deployOracle, type OracleOptions } from "../providers/deployOracle.ts";
import type { HardhatEthers } from "../providers/provider.ts";

/**
 * What `FaultyFeed` does, by the names of its `Behavior` in contracts/testing/FaultyFeed.sol. An invalid instruction burns all
 * gas as an endless loop does, and says no more; the loop takes half a minute of every minute to execute.
 */
const [INVALID_OPCODE, BURN_THEN_ANSWER] = [9, 24];
const PRICE = 2_000n * 10n ** 8n;
/** Gas that a feed burns before it answers: as much as a dear provider. */
const BURNT = 20_000;
const GAS_LIMIT = 100_000;
const HOUR = 3_600;
const SKEW = HOUR;
const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
/** ISO 4217 numbers. */
const [USD, EUR, CHF, JPY] = [840n, 978n, 756n, 392n].map(
  (code) => `0x${code.toString(16).padStart(40, "0")}`,
) as [string, string, string, string];
const HOLD: GovernedOptions = { maxHold: HOUR, holdDriftBpsPerHour: 100 };
const BREAKER: GovernedOptions = { maxJumpBps: 1_000, confirmDelay: 600, jumpWindow: 6 * HOUR };

/** A contract in a state, and what its views are called with, by their names. */
export interface GasStage {
  readonly contract: Contract;
  readonly calls: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

/** How a contract is brought into a state. */
type DeployStage = (ethers: HardhatEthers) => Promise<GasStage>;

const ORACLE_CALLS = { tryReadWithout: [[1]], readAtMost: [[2]], getRoundData: [[1]] };
const GOVERNED_CALLS = { ...ORACLE_CALLS, checkUpkeep: [["0x"]] };

const deployFeeds = async (ethers: HardhatEthers, count = 3): Promise<Contract[]> => {
  const feeds: Contract[] = [];
  for (let index = 0; index < count; index += 1) {
    const feed = (await ethers.deployContract("FaultyFeed", [8, PRICE])) as unknown as Contract;
    await feed.getFunction("setBehavior")(BURN_THEN_ANSWER);
    await feed.getFunction("setGasToBurn")(BURNT);
    feeds.push(feed);
  }
  return feeds;
};

const setAll = async (feeds: readonly Contract[], behavior: number) => {
  for (const feed of feeds) await feed.getFunction("setBehavior")(behavior);
};

const setPrices = async (
  ethers: HardhatEthers,
  feeds: readonly Contract[],
  priceAt: (index: number) => bigint,
) => {
  const { timestamp = 0 } = (await ethers.provider.getBlock("latest")) ?? {};
  for (const [index, feed] of feeds.entries()) await feed.getFunction("setAnswer")(priceAt(index), timestamp);
};

const deployOver = (ethers: HardhatEthers, feeds: readonly Contract[], options: OracleOptions = {}) =>
  deployOracle(
    ethers,
    feeds.map(({ target }) => String(target)),
    { maxAge: 24 * HOUR, gasLimit: GAS_LIMIT, ...options },
  );

const deployAnOracle = async (ethers: HardhatEthers, options: OracleOptions = {}): Promise<Contract> =>
  deployOver(ethers, await deployFeeds(ethers), options);

const oracleStage =
  (options: OracleOptions, behavior?: number): DeployStage =>
  async (ethers) => {
    const feeds = await deployFeeds(ethers);
    const contract = await deployOver(ethers, feeds, options);
    if (behavior !== undefined) await setAll(feeds, behavior);
    return { contract, calls: ORACLE_CALLS };
  };

const deployRoles = async (ethers: HardhatEthers) => {
  const [, governor, guardian] = await ethers.getSigners();
  if (governor === undefined || guardian === undefined) throw new RangeError("Too few accounts.");
  return { guardian, roles: { governor: governor.address, guardian: guardian.address } };
};

interface GovernedState {
  readonly ethers: HardhatEthers;
  readonly governed: Contract;
  readonly feeds: readonly Contract[];
  readonly guardian: Awaited<ReturnType<typeof deployRoles>>["guardian"];
}

const governedStage =
  (options: GovernedOptions, bring: (state: GovernedState) => Promise<unknown>): DeployStage =>
  async (ethers) => {
    const { guardian, roles } = await deployRoles(ethers);
    const feeds = await deployFeeds(ethers);
    const { governed } = await deployGoverned(ethers, await deployOver(ethers, feeds), roles, options);
    await governed.getFunction("poke")();
    await bring({ ethers, governed, feeds, guardian });
    return { contract: governed, calls: GOVERNED_CALLS };
  };

const governedOver = async (ethers: HardhatEthers, oracle: Contract, options: GovernedOptions = {}) => {
  const { roles } = await deployRoles(ethers);
  return (await deployGoverned(ethers, oracle, roles, options)).governed;
};

const deployRouter = async (ethers: HardhatEthers): Promise<GasStage> => {
  const oracles = [
    await deployAnOracle(ethers),
    await governedOver(ethers, await deployAnOracle(ethers), HOLD),
    await deployAnOracle(ethers, { mode: 0 }),
  ];
  const legs = oracles.map(({ target }, index) => ({ oracle: target, inverted: index === 1 }));
  const routes = [USD, EUR, CHF].map((quote, index) => ({
    base: NATIVE,
    quote,
    maxLegSkew: index === 0 ? 0 : SKEW,
    legs: legs.slice(0, index + 1),
  }));
  const contract = (await ethers.deployContract("OracleRouter", [
    { routes, assets: [] },
  ])) as unknown as Contract;
  const pairs = [USD, EUR, CHF, JPY].flatMap((asset) => [
    [NATIVE, asset],
    [asset, NATIVE],
  ]);
  const quotes = pairs.map((pair) => [10n ** 18n, ...pair]);
  return {
    contract,
    calls: {
      getQuote: quotes,
      getQuotes: quotes,
      getQuoteWithTime: quotes,
      routeOf: pairs,
      decimalsOf: [[USD], [JPY]],
    },
  };
};

const morphoStage =
  (
    inverted: boolean,
    over: (ethers: HardhatEthers) => Promise<Contract>,
    name = "MorphoPriceFace",
  ): DeployStage =>
  async (ethers) => {
    const [weth, usdc] = [
      await ethers.deployContract("MintableToken", ["WETH", 18]),
      await ethers.deployContract("MintableToken", ["USDC", 6]),
    ];
    const { target: oracle } = await over(ethers);
    const config = { oracle, inverted, collateral: weth.target, loan: usdc.target };
    const args = name === "MorphoPriceFace" ? [config] : [config, []];
    const contract = (await ethers.deployContract(name, args)) as unknown as Contract;
    return { contract, calls: {} };
  };

/** By the path of each contract that can be read, the states in which it is read. Adapters have their own suite. */
export const GAS_STAGES: Readonly<Record<string, Readonly<Record<string, DeployStage>>>> = {
  "contracts/RedundantOracle.sol": {
    "Ordered, three sources": oracleStage({ mode: 0 }),
    "Median, three sources": oracleStage({}),
    "Median, of which a source may take 400,000": oracleStage({ gasLimit: 400_000 }),
    "on an L2": async (ethers) => {
      const sequencer = await ethers.deployContract("FaultyFeed", [0, 0]);
      await sequencer.getFunction("setRound")([1, 0, 1, 1, 1]);
      return oracleStage({ sequencerFeed: await sequencer.getAddress() })(ethers);
    },
    "all of whose sources burn what they get": oracleStage({}, INVALID_OPCODE),
    "whose sources disagree": async (ethers) => {
      const feeds = await deployFeeds(ethers);
      await setPrices(ethers, feeds, (index) => PRICE * BigInt(index + 1));
      return { contract: await deployOver(ethers, feeds), calls: ORACLE_CALLS };
    },
  },
  "contracts/GovernedOracle.sol": {
    plain: governedStage({}, async () => undefined),
    "with a disabled source": governedStage({}, ({ governed, guardian }) =>
      (governed.connect(guardian) as Contract).getFunction("disable")(1),
    ),
    "that shows its last good price": governedStage(HOLD, ({ feeds }) => setAll(feeds, INVALID_OPCODE)),
    "with a breaker": governedStage({ ...HOLD, ...BREAKER }, async () => undefined),
    "whose price jumped": governedStage({ ...HOLD, ...BREAKER }, ({ ethers, feeds }) =>
      setPrices(ethers, feeds, () => 3n * PRICE),
    ),
    "over another one": async (ethers) => {
      const inner = await governedOver(ethers, await deployAnOracle(ethers), BREAKER);
      return { contract: await governedOver(ethers, inner, HOLD), calls: GOVERNED_CALLS };
    },
  },
  "contracts/OracleRouter.sol": { "of one to three legs, both ways": deployRouter },
  "contracts/faces/MorphoSilentTokenFace.sol": {
    straight: morphoStage(false, deployAnOracle, "MorphoSilentTokenFace"),
  },
  "contracts/faces/MorphoPriceFace.sol": {
    straight: morphoStage(false, deployAnOracle),
    inverted: morphoStage(true, deployAnOracle),
    "over a stable address": morphoStage(false, async (ethers) =>
      governedOver(ethers, await deployAnOracle(ethers), { ...HOLD, ...BREAKER }),
    ),
  },
};
