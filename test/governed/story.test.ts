import { expect } from "chai";
import type { Contract, EventLog } from "ethers";
import hre from "hardhat";
import { FAULTS, LEVELS } from "../../src/oracle/words.ts";
import { deployApi3 } from "../providers/api3.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { PRICE_DECIMALS, type Provider } from "../providers/provider.ts";
import { deployUniswapV3 } from "../providers/uniswapV3.ts";
import { deployGoverned, GOVERNOR_DELAY } from "./deployGoverned.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const DOLLARS = 3_000;
const PRICE = BigInt(DOLLARS) * 10n ** BigInt(PRICE_DECIMALS);
const LIE = 10n * PRICE;
const WINDOW = 300;
const MAX_AGE = 600;
const ETHER = 10n ** 18n;
/** API3 is the second of three sources. */
const API3 = 1;
const API3_MASK = 2n;

const NORMAL = BigInt(LEVELS.indexOf("Normal"));
const DEGRADED = BigInt(LEVELS.indexOf("Degraded"));

const deploy = async () => {
  const [, , , , governor, guardian, keeper] = await ethers.getSigners();
  if (governor === undefined || guardian === undefined || keeper === undefined) {
    throw new Error("There are too few accounts.");
  }
  const chainlink = await deployChainlink(ethers);
  const api3 = await deployApi3(ethers);
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  await chainlink.pushPrice(PRICE);
  await api3.pushPrice(PRICE);
  const oracle = await deployOracle(ethers, [chainlink.feed, api3.feed, uniswap.feed]);
  const roles = { governor: governor.address, guardian: guardian.address };
  const { manager, governed } = await deployGoverned(ethers, oracle, roles, { maxStepBps: 200 });
  const consumer = await ethers.deployContract("ChainlinkConsumer", [governed.target, MAX_AGE]);
  const from = (await ethers.provider.getBlockNumber()) + 1;
  const poke = () => governed.connect(keeper).getFunction("poke")();
  await poke();
  return { chainlink, api3, uniswap, oracle, manager, governed, consumer, governor, guardian, poke, from };
};

/** The keys of all beacons sign ten times the price. */
const compromise = async () => {
  const story = await deploy();
  await story.api3.pushPrice(LIE);
  await story.poke();
  return story;
};

/** The guardian answers with one transaction. */
const disable = async () => {
  const story = await compromise();
  await story.governed.connect(story.guardian).getFunction("disable")(API3_MASK);
  await story.poke();
  return story;
};

/** The governor proposes an oracle with a new deployment of the provider, of other keys. */
const propose = async () => {
  const story = await disable();
  const { chainlink, uniswap, governed, manager, governor } = story;
  const renewed = await deployApi3(ethers);
  await renewed.pushPrice(PRICE);
  const replacement = await deployOracle(ethers, [chainlink.feed, renewed.feed, uniswap.feed]);
  const data = governed.interface.encodeFunctionData("replace", [replacement.target]);
  const asGovernor = manager.connect(governor) as Contract;
  await asGovernor.getFunction("schedule")(governed.target, data, 0);
  const execute = () => asGovernor.getFunction("execute")(governed.target, data);
  return { ...story, renewed, replacement, data, execute };
};

/** The delay is over, and the providers publish as ever. */
const wait = async () => {
  const story = await propose();
  await time.increase(GOVERNOR_DELAY);
  const providers: readonly Provider[] = [story.chainlink, story.renewed];
  for (const provider of providers) await provider.pushPrice(PRICE);
  return story;
};

const recover = async () => {
  const story = await wait();
  await story.execute();
  await story.poke();
  return story;
};

const levelOf = async (oracle: Contract): Promise<string | undefined> => {
  const { level } = await oracle.getFunction("tryRead")();
  return LEVELS[Number(level)];
};

/** What the consumer takes an ether to be worth, to the dollar: a pool's mean price is not exact. */
const dollarsOf = async (consumer: unknown): Promise<number> => {
  const value: bigint = await (consumer as Contract).getFunction("valueOf")(ETHER);
  return Math.round(Number(value) / 10 ** PRICE_DECIMALS);
};

/** What an operator who watches the contract has seen since it was deployed. */
const eventsOf = async (contract: Contract, from: number): Promise<unknown[][]> => {
  const logs = (await contract.queryFilter("*", from)) as EventLog[];
  return logs.map(({ eventName, args }) => [eventName, ...args]);
};

