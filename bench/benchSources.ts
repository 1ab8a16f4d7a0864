import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import type { AdapterName } from "../src/providers/adapters.ts";
import { deployDataStreams } from "../test/providers/dataStreams.ts";
import { PRICE_DECIMALS } from "../test/providers/provider.ts";
import { deployPyth } from "../test/providers/pyth.ts";
import { MILLISECONDS, payloadOf, pullAdapterConfig } from "../test/providers/redstone.ts";
import { deployTellor } from "../test/providers/tellor.ts";
import { deployUniswapV3 } from "../test/providers/uniswapV3.ts";

/** In `PRICE_DECIMALS` decimals. */
export const PRICE = 3_000n * 10n ** BigInt(PRICE_DECIMALS);
/** Seconds that the time-weighted price is of. */
export const WINDOW = 300;

const WAD = 10n ** 18n;
const PRICE_IN_WAD = 3_000n * WAD;
const LEG_GAS_LIMIT = 40_000;
const PAIR = "ETH/USD";
const PAIR_INDEX = 1;
const LIMITS = { maxGrowthBpsPerYear: 1_000, maxDropBps: 500, allowanceBps: 10, advanceDelay: 7 * 86_400 };

/** One call, by the name of a contract's function. */
export interface Read {
  readonly contract: Contract;
  readonly name: string;
  readonly words?: readonly unknown[];
}

/** An adapter whose provider has published, and what the provider costs without the adapter. */
export interface AdapterSource {
  readonly adapter: Contract;
  /** What the adapter reads, read directly; nothing where the adapter calls nobody. */
  readonly reads: readonly Read[];
}

/** What a source is deployed with. */
export interface SourceStage {
  readonly ethers: HardhatEthers;
  /** Reads the provider, where that asks who reads. */
  readonly probe: Contract;
}

export const deploy = async (
  ethers: HardhatEthers,
  name: string,
  words: readonly unknown[] = [],
): Promise<Contract> => (await ethers.deployContract(name, [...words])) as unknown as Contract;

const send = (contract: Contract, name: string, ...words: readonly unknown[]) =>
  contract.getFunction(name)(...words);

/** Unix seconds of the latest block, in which the reads are measured. */
export const latestTime = async (ethers: HardhatEthers): Promise<number> => {
  const block = await ethers.provider.getBlock("latest");
  if (block === null) throw new Error("The chain has no block.");
  return block.timestamp;
};

/** Deploys an adapter of `PRICE_DECIMALS` decimals over a provider. */
const deployAdapter = (ethers: HardhatEthers, name: AdapterName, config: object): Promise<Contract> =>
  deploy(ethers, name, [{ description: "ETH / USD", decimals: PRICE_DECIMALS, ...config }]);

/** Two legs of one storage slot each, the second at 1.25. */
const deployLegs = async (ethers: HardhatEthers) => {
  const now = await latestTime(ethers);
  const first = await deploy(ethers, "OneSlotFeed");
  const second = await deploy(ethers, "OneSlotFeed");
  await send(first, "set", PRICE, now);
  await send(second, "set", 125_000_000n, now);
  const legOf = (feed: Contract) => ({ feed: feed.target, gasLimit: LEG_GAS_LIMIT });
  const reads = [first, second].map((contract) => ({ contract, name: "latestRoundData" }));
  return { legs: [legOf(first), legOf(second)] as const, reads };
};

