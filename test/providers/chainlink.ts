import { createRequire } from "node:module";
import type { BaseContract, Contract } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);

/** Largest price an aggregator accepts: what is beyond it is refused, and the feed freezes. */
const MAX_SUBMISSION = 10n ** 15n;
const OPERATORS = 3;

/** Real Chainlink contracts, under control. */
export interface Chainlink extends Provider {
  readonly proxy: Contract;
  /** The aggregator that the proxy reads while the provider works. */
  readonly aggregator: Contract;
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

const deployAggregator = async (ethers: HardhatEthers): Promise<Contract> => {
  const operators = (await ethers.getSigners()).slice(1, 1 + OPERATORS).map(({ address }) => address);
  const aggregator = await deploy(ethers, "FluxAggregator", [
    ethers.ZeroAddress, // the LINK token: nobody is paid
    0, // payment for a submission
    0, // seconds until a round may time out
    ethers.ZeroAddress, // no validator of answers
    1,
    MAX_SUBMISSION,
    PRICE_DECIMALS,
    "ETH / USD",
  ]);
  await aggregator.getFunction("changeOracles")([], operators, operators, OPERATORS, OPERATORS, 0);
  return aggregator;
};

/**
 * Deploys Chainlink's `EACAggregatorProxy` over a `FluxAggregator` with three node operators, from the bytecode in
 * `@chainlink/contracts` 0.1.7. It breaks down by an aggregator upgrade to one that has no answer yet, which reverts
 * "No data present".
 */
export const deployChainlink = async (ethers: HardhatEthers): Promise<Chainlink> => {
  const aggregator = await deployAggregator(ethers);
  const empty = await deployAggregator(ethers);
  const proxy = await deploy(ethers, "EACAggregatorProxy", [aggregator.target, ethers.ZeroAddress]);
  const operators = (await ethers.getSigners()).slice(1, 1 + OPERATORS);
  const upgradeTo = async (next: Contract) => {
    await proxy.getFunction("proposeAggregator")(next.target);
    await proxy.getFunction("confirmAggregator")(next.target);
  };
  return {
    name: "Chainlink",
    feed: await proxy.getAddress(),
    proxy,
    aggregator,
    pushPrice: async (price) => {
      const round = (await aggregator.getFunction("latestRound")()) + 1n;
      for (const operator of operators) {
        await aggregator.connect(operator).getFunction("submit")(round, price);
      }
    },
    breakDown: () => upgradeTo(empty),
    repair: () => upgradeTo(aggregator),
  };
};
