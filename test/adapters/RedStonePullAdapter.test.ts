import { expect } from "chai";
import type { Contract } from "ethers";
import { concat, encodeBytes32String } from "ethers";
import hre from "hardhat";
import { deployOracle } from "../providers/deployOracle.ts";
import { inspect } from "../providers/inspect.ts";
import { deployConsumer, FEED, MILLISECONDS, payloadOf, pullAdapterConfig } from "../providers/redstone.ts";
import { NEXT_PRICE, PRICE, REFUSED, STRICTER, TAKEN } from "../support/redStoneCases.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const FEED_ID = encodeBytes32String(FEED);

const deployBoth = async () => {
  const adapter = await ethers.deployContract("RedStonePullAdapter", [pullAdapterConfig()]);
  return { adapter: adapter as unknown as Contract, consumer: await deployConsumer(ethers) };
};

/** What RedStone's own contract reads from a payload in the next block. */
const valueByConsumer = async (consumer: Contract, payload: string): Promise<bigint> => {
  const call = consumer.interface.encodeFunctionData("getValue", [FEED_ID]);
  return BigInt(await ethers.provider.call({ to: consumer.target, data: concat([call, payload]) }));
};

/** The name of the error with which RedStone's own contract refuses a payload; none where it takes it. */
const refusalByConsumer = async (consumer: Contract, payload: string): Promise<string | undefined> => {
  try {
    await valueByConsumer(consumer, payload);
    return undefined;
  } catch (error) {
    return refusalIn(consumer, error);
  }
};

/** The name of the error with which the adapter refuses a payload; none where it takes it. */
const refusalByAdapter = async (adapter: Contract, payload: string): Promise<string | undefined> => {
  try {
    await adapter.getFunction("update").staticCall(payload);
    return undefined;
  } catch (error) {
    return refusalIn(adapter, error);
  }
};

const refusalIn = (contract: Contract, error: unknown): string => {
  const data = (error as { data?: unknown }).data;
  if (typeof data !== "string") throw error;
  return contract.interface.parseError(data)?.name ?? "Unknown";
};

/** Mines a block, which calls are then made in; its time in milliseconds. */
const mine = async (): Promise<number> => {
  const block = (await time.latest()) + 100;
  await time.increaseTo(block);
  return block * MILLISECONDS;
};

/** Brings the adapter a payload in the next block, which calls are then made in. */
const bring = async (adapter: Contract, payload: (now: number) => string): Promise<string> => {
  const block = (await time.latest()) + 100;
  await time.setNextBlockTimestamp(block);
  const bytes = payload(block * MILLISECONDS);
  await adapter.getFunction("update")(bytes);
  return bytes;
};

describe("RedStonePullAdapter", () => {
  for (const { name, payload } of TAKEN) {
    it(`keeps what RedStone's own contract reads, from a payload ${name}`, async () => {
      const { adapter, consumer } = await loadFixture(deployBoth);
      const bytes = await bring(adapter, payload);
      const { answer } = await adapter.getFunction("latestRoundData")();
      expect(answer).to.equal(await valueByConsumer(consumer, bytes));
    });
  }

  for (const { name, payload, refusals } of REFUSED) {
    it(`refuses, as RedStone's own contract does, a payload ${name}`, async () => {
      const { adapter, consumer } = await loadFixture(deployBoth);
      const bytes = payload(await mine());
      const found = [await refusalByAdapter(adapter, bytes), await refusalByConsumer(consumer, bytes)];
      expect(found).to.deep.equal(refusals);
    });
  }

  for (const { name, payload, refusal } of STRICTER) {
    it(`refuses what RedStone's own contract takes: a payload ${name}`, async () => {
      const { adapter, consumer } = await loadFixture(deployBoth);
      const bytes = payload(await mine());
      const found = [await refusalByAdapter(adapter, bytes), await refusalByConsumer(consumer, bytes)];
      expect(found).to.deep.equal([refusal, undefined]);
    });
  }

  it("counts a third signer, whom RedStone's own contract leaves out", async () => {
    const { adapter, consumer } = await loadFixture(deployBoth);
    const bytes = await bring(adapter, (now) => payloadOf([PRICE, PRICE, 9n * PRICE], now));
    const { answer } = await adapter.getFunction("latestRoundData")();
    expect([answer, await valueByConsumer(consumer, bytes)]).to.deep.equal([PRICE, 5n * PRICE]);
  });

  it("is read by an oracle, which RedStone's own pull contract cannot be", async () => {
    const { adapter } = await loadFixture(deployBoth);
    await bring(adapter, (now) => payloadOf([PRICE, PRICE], now));
    const oracle = await deployOracle(ethers, [await adapter.getAddress()]);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("tells of a report that it keeps, with the value before", async () => {
    const { adapter } = await loadFixture(deployBoth);
    await bring(adapter, (now) => payloadOf([PRICE, PRICE], now));
    const timestamp = await mine();
    await expect(adapter.getFunction("update")(payloadOf([NEXT_PRICE, NEXT_PRICE], timestamp)))
      .to.emit(adapter, "ReportKept")
      .withArgs(PRICE, NEXT_PRICE, timestamp);
  });

  it("tells of nothing when a report is replayed by somebody who was first", async () => {
    const { adapter } = await loadFixture(deployBoth);
    const bytes = await bring(adapter, (now) => payloadOf([PRICE, PRICE], now));
    await expect(adapter.getFunction("update")(bytes)).not.to.emit(adapter, "ReportKept");
  });

  it("keeps value and time in one storage slot", async () => {
    const { adapter } = await loadFixture(deployBoth);
    const timestamp = await mine();
    await adapter.getFunction("update")(payloadOf([PRICE, PRICE], timestamp));
    const word = BigInt(await ethers.provider.getStorage(adapter.target, 1));
    expect(word).to.equal((PRICE << 48n) | BigInt(timestamp));
  });
});
