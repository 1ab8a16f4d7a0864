import { createRequire } from "node:module";
import type { Contract } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);

const TELLOR_DECIMALS = 18;
const ONE = 10n ** 18n;

/** As deployed on mainnet: a reporter waits 12 hours and stakes 1,500 dollars, at least 100 tokens. */
const REPORTING_LOCK = 43_200;
const STAKE_IN_DOLLARS = 1_500n * ONE;
const TOKEN_PRICE = 15n * ONE;
const MINIMUM_STAKE = 100n * ONE;

/** The lock is divided by the number of stakes: with more than 43,200 of them a reporter may report every second. */
const STAKES = 50_000n;

/** What the adapter over Tellor is deployed with, where it differs from the usual. */
export interface TellorOptions {
  readonly asset?: string;
  /** Seconds that a report has to stand before it counts. */
  readonly disputeDelay?: number;
}

/** Real Tellor contracts, under control. */
export interface Tellor extends Provider {
  /** The `TellorFlex` that reports are made to. */
  readonly oracle: Contract;
  readonly governance: Contract;
  readonly token: Contract;
  readonly adapter: Contract;
  readonly queryId: string;
  /** Seconds from a report's block to the first block in which the feed shows it. */
  readonly visibleAfterSeconds: number;
  /** Reports any bytes for the query; by the reporter that may report every second unless told. Gives the time. */
  report(value: string, reporter?: Contract): Promise<bigint>;
  /** A `TellorFlex` used by another reporter of so many stakes. */
  deployReporter(index: number, stakes: bigint): Promise<Contract>;
  /** Disputes the report of a time by Tellor's governance, which removes it at once. */
  dispute(time: bigint): Promise<void>;
}

const deploy = async (ethers: HardhatEthers, path: string, words: unknown[]): Promise<Contract> => {
  const [owner] = await ethers.getSigners();
  const name = path.slice(path.lastIndexOf("/") + 1);
  const { abi, bytecode } = load(`usingtellor/artifacts/${path}.sol/${name}.json`);
  const contract = await new ContractFactory(abi, bytecode, owner).deploy(...words);
  await contract.waitForDeployment();
  return contract as Contract;
};

const spotPrice = (ethers: HardhatEthers, asset: string): string => {
  const coder = ethers.AbiCoder.defaultAbiCoder();
  return coder.encode(["string", "bytes"], ["SpotPrice", coder.encode(["string", "string"], [asset, "usd"])]);
};

/**
 * Deploys Tellor's `TellorFlex` and `Governance`, from the bytecode in `usingtellor` 5.0.5, and a `TellorAdapter` over
 * them. What is pushed is reported in the next block, and the feed shows it only when the dispute delay is over:
 * `visibleAfterSeconds` later, which the caller has to let pass. It breaks down at once, when every report is disputed,
 * which Tellor takes for 12 hours after a report; it is repaired by a new report of the last price, and that is visible
 * after the same delay.
 */
export const deployTellor = async (
  ethers: HardhatEthers,
  { asset = "eth", disputeDelay = 900 }: TellorOptions = {},
): Promise<Tellor> => {
  const signers = await ethers.getSigners();
  const token = (await ethers.deployContract("MintableToken", ["TRB", 18])) as unknown as Contract;
  const queryData = spotPrice(ethers, "eth");
  const queryId = ethers.keccak256(queryData);
  const oracle = await deploy(ethers, "tellorflex/contracts/TellorFlex", [
    token.target,
    REPORTING_LOCK,
    STAKE_IN_DOLLARS,
    TOKEN_PRICE,
    MINIMUM_STAKE,
    ethers.keccak256(spotPrice(ethers, "trb")),
  ]);
  const governance = await deploy(ethers, "polygongovernance/contracts/Governance", [
    oracle.target,
    signers[0]?.address,
  ]);
  await oracle.getFunction("init")(governance.target);
  await token.getFunction("mint")(signers[0]?.address, STAKES * MINIMUM_STAKE);
  await token.getFunction("approve")(governance.target, ethers.MaxUint256);

  const deployReporter = async (index: number, stakes: bigint) => {
    const account = signers[index];
    if (account === undefined) throw new Error(`There is no account ${index}.`);
    const stake = stakes * (await oracle.getFunction("getStakeAmount")());
    const ofReporter = token.connect(account) as Contract;
    await ofReporter.getFunction("mint")(account.address, stake);
    await ofReporter.getFunction("approve")(oracle.target, stake);
    const reporter = oracle.connect(account) as Contract;
    await reporter.getFunction("depositStake")(stake);
    return reporter;
  };
  const busyReporter = await deployReporter(1, STAKES);

  const report = async (value: string, reporter = busyReporter) => {
    await reporter.getFunction("submitValue")(queryId, value, 0, queryData);
    return await oracle.getFunction("getTimeOfLastNewValue")();
  };
  const dispute = async (time: bigint) => {
    await governance.getFunction("beginDispute")(queryId, time);
  };
  const adapter = (await ethers.deployContract("TellorAdapter", [
    {
      description: "ETH / USD by Tellor",
      tellor: oracle.target,
      asset,
      currency: "usd",
      disputeDelay,
      decimals: PRICE_DECIMALS,
    },
  ])) as unknown as Contract;

  return {
    name: "Tellor",
    feed: await adapter.getAddress(),
    oracle,
    governance,
    token,
    adapter,
    queryId,
    visibleAfterSeconds: disputeDelay + 1,
    report,
    deployReporter,
    dispute,
    pushPrice: async (price) => {
      await report(ethers.toBeHex(price * 10n ** BigInt(TELLOR_DECIMALS - PRICE_DECIMALS), 32));
    },
    breakDown: async () => {
      const count = await oracle.getFunction("getNewValueCountbyQueryId")(queryId);
      for (let index = 0n; index < count; index++) {
        const time = await oracle.getFunction("getTimestampbyQueryIdandIndex")(queryId, index);
        if (!(await oracle.getFunction("isInDispute")(queryId, time))) await dispute(time);
      }
    },
    repair: async () => {
      const lastDispute = await governance.getFunction("getVoteCount")();
      const [, , value] = await governance.getFunction("getDisputeInfo")(lastDispute);
      await report(value);
    },
  };
};
