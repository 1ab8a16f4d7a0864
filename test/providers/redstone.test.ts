import { expect } from "chai";
import { concat, encodeBytes32String, id } from "ethers";
import hre from "hardhat";
import { encodePayload, encodePoints, sign } from "../support/redStonePayload.ts";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";
import { deployConsumer, deployRedStone, FEED, MILLISECONDS, payloadOf, SIGNERS } from "./redstone.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const NEXT_PRICE = 3_010n * 10n ** 8n;
const MAX_AGE = 600;
const MAX_DELAY = 180;
const MAX_AHEAD = 60;
const MAX_STALENESS = 30 * 3_600;
/** Code of the panic. */
const ARITHMETIC_OVERFLOW = 0x11;
const FEED_ID = encodeBytes32String(FEED);
const INVALID_DETAILS = id("InvalidLastUpdateDetails(bytes32,uint256,uint256,uint256)").slice(0, 10);

const deployAnswering = async () => {
  const redStone = await deployRedStone(ethers);
  await redStone.pushPrice(PRICE);
  const oracle = await deployOracle(ethers, [redStone.feed], { maxAge: MAX_AGE });
  return { ...redStone, oracle };
};

const deployPull = () => deployConsumer(ethers);

/** A payload dated relative to the block that it is mined in, in seconds. */
const pushDated = async (
  { pushEach }: Awaited<ReturnType<typeof deployAnswering>>,
  offset: number,
  values = [NEXT_PRICE, NEXT_PRICE],
) => {
  const block = (await time.latest()) + 1_000;
  await time.setNextBlockTimestamp(block);
  await pushEach(values, (block + offset) * MILLISECONDS);
  return block;
};

