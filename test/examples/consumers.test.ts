import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployApi3 } from "../providers/api3.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { deployUniswapV3 } from "../providers/uniswapV3.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const LOWER_PRICE = 2_980n * 10n ** 8n;
const MAX_AGE = 600;
const WINDOW = 300;
const COLLATERAL = 2n * 10n ** 18n;
const DEBT = 600n * 10n ** 8n;
/** Levels of a reading, by number. */
const [DEGRADED, RESTRICTED, UNAVAILABLE] = [1n, 2n, 3n];

/** Three real providers, the pool last, and both consumers over a Median of them. */
const deployConsumers = async () => {
  const [chainlink, api3] = [await deployChainlink(ethers), await deployApi3(ethers)];
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  await chainlink.pushPrice(PRICE);
  await api3.pushPrice(PRICE);
  const feeds = [chainlink.feed, api3.feed, uniswap.feed];
  const oracle = await deployOracle(ethers, feeds, { maxAge: MAX_AGE });
  const collateralConsumer = await ethers.deployContract("CollateralConsumer", [oracle.target]);
  const overOracle = await ethers.deployContract("ChainlinkConsumer", [oracle.target, MAX_AGE]);
  const overProxy = await ethers.deployContract("ChainlinkConsumer", [chainlink.feed, MAX_AGE]);
  return { chainlink, api3, uniswap, oracle, collateralConsumer, overOracle, overProxy };
};

type Stage = Awaited<ReturnType<typeof deployConsumers>>;

/** Two providers are down, and what is left is one that nobody confirms. */
const restrict = async ({ chainlink, uniswap }: Stage) => {
  await chainlink.breakDown();
  await uniswap.breakDown();
  await time.increase(1);
};

const shutDown = async (stage: Stage) => {
  await stage.api3.breakDown();
  await restrict(stage);
};

const levelOf = async (oracle: Contract): Promise<bigint> => {
  const { level } = await oracle.getFunction("tryRead")();
  return level;
};

const borrowLimit = ({ collateralConsumer }: Stage): Promise<bigint> =>
  collateralConsumer.getFunction("borrowLimit")(COLLATERAL);

const collateralFor = ({ collateralConsumer }: Stage): Promise<bigint> =>
  collateralConsumer.getFunction("collateralFor")(DEBT);

describe("CollateralConsumer", () => {
  it("lends 80 % of the collateral's value at level Normal", async () => {
    expect(await borrowLimit(await loadFixture(deployConsumers))).to.equal((2n * PRICE * 80n) / 100n);
  });

  it("lends 80 % of the collateral's value at level Degraded", async () => {
    const stage = await loadFixture(deployConsumers);
    await stage.uniswap.breakDown();
    await time.increase(1);
    const lent = await borrowLimit(stage);
    expect([await levelOf(stage.oracle), lent]).to.deep.equal([DEGRADED, (2n * PRICE * 80n) / 100n]);
  });

  it("lends at the lower side where two providers differ", async () => {
    const stage = await loadFixture(deployConsumers);
    await stage.uniswap.breakDown();
    await stage.api3.pushPrice(LOWER_PRICE);
    expect(await borrowLimit(stage)).to.equal((2n * LOWER_PRICE * 80n) / 100n);
  });

  it("lends nothing at level Restricted, naming the providers that failed", async () => {
    const stage = await loadFixture(deployConsumers);
    await restrict(stage);
    await expect(borrowLimit(stage))
      .to.be.revertedWithCustomError(stage.oracle, "PriceUnavailable")
      .withArgs(RESTRICTED, 0b101);
  });

  it("lets people out at level Restricted", async () => {
    const stage = await loadFixture(deployConsumers);
    await restrict(stage);
    expect(await collateralFor(stage)).to.equal((DEBT * 10n ** 18n) / PRICE);
  });

  it("seizes at the upper side where two providers differ", async () => {
    const stage = await loadFixture(deployConsumers);
    await stage.uniswap.breakDown();
    await stage.api3.pushPrice(LOWER_PRICE);
    expect(await collateralFor(stage)).to.equal((DEBT * 10n ** 18n) / PRICE);
  });

  for (const [name, call] of [
    ["lends", borrowLimit],
    ["seizes", collateralFor],
  ] as const) {
    it(`${name} nothing at level Unavailable, naming every provider`, async () => {
      const stage = await loadFixture(deployConsumers);
      await shutDown(stage);
      await expect(call(stage))
        .to.be.revertedWithCustomError(stage.oracle, "PriceUnavailable")
        .withArgs(UNAVAILABLE, 0b111);
    });
  }

  it("states its oracle", async () => {
    const { collateralConsumer, oracle } = await loadFixture(deployConsumers);
    expect(await collateralConsumer.getFunction("ORACLE")()).to.equal(oracle.target);
  });
});

