import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { LEVELS } from "../../src/oracle/words.ts";
import { deployOracle } from "./deployOracle.ts";
import { deployArbitrumSequencer, deployOptimismSequencer, type Sequencer } from "./sequencer.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const GRACE = 3_600;
const MAX_AGE = 30 * 86_400;
const [UP, DOWN] = [false, true];

/** An oracle over one healthy feed, on the L2 of this sequencer. */
const deployOn = async <S extends Sequencer>(sequencer: S) => {
  const source = await ethers.deployContract("OneSlotFeed");
  await source.getFunction("set")(PRICE, await time.latest());
  const oracle = await deployOracle(ethers, [await source.getAddress()], {
    maxAge: MAX_AGE,
    sequencerFeed: await sequencer.feed.getAddress(),
    sequencerGrace: GRACE,
  });
  return { ...sequencer, oracle };
};

const allowed = async <D extends Sequencer & { readonly oracle: Contract }>(deployed: D) => {
  await deployed.allow(await deployed.oracle.getAddress());
  return deployed;
};

const deployUninitialized = async () => allowed(await deployOn(await deployArbitrumSequencer(ethers)));

const deployWithoutAccess = async () => {
  const deployed = await deployOn(await deployArbitrumSequencer(ethers));
  await deployed.initialize();
  await time.increase(GRACE + 1);
  return deployed;
};

/** Up for longer than the grace. */
const deployArbitrum = async () => allowed(await deployWithoutAccess());

/** Up for longer than the grace. */
const deployOptimism = async () => {
  const deployed = await allowed(await deployOn(await deployOptimismSequencer(ethers)));
  await time.increase(GRACE + 1);
  return deployed;
};

const levelOf = async (oracle: Contract) => {
  const { level } = await oracle.getFunction("tryRead")();
  return LEVELS[Number(level)];
};

