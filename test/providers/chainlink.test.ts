import { expect } from "chai";
import hre from "hardhat";
import { deployAggregator, deployChainlink } from "./chainlink.ts";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const NEXT_PRICE = 3_030n * 10n ** 8n;
const MAX_AGE = 600;
const ROUND_TIMEOUT = 60;
const PHASE_BITS = 64n;
/** Selector of `Error(string)`. */
const ERROR_STRING = "0x08c379a0";

const deployAnswering = async () => {
  const chainlink = await deployChainlink(ethers);
  await chainlink.pushPrice(PRICE);
  const oracle = await deployOracle(ethers, [chainlink.feed], { maxAge: MAX_AGE });
  return { ...chainlink, oracle };
};

/** Two operators of three make an answer, and a round may be given up after a minute. */
const deployWithTimeout = async () => {
  const chainlink = await deployChainlink(ethers, { minSubmissions: 2, roundTimeout: ROUND_TIMEOUT });
  await chainlink.submit(chainlink.aggregator, 1n, PRICE);
  const oracle = await deployOracle(ethers, [chainlink.feed], { maxAge: MAX_AGE });
  return { ...chainlink, oracle };
};

describe("a Chainlink feed", () => {
  it("is read through its proxy without an adapter", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    const { fault, price } = await inspect(oracle);
    expect([fault, price]).to.deep.equal(["None", PRICE]);
  });

  it("dates its answer by the block of the submission that completed the round", async () => {
    const { proxy, pushPrice } = await loadFixture(deployAnswering);
    await pushPrice(NEXT_PRICE);
    const { updatedAt } = await proxy.getFunction("latestRoundData")();
    expect(updatedAt).to.equal(await time.latest());
  });

  it("has round ids with the proxy's phase above bit 64, which are not Malformed", async () => {
    const { oracle, proxy } = await loadFixture(deployAnswering);
    const { roundId } = await proxy.getFunction("latestRoundData")();
    const { fault } = await inspect(oracle);
    expect([roundId, fault]).to.deep.equal([(1n << PHASE_BITS) | 1n, "None"]);
  });

  it("is usable at the maximum age after its operators stopped", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await time.increaseTo(updatedAt + BigInt(MAX_AGE));
    expect(await inspect(oracle)).to.include({ fault: "None", age: BigInt(MAX_AGE) });
  });

  it("is Stale a second later, with its last price still shown", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    const { updatedAt } = await inspect(oracle);
    await time.increaseTo(updatedAt + BigInt(MAX_AGE) + 1n);
    expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
  });

  it("does not move while one operator too few submits", async () => {
    const { aggregator, oracle, submit } = await loadFixture(deployAnswering);
    await submit(aggregator, 2n, NEXT_PRICE, 2);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  for (const { name, answer, reason } of [
    {
      name: "above the aggregator's maximum",
      answer: 10n ** 15n + 1n,
      reason: "value above maxSubmissionValue",
    },
    { name: "below the aggregator's minimum", answer: 0n, reason: "value below minSubmissionValue" },
  ]) {
    it(`refuses an answer ${name} rather than clamp it`, async () => {
      const { pushPrice } = await loadFixture(deployAnswering);
      await expect(pushPrice(answer)).to.be.revertedWith(reason);
    });

    it(`freezes while the true price is ${name}, and is Stale in the end`, async () => {
      const { oracle, pushPrice } = await loadFixture(deployAnswering);
      await pushPrice(answer).catch(() => undefined);
      await time.increase(MAX_AGE + 1);
      expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
    });
  }

  it('reverts "No data present" after an upgrade to an aggregator without an answer', async () => {
    const { breakDown, proxy } = await loadFixture(deployAnswering);
    await breakDown();
    await expect(proxy.getFunction("latestRoundData")()).to.be.revertedWith("No data present");
  });

  it("is Reverted for an oracle after an upgrade to an aggregator without an answer", async () => {
    const { breakDown, oracle } = await loadFixture(deployAnswering);
    await breakDown();
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector: ERROR_STRING });
  });

  it("counts its rounds from 1 again, in the next phase, after an upgrade", async () => {
    const { oracle, proxy, submit, upgradeTo } = await loadFixture(deployAnswering);
    const next = await deployAggregator(ethers);
    await submit(next, 1n, NEXT_PRICE);
    await upgradeTo(next);
    const { roundId } = await proxy.getFunction("latestRoundData")();
    const { fault, price } = await inspect(oracle);
    expect([roundId, fault, price]).to.deep.equal([(2n << PHASE_BITS) | 1n, "None", NEXT_PRICE]);
  });

  it("is a power of ten off after an upgrade that changes the decimals, which only bounds see", async () => {
    const { feed, submit, upgradeTo } = await loadFixture(deployAnswering);
    const oracle = await deployOracle(ethers, [feed], { maxPrice: 10n * PRICE });
    const next = await deployAggregator(ethers, { decimals: 10 });
    await submit(next, 1n, 100n * PRICE);
    await upgradeTo(next);
    expect(await inspect(oracle)).to.include({ fault: "AboveMax", price: 100n * PRICE });
  });

  it("carries the earlier answer into a round that timed out, in its history only", async () => {
    const { aggregator, proxy, submit } = await loadFixture(deployWithTimeout);
    await submit(aggregator, 2n, NEXT_PRICE, 1);
    await time.increase(ROUND_TIMEOUT + 1);
    await submit(aggregator, 3n, NEXT_PRICE, 1);
    const carried = await proxy.getFunction("getRoundData")((1n << PHASE_BITS) | 2n);
    const latest = await proxy.getFunction("latestRoundData")();
    expect([carried.answeredInRound, carried.answer, latest.roundId]).to.deep.equal([
      (1n << PHASE_BITS) | 1n,
      PRICE,
      (1n << PHASE_BITS) | 1n,
    ]);
  });

  it("goes back to the earlier answer, dated now, where an open round times out", async () => {
    const { aggregator, proxy, submit } = await loadFixture(deployWithTimeout);
    await submit(aggregator, 2n, NEXT_PRICE, 2);
    await time.increase(ROUND_TIMEOUT + 1);
    await submit(aggregator, 3n, NEXT_PRICE, 1);
    const { answer, updatedAt } = await proxy.getFunction("latestRoundData")();
    expect([answer, updatedAt]).to.deep.equal([PRICE, BigInt(await time.latest())]);
  });

  it("is Stale with an answer carried over like that, by its round alone", async () => {
    const { aggregator, oracle, submit } = await loadFixture(deployWithTimeout);
    await submit(aggregator, 2n, NEXT_PRICE, 2);
    await time.increase(ROUND_TIMEOUT + 1);
    await submit(aggregator, 3n, NEXT_PRICE, 1);
    expect(await inspect(oracle)).to.include({ fault: "Stale", age: 0n });
  });

  it("still answers an account where its access controller denies contracts", async () => {
    const { denyContracts, proxy } = await loadFixture(deployAnswering);
    await denyContracts();
    const { answer } = await proxy.getFunction("latestRoundData")();
    expect(answer).to.equal(PRICE);
  });

  it("is Reverted for an oracle where its access controller denies contracts", async () => {
    const { denyContracts, oracle } = await loadFixture(deployAnswering);
    await denyContracts();
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector: ERROR_STRING });
  });
});