describe("the story of a compromised provider", () => {
  it("begins at Normal, with a consumer that was made for Chainlink", async () => {
    const { governed, consumer } = await loadFixture(deploy);
    expect(await levelOf(governed)).to.equal("Normal");
    expect(await dollarsOf(consumer)).to.equal(DOLLARS);
  });

  it("goes on at Degraded in the very block in which the provider lies", async () => {
    const { governed, consumer } = await loadFixture(compromise);
    expect(await levelOf(governed)).to.equal("Degraded");
    expect(await dollarsOf(consumer)).to.equal(DOLLARS);
  });

  it("names the liar", async () => {
    const { governed } = await loadFixture(compromise);
    const reports = await governed.getFunction("inspect")();
    expect(FAULTS[Number(reports[API3].fault)]).to.equal("Outlier");
    expect(reports[API3].price).to.equal(LIE);
  });

  it("needs one transaction of the guardian, and nobody else, to leave the liar out", async () => {
    const { governed, consumer } = await loadFixture(disable);
    const reports = await governed.getFunction("inspect")();
    expect(FAULTS[Number(reports[API3].fault)]).to.equal("Disabled");
    expect(await levelOf(governed)).to.equal("Degraded");
    expect(await dollarsOf(consumer)).to.equal(DOLLARS);
  });

  it("does not believe the liar when it comes back with a price near the truth", async () => {
    const { api3, governed } = await loadFixture(disable);
    await api3.pushPrice(PRICE + PRICE / 100n);
    const { level, usedMask } = await governed.getFunction("tryRead")();
    expect([level, usedMask & API3_MASK]).to.deep.equal([DEGRADED, 0n]);
  });

  it("lets the governor do nothing before the delay is over", async () => {
    const { manager, governed, governor, data, execute } = await loadFixture(propose);
    const id = await manager.getFunction("hashOperation")(governor.address, governed.target, data);
    await expect(execute()).to.be.revertedWithCustomError(manager, "AccessManagerNotReady").withArgs(id);
  });

  it("refuses the replacement where it was compromised in the meantime", async () => {
    const { renewed, governed, replacement, execute } = await loadFixture(wait);
    await renewed.pushPrice(LIE);
    await expect(execute())
      .to.be.revertedWithCustomError(governed, "LossNotSurvived")
      .withArgs(replacement.target, 1n, BigInt(LEVELS.indexOf("Restricted")));
  });

  it("ends at Normal, at the address at which it began", async () => {
    const { governed, consumer, replacement } = await loadFixture(recover);
    expect(await governed.getFunction("oracle")()).to.equal(replacement.target);
    expect(await levelOf(governed)).to.equal("Normal");
    expect(await dollarsOf(consumer)).to.equal(DOLLARS);
  });

  it("told an operator everything on the way", async () => {
    const { governed, oracle, replacement, from } = await loadFixture(recover);
    const events = await eventsOf(governed, from);
    const commits = events.filter(([name]) => name === "PriceCommitted");
    expect(commits.map(([, price]) => price)).to.deep.equal(Array(commits.length).fill(PRICE));
    expect(commits).to.not.have.lengthOf(0);
    expect(events.filter(([name]) => name !== "PriceCommitted")).to.deep.equal([
      ["LevelChanged", NORMAL, DEGRADED],
      ["FaultsChanged", 0n, API3_MASK],
      ["DisabledMaskChanged", 0n, API3_MASK],
      ["OracleReplaced", oracle.target, replacement.target],
      ["DisabledMaskChanged", API3_MASK, 0n],
      ["LevelChanged", DEGRADED, NORMAL],
      ["FaultsChanged", API3_MASK, 0n],
    ]);
  });

  it("told of the replacement two days before, by the manager", async () => {
    const { manager, governed, governor, data, from } = await loadFixture(recover);
    const events = (await eventsOf(manager, from)).filter(([name]) => String(name).startsWith("Operation"));
    const [[scheduled, id, , due, caller, target, call] = [], [executed, sameId] = []] = events;
    expect([scheduled, executed]).to.deep.equal(["OperationScheduled", "OperationExecuted"]);
    expect([caller, target, call]).to.deep.equal([governor.address, governed.target, data]);
    expect(sameId).to.equal(id);
    expect(Number(due)).to.be.at.most(await time.latest());
  });

  it("lets the guardian go back should the replacement be wrong, to an oracle without the liar", async () => {
    const { governed, guardian, oracle, chainlink } = await loadFixture(recover);
    await governed.connect(guardian).getFunction("rollback")();
    await chainlink.pushPrice(PRICE);
    expect(await governed.getFunction("oracle")()).to.equal(oracle.target);
    expect(await governed.getFunction("disabledMask")()).to.equal(API3_MASK);
    expect(await levelOf(governed)).to.equal("Degraded");
  });
});