describe("Chainlink's sequencer uptime feed of Arbitrum", () => {
  it("reverts Uninitialized for whoever asks before it is initialized", async () => {
    const { feed } = await loadFixture(deployUninitialized);
    await expect(feed.getFunction("latestRoundData")()).to.be.revertedWithCustomError(feed, "Uninitialized");
  });

  it("makes the oracle Unavailable before it is initialized", async () => {
    const { oracle } = await loadFixture(deployUninitialized);
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it("starts the grace when it is initialized", async () => {
    const { initialize, oracle } = await loadFixture(deployUninitialized);
    await initialize();
    expect(await levelOf(oracle)).to.equal("Restricted");
  });

  it("makes an oracle without access Unavailable", async () => {
    const { oracle } = await loadFixture(deployWithoutAccess);
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it('reverts "No access" for a contract without it', async () => {
    const { feed } = await loadFixture(deployWithoutAccess);
    const probe = await ethers.deployContract("ProxyFeed", [feed.target, false]);
    await expect(probe.getFunction("latestRoundData")()).to.be.revertedWith("No access");
  });

  it("answers an account without access, which hides that in scripts", async () => {
    const { feed } = await loadFixture(deployWithoutAccess);
    const { answer } = await feed.getFunction("latestRoundData")();
    expect(answer).to.equal(0n);
  });

  it("leaves the oracle Normal while the sequencer is up", async () => {
    const { oracle } = await loadFixture(deployArbitrum);
    expect(await levelOf(oracle)).to.equal("Normal");
  });

  it("makes the oracle Unavailable while the sequencer is down", async () => {
    const { oracle, report } = await loadFixture(deployArbitrum);
    await report(DOWN, await time.latest());
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it("keeps it Unavailable however long the sequencer is down", async () => {
    const { oracle, report } = await loadFixture(deployArbitrum);
    await report(DOWN, await time.latest());
    await time.increase(10 * GRACE);
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  for (const { name, passed, level } of [
    { name: "two seconds", passed: 2, level: "Restricted" },
    { name: "in the last second of the grace", passed: GRACE, level: "Restricted" },
    { name: "a second after the grace", passed: GRACE + 1, level: "Normal" },
  ]) {
    it(`makes the oracle ${level} ${name} after the sequencer came back`, async () => {
      const { oracle, report } = await loadFixture(deployArbitrum);
      await report(DOWN, await time.latest());
      const backAt = await time.latest();
      await report(UP, backAt);
      await time.increaseTo(backAt + passed);
      expect(await levelOf(oracle)).to.equal(level);
    });
  }

  it("dates a change by the L1's word, not by the block that brought it", async () => {
    const { feed, report } = await loadFixture(deployArbitrum);
    const changedAt = (await time.latest()) - 10;
    await report(DOWN, changedAt);
    const { startedAt } = await feed.getFunction("latestRoundData")();
    expect(startedAt).to.equal(changedAt);
  });

  it("does not move its time where the status stays the same", async () => {
    const { feed, report } = await loadFixture(deployArbitrum);
    const before = await feed.getFunction("latestRoundData")();
    await report(UP, await time.latest());
    const after = await feed.getFunction("latestRoundData")();
    expect([after.startedAt, after.updatedAt]).to.deep.equal([before.startedAt, before.updatedAt]);
  });

  it("does not start the grace anew where the status stays the same", async () => {
    const { oracle, report } = await loadFixture(deployArbitrum);
    await report(UP, await time.latest());
    expect(await levelOf(oracle)).to.equal("Normal");
  });

  it("ignores a status that is older than its last", async () => {
    const { oracle, feed, report } = await loadFixture(deployArbitrum);
    const { startedAt } = await feed.getFunction("latestRoundData")();
    await report(DOWN, Number(startedAt) - 1);
    expect(await levelOf(oracle)).to.equal("Normal");
  });

  it("takes a change dated an hour ahead, which makes the oracle Unavailable", async () => {
    const { oracle, report } = await loadFixture(deployArbitrum);
    await report(DOWN, await time.latest());
    await report(UP, (await time.latest()) + 3_600);
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it("takes no status of anybody but the L1's sender", async () => {
    const { feed } = await loadFixture(deployArbitrum);
    const update = feed.getFunction("updateStatus")(DOWN, await time.latest());
    await expect(update).to.be.revertedWithCustomError(feed, "InvalidSender");
  });
});

describe("Chainlink's sequencer uptime feed of Optimism and Base", () => {
  it("moves updatedAt, but not startedAt, where the status stays the same", async () => {
    const { feed, report } = await loadFixture(deployOptimism);
    const before = await feed.getFunction("latestRoundData")();
    await report(UP, await time.latest());
    const after = await feed.getFunction("latestRoundData")();
    expect([after.startedAt, after.updatedAt > before.updatedAt]).to.deep.equal([before.startedAt, true]);
  });

  it("does not start the grace anew where the status stays the same", async () => {
    const { oracle, report } = await loadFixture(deployOptimism);
    await report(UP, await time.latest());
    expect(await levelOf(oracle)).to.equal("Normal");
  });

  it("does not end the grace early where the status stays the same", async () => {
    const { oracle, report } = await loadFixture(deployOptimism);
    await report(DOWN, await time.latest());
    const backAt = await time.latest();
    await report(UP, backAt);
    await report(UP, await time.latest());
    await time.increaseTo(backAt + GRACE);
    expect(await levelOf(oracle)).to.equal("Restricted");
  });

  it("leaves the oracle Normal a second after the grace", async () => {
    const { oracle, report } = await loadFixture(deployOptimism);
    await report(DOWN, await time.latest());
    const backAt = await time.latest();
    await report(UP, backAt);
    await time.increaseTo(backAt + GRACE + 1);
    expect(await levelOf(oracle)).to.equal("Normal");
  });

  it("makes the oracle Unavailable while the sequencer is down", async () => {
    const { oracle, report } = await loadFixture(deployOptimism);
    await report(DOWN, await time.latest());
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it("makes an oracle without access Unavailable", async () => {
    const { oracle } = await deployOn(await deployOptimismSequencer(ethers));
    await time.increase(GRACE + 1);
    expect(await levelOf(oracle)).to.equal("Unavailable");
  });

  it("takes no status of anybody but the L1's sender", async () => {
    const { feed } = await loadFixture(deployOptimism);
    const update = feed.getFunction("updateStatus")(DOWN, await time.latest());
    await expect(update).to.be.revertedWithCustomError(feed, "InvalidSender");
  });
});
