import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployTellor } from "../providers/tellor.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const REPORTS = 129;
const DOUBLINGS = 7n;
const DISPUTES = 4n;

/** What the adapter's documentation says. */
const MAX_HOP = 4_100n;
const MAX_COLD = 23_500n;
const MAX_FOR_DOUBLING = 5_400n;
const MAX_FOR_DISPUTE = 5_000n;

const deployVisible = async () => {
  const tellor = await deployTellor(ethers);
  await tellor.pushPrice(PRICE);
  await time.increase(tellor.visibleAfterSeconds);
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  const measure = async (target: Contract, name: string, words: unknown[] = []): Promise<bigint> => {
    const data = target.interface.encodeFunctionData(name, words);
    const { cold, succeeded } = await probe.getFunction("measure")(target.target, data);
    expect(succeeded, `${name} failed`).to.equal(true);
    return cold;
  };
  return { ...tellor, measure, read: () => measure(tellor.adapter, "latestRoundData") };
};

describe("TellorAdapter over the real contract", () => {
  it("costs what is documented where there is one report", async () => {
    const { read } = await loadFixture(deployVisible);
    expect(await read()).to.be.lessThanOrEqual(MAX_COLD);
  });

  it("adds to Tellor's own read what is documented", async () => {
    const { measure, oracle, queryId, read } = await loadFixture(deployVisible);
    const before = BigInt(await time.latest()) - 900n;
    const own = await measure(oracle, "getDataBefore", [queryId, before]);
    expect((await read()) - own).to.be.lessThanOrEqual(MAX_HOP);
  });

  it("costs as much for many reports as for one where the newest is older than the delay", async () => {
    const { pushPrice, read, visibleAfterSeconds } = await loadFixture(deployVisible);
    for (let count = 1; count < REPORTS; count++) await pushPrice(PRICE);
    await time.increase(visibleAfterSeconds);
    expect(await read()).to.be.lessThanOrEqual(MAX_COLD);
  });

  it("becomes dearer by each doubling of the reports where the newest is younger than the delay", async () => {
    const { pushPrice, read, visibleAfterSeconds } = await loadFixture(deployVisible);
    const before = await read();
    for (let count = 1; count < REPORTS; count++) await pushPrice(PRICE);
    await time.increase(visibleAfterSeconds);
    await pushPrice(PRICE);
    expect((await read()) - before).to.be.lessThanOrEqual(DOUBLINGS * MAX_FOR_DOUBLING);
  });

  it("becomes dearer by each disputed report that is skipped", async () => {
    const { dispute, read, report, visibleAfterSeconds } = await loadFixture(deployVisible);
    const times: bigint[] = [];
    for (let count = 0n; count < DISPUTES; count++) times.push(await report(ethers.toBeHex(count, 32)));
    await time.increase(visibleAfterSeconds);
    const before = await read();
    for (const disputed of times) await dispute(disputed);
    expect((await read()) - before).to.be.lessThanOrEqual(DISPUTES * MAX_FOR_DISPUTE);
  });

  it("states what it was constructed with", async () => {
    const { adapter, oracle, queryId } = await loadFixture(deployVisible);
    const names = ["TELLOR", "QUERY_ID", "DISPUTE_DELAY", "decimals", "description", "version"];
    const stated = await Promise.all(names.map((getter) => adapter.getFunction(getter)()));
    expect(stated).to.deep.equal([oracle.target, queryId, 900n, 8n, "ETH / USD by Tellor", 1n]);
  });
});