describe("ChainlinkConsumer", () => {
  for (const [place, name] of [
    ["over a Chainlink proxy", "overProxy"],
    ["unchanged over an oracle", "overOracle"],
  ] as const) {
    it(`values collateral ${place}`, async () => {
      const { [name]: consumer } = await loadFixture(deployConsumers);
      expect(await consumer.getFunction("valueOf")(COLLATERAL)).to.equal(2n * PRICE);
    });
  }

  it("goes on over an oracle where it stops over a Chainlink proxy whose operators stopped", async () => {
    const { api3, overOracle, overProxy, oracle } = await loadFixture(deployConsumers);
    const { updatedAt } = await oracle.getFunction("tryRead")();
    await time.increaseTo(updatedAt + BigInt(2 * MAX_AGE));
    await api3.pushPrice(PRICE);
    await expect(overProxy.getFunction("valueOf")(COLLATERAL)).to.be.revertedWithCustomError(
      overProxy,
      "UnusableAnswer",
    );
    expect(await overOracle.getFunction("valueOf")(COLLATERAL)).to.be.greaterThan(0n);
  });

  it("names the answer and its time where a Chainlink proxy's answer is too old", async () => {
    const { chainlink, overProxy } = await loadFixture(deployConsumers);
    const { answer, updatedAt } = await chainlink.proxy.getFunction("latestRoundData")();
    await time.increaseTo(updatedAt + BigInt(MAX_AGE) + 1n);
    await expect(overProxy.getFunction("valueOf")(COLLATERAL))
      .to.be.revertedWithCustomError(overProxy, "UnusableAnswer")
      .withArgs(answer, updatedAt);
  });

  it("still takes a Chainlink proxy's answer at its maximum age", async () => {
    const { chainlink, overProxy } = await loadFixture(deployConsumers);
    const { updatedAt } = await chainlink.proxy.getFunction("latestRoundData")();
    await time.increaseTo(updatedAt + BigInt(MAX_AGE));
    expect(await overProxy.getFunction("valueOf")(COLLATERAL)).to.equal(2n * PRICE);
  });

  it("refuses an answer that is not positive", async () => {
    const { api3 } = await loadFixture(deployConsumers);
    const signedAt = await time.latest();
    await api3.publish(-1n, signedAt);
    const consumer = await ethers.deployContract("ChainlinkConsumer", [api3.feed, MAX_AGE]);
    await expect(consumer.getFunction("valueOf")(COLLATERAL))
      .to.be.revertedWithCustomError(consumer, "UnusableAnswer")
      .withArgs(-1n, signedAt);
  });

  it("is refused by the oracle at level Restricted, which a Chainlink feed does not have", async () => {
    const stage = await loadFixture(deployConsumers);
    await restrict(stage);
    await expect(stage.overOracle.getFunction("valueOf")(COLLATERAL))
      .to.be.revertedWithCustomError(stage.oracle, "PriceUnavailable")
      .withArgs(RESTRICTED, 0b101);
  });

  it("states its feed and its maximum age", async () => {
    const { chainlink, overProxy } = await loadFixture(deployConsumers);
    const stated = [await overProxy.getFunction("FEED")(), await overProxy.getFunction("MAX_AGE")()];
    expect(stated).to.deep.equal([chainlink.feed, BigInt(MAX_AGE)]);
  });
});
