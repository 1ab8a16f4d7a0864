import { createRequire } from "node:module";
import type { BaseContract, Contract } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);

/** Largest price an aggregator accepts: what is beyond it is refused, and the feed freezes. */
const MAX_SUBMISSION = 10n ** 15n;
const OPERATORS = 3;

/** What an aggregator is deployed with. */
export interface AggregatorOptions {
  readonly decimals?: number;
  /** How many of the three operators make an answer. */
  readonly minSubmissions?: number;
  /** Seconds after which operators may give a round up; 0 for never. */
  readonly roundTimeout?: number;
}

/** Real Chainlink contracts, under control. */
export interface Chainlink extends Provider {
  readonly proxy: Contract;
  /** The aggregator that the proxy reads while the provider works. */
  readonly aggregator: Contract;
  /** Submits an answer to a round of an aggregator as its first operators, all of them unless told. */
  submit(aggregator: Contract, round: bigint, price: bigint, operatorCount?: number): Promise<void>;
  /** Lets the proxy read another aggregator. */
  upgradeTo(aggregator: Contract): Promise<void>;
  /** Lets nobody but externally owned accounts read the proxy, by Chainlink's own access controller. */
  denyContracts(): Promise<void>;
}

const factory = async (ethers: HardhatEthers, name: string) => {
  const [owner] = await ethers.getSigners();
  const module = load(`@chainlink/contracts/ethers/v0.6/factories/${name}__factory.js`);
  const { interface: abi, bytecode } = new module[`${name}__factory`](owner);
  return new ContractFactory(abi, bytecode, owner);
};

const deploy = async (ethers: HardhatEthers, name: string, words: unknown[]): Promise<Contract> => {
  const contract: BaseContract = await (await factory(ethers, name)).deploy(...words);
  await contract.waitForDeployment();
  return contract as Contract;
};

/** Deploys an `EACAggregatorProxy`, which anybody may read, over an aggregator. */
export const deployProxy = (ethers: HardhatEthers, aggregator: Contract): Promise<Contract> =>
  deploy(ethers, "EACAggregatorProxy", [aggregator.target, ethers.ZeroAddress]);

/** Deploys a `FluxAggregator` with three node operators and without an answer. */
export const deployAggregator = async (
  ethers: HardhatEthers,
  { decimals = PRICE_DECIMALS, minSubmissions = OPERATORS, roundTimeout = 0 }: AggregatorOptions = {},
): Promise<Contract> => {
  const operators = (await ethers.getSigners()).slice(1, 1 + OPERATORS).map(({ address }) => address);
  const aggregator = await deploy(ethers, "FluxAggregator", [
    ethers.ZeroAddress, // the LINK token: nobody is paid
    0, // payment for a submission
    roundTimeout,
    ethers.ZeroAddress, // no validator of answers
    1,
    MAX_SUBMISSION,
    decimals,
    "ETH / USD",
  ]);
  await aggregator.getFunction("changeOracles")([], operators, operators, minSubmissions, OPERATORS, 0);
  return aggregator;
};

/**
 * Deploys Chainlink's `EACAggregatorProxy` over a `FluxAggregator` with three node operators, from the bytecode in
 * `@chainlink/contracts` 0.1.7. It breaks down by an aggregator upgrade to one that has no answer yet, which reverts
 * "No data present".
 */
export const deployChainlink = async (
  ethers: HardhatEthers,
  options: AggregatorOptions = {},
): Promise<Chainlink> => {
  const aggregator = await deployAggregator(ethers, options);
  const empty = await deployAggregator(ethers);
  const proxy = await deployProxy(ethers, aggregator);
  const operators = (await ethers.getSigners()).slice(1, 1 + OPERATORS);
  const upgradeTo = async (next: Contract) => {
    await proxy.getFunction("proposeAggregator")(next.target);
    await proxy.getFunction("confirmAggregator")(next.target);
  };
  const submit = async (target: Contract, round: bigint, price: bigint, operatorCount = OPERATORS) => {
    for (const operator of operators.slice(0, operatorCount)) {
      await target.connect(operator).getFunction("submit")(round, price);
    }
  };
  return {
    name: "Chainlink",
    feed: await proxy.getAddress(),
    proxy,
    aggregator,
    submit,
    upgradeTo,
    denyContracts: async () => {
      const controller = await deploy(ethers, "SimpleReadAccessController", []);
      await proxy.getFunction("setController")(controller.target);
    },
    pushPrice: async (price) => {
      const round = (await aggregator.getFunction("latestRound")()) + 1n;
      await submit(aggregator, round, price);
    },
    breakDown: () => upgradeTo(empty),
    repair: () => upgradeTo(aggregator),
  };
};
