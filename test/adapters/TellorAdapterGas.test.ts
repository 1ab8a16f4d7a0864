import { expect } from "chai";
import hre from "hardhat";
import { ADAPTERS } from "../../src/providers/adapters.ts";
import { deployTellor } from "../providers/tellor.ts";
import { appendHistory } from "../providers/tellorHistory.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time } = networkHelpers;

const VALUE = 3_000n * 10n ** 18n;
const SPACING = 20;
const DELAY = 900;

/** What the adapter's documentation says, and for how long a history. */
const MAX_COLD = BigInt(ADAPTERS.TellorAdapter.coldGas);
const LONG_HISTORY = 10_000;
const MAX_FOR_DOUBLING = 5_400n;

/** Real Tellor with so many reports, of which the newest are younger than the delay. */
const deployWithHistory = async (count: number) => {
  const tellor = await deployTellor(ethers, { disputeDelay: DELAY });
  const firstTime = (await time.latest()) + 1;
  await appendHistory(ethers, tellor, { count, firstTime, spacing: SPACING, value: VALUE });
  await time.increaseTo(firstTime + count * SPACING);
  const probe = await ethers.deployContract("GasProbe");
  const read = async () => {
    const data = tellor.adapter.interface.encodeFunctionData("latestRoundData");
    const { cold, succeeded } = await probe.getFunction("measure").staticCall(tellor.adapter.target, data);
    expect(succeeded).to.equal(true);
    return cold as bigint;
  };
  /** The dearest read within one report's time after another, until all are older than the delay. */
  const dearest = async () => {
    let most = 0n;
    for (let passed = 0; passed < DELAY; passed += SPACING) {
      const cold = await read();
      if (cold > most) most = cold;
      await time.increase(SPACING);
    }
    return most;
  };
  return { ...tellor, dearest, read };
};

describe("TellorAdapter, cold gas", () => {
  it(`is at most what the registry says for a history of ${LONG_HISTORY.toLocaleString("en")} reports`, async () => {
    const { dearest, oracle, queryId } = await deployWithHistory(LONG_HISTORY);
    expect(await oracle.getFunction("getNewValueCountbyQueryId")(queryId)).to.equal(BigInt(LONG_HISTORY));
    expect(await dearest()).to.be.within((MAX_COLD * 9n) / 10n, MAX_COLD);
  });

  it("grows by what is documented with each doubling of the history", async () => {
    const short = await deployWithHistory(250);
    const before = await short.dearest();
    const long = await deployWithHistory(1_000);
    expect(((await long.dearest()) - before) / 2n).to.be.within(4_000n, MAX_FOR_DOUBLING);
  });

  it("gives the value and the time of the report that is as old as the delay", async () => {
    const { adapter } = await deployWithHistory(250);
    const { answer, updatedAt } = await adapter.getFunction("latestRoundData")();
    const now = await time.latest();
    expect(answer).to.equal(VALUE / 10n ** 10n);
    expect(BigInt(now) - updatedAt).to.be.within(BigInt(DELAY + 1), BigInt(DELAY + SPACING));
  });
});