describe("a RedStone feed", () => {
  it("is read without an adapter, in 8 decimals", async () => {
    const { oracle, priceFeed } = await loadFixture(deployAnswering);
    const { fault, price } = await inspect(oracle);
    const decimals = await priceFeed.getFunction("decimals")();
    expect([fault, price, decimals]).to.deep.equal(["None", PRICE, 8n]);
  });

  it("answers with the mean of two signers", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, 0, [PRICE, NEXT_PRICE]);
    expect(await inspect(redStone.oracle)).to.include({ price: 3_005n * 10n ** 8n });
  });

  it("counts the last two packages only, whatever a third signer says", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, 0, [1n, PRICE, NEXT_PRICE]);
    expect(await inspect(redStone.oracle)).to.include({ price: 3_005n * 10n ** 8n });
  });

  it("goes where one of two signers wants it, as the mean of two has no majority", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, 0, [PRICE, 9n * PRICE]);
    expect(await inspect(redStone.oracle)).to.include({ fault: "None", price: 5n * PRICE });
  });

  it("refuses a push by one signer", async () => {
    const { multiFeed, pushEach } = await loadFixture(deployAnswering);
    await expect(pushEach([NEXT_PRICE], (await time.latest()) * MILLISECONDS))
      .to.be.revertedWithCustomError(multiFeed, "InsufficientNumberOfUniqueSigners")
      .withArgs(1, 2);
  });

  it("counts a signer once, however often it signs", async () => {
    const { multiFeed, push } = await loadFixture(deployAnswering);
    const timestamp = (await time.latest()) * MILLISECONDS;
    const [signer] = SIGNERS;
    if (signer === undefined) throw new Error("There is no signer.");
    const points = [{ feed: FEED, value: NEXT_PRICE }];
    const signed = sign(encodePoints({ points, timestamp }), signer);
    await expect(push(encodePayload({ packages: [signed, signed] })))
      .to.be.revertedWithCustomError(multiFeed, "InsufficientNumberOfUniqueSigners")
      .withArgs(1, 2);
  });

  it("refuses a push by a signer of another deployment, as after a change of the signer set", async () => {
    const { multiFeed, push } = await loadFixture(deployAnswering);
    const stranger = new ethers.Wallet(id("a signer of the next set"));
    const timestamp = (await time.latest()) * MILLISECONDS;
    const message = encodePoints({ points: [{ feed: FEED, value: NEXT_PRICE }], timestamp });
    await expect(push(encodePayload({ packages: SIGNERS.map(() => sign(message, stranger)) })))
      .to.be.revertedWithCustomError(multiFeed, "SignerNotAuthorised")
      .withArgs(stranger.address);
  });

  it("takes data that is 3 minutes old when it is pushed", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, -MAX_DELAY);
    expect(await inspect(redStone.oracle)).to.include({ fault: "None", price: NEXT_PRICE });
  });

  it("refuses data that is a second older than that", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = (await time.latest()) + 1_000;
    await expect(pushDated(redStone, -MAX_DELAY - 1))
      .to.be.revertedWithCustomError(redStone.multiFeed, "TimestampIsTooOld")
      .withArgs(block - MAX_DELAY - 1, block);
  });

  it("takes data that is up to 1 minute in the future", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, MAX_AHEAD);
    expect(await inspect(redStone.oracle)).to.include({ fault: "None", price: NEXT_PRICE });
  });

  it("refuses data that is a second further in the future", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = (await time.latest()) + 1_000;
    await expect(pushDated(redStone, MAX_AHEAD + 1))
      .to.be.revertedWithCustomError(redStone.multiFeed, "TimestampFromTooLongFuture")
      .withArgs(block + MAX_AHEAD + 1, block);
  });

  it("is dated by the block of the push, in seconds, while its data is 3 minutes older", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, -MAX_DELAY);
    const { updatedAt } = await redStone.priceFeed.getFunction("latestRoundData")();
    expect(updatedAt).to.equal(block);
  });

  it("has the time of its data apart, in milliseconds, which an oracle would call Future", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, -MAX_DELAY);
    const { lastDataTimestamp, lastBlockTimestamp } =
      await redStone.multiFeed.getFunction("getLastUpdateDetails")(FEED_ID);
    expect([lastDataTimestamp, lastBlockTimestamp]).to.deep.equal([
      BigInt((block - MAX_DELAY) * MILLISECONDS),
      BigInt(block),
    ]);
  });

  it("looks 3 minutes younger than its data: still served where the data is too old", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, -MAX_DELAY);
    await time.increaseTo(block + MAX_AGE);
    expect(await inspect(redStone.oracle)).to.include({ fault: "None", age: BigInt(MAX_AGE) });
  });

  it("is Stale a second after the maximum age", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, 0);
    await time.increaseTo(block + MAX_AGE + 1);
    expect(await inspect(redStone.oracle)).to.include({ fault: "Stale", price: NEXT_PRICE });
  });

  it("is Stale a second before its contract reverts after 30 h", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, 0);
    await time.increaseTo(block + MAX_STALENESS - 1);
    expect(await inspect(redStone.oracle)).to.include({ fault: "Stale", price: NEXT_PRICE });
  });

  it("reverts after 30 h, which is Reverted with RedStone's selector", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, 0);
    await time.increaseTo(block + MAX_STALENESS);
    expect(await inspect(redStone.oracle)).to.include({
      fault: "Reverted",
      errorSelector: INVALID_DETAILS,
    });
  });

  it("has the round 1 for ever, which is not carried over", async () => {
    const { oracle, priceFeed } = await loadFixture(deployAnswering);
    const { roundId, answeredInRound } = await priceFeed.getFunction("latestRoundData")();
    const { fault } = await inspect(oracle);
    expect([roundId, answeredInRound, fault]).to.deep.equal([1n, 1n, "None"]);
  });

  it("tells the latest round only", async () => {
    const { priceFeed } = await loadFixture(deployAnswering);
    const { answer } = await priceFeed.getFunction("getRoundData")(1);
    expect(answer).to.equal(PRICE);
  });

  it("refuses any other round", async () => {
    const { priceFeed } = await loadFixture(deployAnswering);
    await expect(priceFeed.getFunction("getRoundData")(2))
      .to.be.revertedWithCustomError(priceFeed, "GetRoundDataCanBeOnlyCalledWithLatestRound")
      .withArgs(2);
  });

  it("skips a value of 0 without a revert, and keeps the one before", async () => {
    const redStone = await loadFixture(deployAnswering);
    await expect(redStone.pushEach([0n, 0n], (await time.latest()) * MILLISECONDS)).not.to.revert(ethers);
    expect(await inspect(redStone.oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("skips data that is older than what it has, without a revert", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, 0);
    await redStone.pushEach([PRICE, PRICE], block * MILLISECONDS - 1);
    expect(await inspect(redStone.oracle)).to.include({ price: NEXT_PRICE, updatedAt: BigInt(block) });
  });

  it("skips a payload that is replayed within the 3 minutes, without a revert", async () => {
    const redStone = await loadFixture(deployAnswering);
    const block = await pushDated(redStone, 0);
    await redStone.pushEach([NEXT_PRICE, NEXT_PRICE], block * MILLISECONDS);
    expect(await inspect(redStone.oracle)).to.include({ updatedAt: BigInt(block) });
  });

  it("updates one feed and skips another in the same push, with an event instead of a revert", async () => {
    const { multiFeed, push } = await loadFixture(deployAnswering);
    const timestamp = (await time.latest()) * MILLISECONDS;
    const points = [
      { feed: "BTC", value: 0n },
      { feed: FEED, value: NEXT_PRICE },
    ];
    const message = encodePoints({ points, timestamp });
    await push(encodePayload({ packages: SIGNERS.map((signer) => sign(message, signer)) }), ["BTC", FEED]);
    const [skipped] = await multiFeed.queryFilter("UpdateSkipDueToInvalidValue", "latest");
    const [updated] = await multiFeed.queryFilter("ValueUpdate", "latest");
    expect([skipped?.data, updated?.data.slice(0, 66)]).to.deep.equal([
      encodeBytes32String("BTC"),
      ethers.toBeHex(NEXT_PRICE, 32),
    ]);
  });

  it("is TooLarge with the largest mean that two signers can have, which just fits a signed answer", async () => {
    const redStone = await loadFixture(deployAnswering);
    await pushDated(redStone, 0, [2n ** 256n - 1n, 0n]);
    const { answer } = await redStone.priceFeed.getFunction("latestRoundData")();
    const { fault } = await inspect(redStone.oracle);
    expect([answer, fault]).to.deep.equal([2n ** 255n - 1n, "TooLarge"]);
  });

  it("refuses a push whose two values overflow when they are added, by a panic", async () => {
    const redStone = await loadFixture(deployAnswering);
    await expect(pushDated(redStone, 0, [2n ** 256n - 1n, 1n])).to.be.revertedWithPanic(ARITHMETIC_OVERFLOW);
  });

  it("is Reverted, with the selector, after an upgrade to a contract without a value", async () => {
    const { breakDown, oracle } = await loadFixture(deployAnswering);
    await breakDown();
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector: INVALID_DETAILS });
  });

  it("answers again after the upgrade is undone", async () => {
    const { breakDown, oracle, repair } = await loadFixture(deployAnswering);
    await breakDown();
    await repair();
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });
});

describe("a RedStone pull contract", () => {
  it("reads the payload that follows the call", async () => {
    const consumer = await loadFixture(deployPull);
    const payload = payloadOf([PRICE, PRICE], (await time.latest()) * MILLISECONDS);
    const call = consumer.interface.encodeFunctionData("getValue", [FEED_ID]);
    const answer = await ethers.provider.call({ to: consumer.target, data: concat([call, payload]) });
    expect(BigInt(answer)).to.equal(PRICE);
  });

  it("refuses to be read without a payload, and so by any other contract", async () => {
    const consumer = await loadFixture(deployPull);
    await expect(consumer.getFunction("getValue")(FEED_ID))
      .to.be.revertedWithCustomError(consumer, "CalldataMustHaveValidPayload")
      .withArgs();
  });
});