/** How each adapter is put over a provider that has published: the real one where `test/providers` has it. */
export const ADAPTER_SOURCES: Readonly<Record<AdapterName, (stage: SourceStage) => Promise<AdapterSource>>> =
  {
    BandAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeBandReference");
      await send(contract, "relay", "ETH", 3_000_000_000_000n, await latestTime(ethers));
      const [base, quote] = ["ETH", "USD"];
      const adapter = await deployAdapter(ethers, "BandAdapter", { oracle: contract.target, base, quote });
      return { adapter, reads: [{ contract, name: "getReferenceData", words: [base, quote] }] };
    },
    ChronicleAdapter: async ({ ethers, probe }) => {
      const contract = await deploy(ethers, "FakeScribeOptimistic");
      await send(contract, "poke", PRICE_IN_WAD, await latestTime(ethers));
      const adapter = await deployAdapter(ethers, "ChronicleAdapter", { oracle: contract.target });
      for (const reader of [adapter, probe]) await send(contract, "kiss", reader.target);
      return { adapter, reads: [{ contract, name: "readWithAge" }] };
    },
    CurveEmaAdapter: async ({ ethers }) => {
      const [owner] = await ethers.getSigners();
      const pool = await deploy(ethers, "FakeIndexedPool");
      const shares = await deploy(ethers, "MintableToken", ["LP", 18]);
      await send(pool, "settle", 1, PRICE_IN_WAD);
      await send(shares, "mint", owner?.address, 1_000n * WAD);
      const adapter = await deployAdapter(ethers, "CurveEmaAdapter", {
        pool: pool.target,
        baseToken: await pool.getFunction("coins")(2),
        quoteToken: await pool.getFunction("coins")(0),
        isIndexed: true,
        liquidityToken: shares.target,
        minSupply: 1_000n * WAD,
      });
      const reads = [
        { contract: shares, name: "totalSupply" },
        { contract: pool, name: "price_oracle", words: [1] },
      ];
      return { adapter, reads };
    },
    DataStreamsAdapter: async ({ ethers }) => {
      const streams = await deployDataStreams(ethers);
      await streams.pushPrice(PRICE);
      return { adapter: streams.adapter, reads: [] };
    },
    DiaAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeDiaOracle");
      await send(contract, "setValue", PAIR, PRICE, await latestTime(ethers));
      const config = { oracle: contract.target, key: PAIR, oracleDecimals: PRICE_DECIMALS };
      const adapter = await deployAdapter(ethers, "DiaAdapter", config);
      return { adapter, reads: [{ contract, name: "getValue", words: [PAIR] }] };
    },
    Erc4626RateAdapter: async ({ ethers }) => {
      const [owner] = await ethers.getSigners();
      const share = WAD;
      const asset = await deploy(ethers, "Asset", [18]);
      const vault = await deploy(ethers, "Vault", [asset.target, 0]);
      await send(asset, "setBalance", owner?.address, 1_000n * share);
      await send(asset, "approve", vault.target, 1_000n * share);
      await send(vault, "deposit", 1_000n * share, owner?.address);
      await send(asset, "setBalance", vault.target, 1_100n * share);
      const config = { vault: vault.target, minSupply: share, limits: LIMITS };
      const adapter = await deployAdapter(ethers, "Erc4626RateAdapter", config);
      const reads = [
        { contract: vault, name: "totalSupply" },
        { contract: vault, name: "convertToAssets", words: [share] },
      ];
      return { adapter, reads };
    },
    InverseAdapter: async ({ ethers }) => {
      const { legs, reads } = await deployLegs(ethers);
      const adapter = await deployAdapter(ethers, "InverseAdapter", { leg: legs[0] });
      return { adapter, reads: reads.slice(0, 1) };
    },
    LstRateAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeRateProvider");
      await send(contract, "setRate", 1_149_000_000_000_000_000n);
      const adapter = await deployAdapter(ethers, "LstRateAdapter", {
        provider: contract.target,
        call: contract.interface.encodeFunctionData("getRate"),
        rateDecimals: 18,
        limits: LIMITS,
      });
      return { adapter, reads: [{ contract, name: "getRate" }] };
    },
    ProductAdapter: async ({ ethers }) => {
      const { legs, reads } = await deployLegs(ethers);
      const config = { first: legs[0], second: legs[1], maxLegSkew: 3_600 };
      return { adapter: await deployAdapter(ethers, "ProductAdapter", config), reads };
    },
    PythAdapter: async ({ ethers }) => {
      const { adapter, pyth, pushPrice } = await deployPyth(ethers);
      await pushPrice(PRICE);
      const feedId: string = await send(adapter, "FEED_ID");
      return { adapter, reads: [{ contract: pyth, name: "getPriceUnsafe", words: [feedId] }] };
    },
    QuotientAdapter: async ({ ethers }) => {
      const { legs, reads } = await deployLegs(ethers);
      const config = { dividend: legs[0], divisor: legs[1], maxLegSkew: 3_600 };
      return { adapter: await deployAdapter(ethers, "QuotientAdapter", config), reads };
    },
    RedStonePullAdapter: async ({ ethers }) => {
      const adapter = await deploy(ethers, "RedStonePullAdapter", [pullAdapterConfig()]);
      const time = (await latestTime(ethers)) * MILLISECONDS;
      await send(adapter, "update", payloadOf([PRICE, PRICE], time));
      return { adapter, reads: [] };
    },
    StorkAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeStork");
      const assetId = ethers.id("ETHUSD");
      const nanoseconds = BigInt(await latestTime(ethers)) * 1_000_000_000n;
      await send(contract, "update", assetId, { nanoseconds, value: PRICE_IN_WAD });
      const adapter = await deployAdapter(ethers, "StorkAdapter", { stork: contract.target, assetId });
      return { adapter, reads: [{ contract, name: "getTemporalNumericValueUnsafeV1", words: [assetId] }] };
    },
    SupraAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeSupraStorage");
      const milliseconds = (await latestTime(ethers)) * MILLISECONDS;
      await send(contract, "setPrice", PAIR_INDEX, 18, milliseconds, PRICE_IN_WAD);
      const config = { feed: contract.target, pairIndex: PAIR_INDEX, timeUnit: 1 };
      const adapter = await deployAdapter(ethers, "SupraAdapter", config);
      return { adapter, reads: [{ contract, name: "getSvalue", words: [PAIR_INDEX] }] };
    },
    SwitchboardAdapter: async ({ ethers }) => {
      const contract = await deploy(ethers, "FakeSwitchboardOfSlots");
      const feedId = ethers.id(PAIR);
      const timestamp = await latestTime(ethers);
      await send(contract, "update", feedId, { result: PRICE_IN_WAD, timestamp });
      const config = { switchboard: contract.target, feedId, updateForm: 0 };
      const adapter = await deployAdapter(ethers, "SwitchboardAdapter", config);
      return { adapter, reads: [{ contract, name: "latestUpdate", words: [feedId] }] };
    },
    TellorAdapter: async ({ ethers }) => {
      const { adapter, oracle, queryId, pushPrice, visibleAfterSeconds } = await deployTellor(ethers);
      await pushPrice(PRICE);
      await ethers.provider.send("evm_increaseTime", [visibleAfterSeconds]);
      await ethers.provider.send("evm_mine", []);
      const delay: bigint = await send(adapter, "DISPUTE_DELAY");
      const before = BigInt(await latestTime(ethers)) - delay;
      return { adapter, reads: [{ contract: oracle, name: "getDataBefore", words: [queryId, before] }] };
    },
    UniswapV3TwapAdapter: async ({ ethers }) => {
      const { adapter, pool } = await deployUniswapV3(ethers, PRICE, WINDOW);
      return { adapter, reads: [{ contract: pool, name: "observe", words: [[WINDOW, 0]] }] };
    },
  };
