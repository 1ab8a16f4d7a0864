import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployOracle } from "../providers/deployOracle.ts";
import { deployGoverned, type GovernedOptions } from "./deployGoverned.ts";

const { ethers } = await hre.network.create();

const PRICE = 3_000n * 10n ** 8n;
const PLAIN: GovernedOptions = {};
const HOLD: GovernedOptions = { maxHold: 3_600, holdDriftBpsPerHour: 100 };
const BREAKER: GovernedOptions = { maxJumpBps: 1_000, confirmDelay: 600, jumpWindow: 21_600 };

const deploy = async (options: GovernedOptions) => {
  const [, governor, guardian] = await ethers.getSigners();
  if (governor === undefined || guardian === undefined) throw new Error("There are too few accounts.");
  const now = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const feeds: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const feed = await ethers.deployContract("OneSlotFeed");
    await feed.getFunction("set")(PRICE, now);
    feeds.push(await feed.getAddress());
  }
  const oracle = await deployOracle(ethers, feeds, { maxAge: 3_600, gasLimit: 100_000 });
  const roles = { governor: governor.address, guardian: guardian.address };
  const { governed } = await deployGoverned(ethers, oracle, roles, options);
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  const measure = async (contract: Contract, name: string): Promise<readonly [number, number]> => {
    const data = contract.interface.encodeFunctionData(name, []);
    const { cold, warm } = await probe.getFunction("measure").staticCall(contract.target, data);
    return [Number(cold), Number(warm)];
  };
  return { oracle, governed, measure };
};

describe("GovernedOracle's gas", () => {
  it("show", async () => {
    for (const options of [PLAIN, HOLD, BREAKER]) {
      const { oracle, governed, measure } = await deploy(options);
      await governed.getFunction("poke")();
      for (const name of ["read", "tryRead", "latestRoundData"]) {
        const [cold, warm] = await measure(oracle, name);
        const [gc, gw] = await measure(governed, name);
        console.log(JSON.stringify(options), name, cold, warm, "+", gc - cold, gw - warm);
      }
    }
    expect(1).to.equal(1);
  });
});
