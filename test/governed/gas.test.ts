import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";
import { deployOracle } from "../providers/deployOracle.ts";
import { deployGoverned, type GovernedOptions } from "./deployGoverned.ts";

const { ethers } = await hre.network.create();

const PRICE = 3_000n * 10n ** 8n;
const FEEDS = 3;
const MAX_AGE = 3_600;
const GAS_LIMIT = 100_000;
/** What the stable address may cost over the oracle's own `read()`, cold. */
const MUST = 7_000;
/** What a poke that changes nothing may cost over a cold `read()`, the transaction's own 21,000 included. */
const POKE_MUST = 60_000;
/** A documented figure is at most this part above what is measured. */
const SLACK = 10;

const PLAIN: GovernedOptions = {};
const HOLD: GovernedOptions = { maxHold: 3_600, holdDriftBpsPerHour: 100 };
const BREAKER: GovernedOptions = { maxJumpBps: 1_000, confirmDelay: 600, jumpWindow: 21_600 };

/** Gas over the oracle's own, cold and warm, as docs/spec/GovernedOracle.md has it. */
const FIGURES: readonly (readonly [string, GovernedOptions, string, number, number])[] = [
  ["plain", PLAIN, "read", 5_560, 1_060],
  ["plain", PLAIN, "latestRoundData", 5_900, 1_400],
  ["plain", PLAIN, "tryRead", 7_020, 2_520],
  ["with a hold", HOLD, "read", 5_560, 1_060],
  ["with a breaker", BREAKER, "read", 5_900, 1_400],
];

const deploy = async (options: GovernedOptions) => {
  const [, governor, guardian] = await ethers.getSigners();
  if (governor === undefined || guardian === undefined) throw new Error("There are too few accounts.");
  const now = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const feeds: string[] = [];
  for (let index = 0; index < FEEDS; index += 1) {
    const feed = await ethers.deployContract("OneSlotFeed");
    await feed.getFunction("set")(PRICE, now);
    feeds.push(await feed.getAddress());
  }
  const oracle = await deployOracle(ethers, feeds, { maxAge: MAX_AGE, gasLimit: GAS_LIMIT });
  const roles = { governor: governor.address, guardian: guardian.address };
  const { governed } = await deployGoverned(ethers, oracle, roles, options);
  await governed.getFunction("poke")();
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  /** Gas of a call without arguments, cold and warm. */
  const measure = async (contract: Contract, name: string): Promise<readonly [number, number]> => {
    const data = contract.interface.encodeFunctionData(name, []);
    const { cold, warm } = await probe.getFunction("measure").staticCall(contract.target, data);
    return [Number(cold), Number(warm)];
  };
  const measureExtra = async (name: string): Promise<readonly [number, number]> => {
    const [own, over] = [await measure(oracle, name), await measure(governed, name)];
    return [over[0] - own[0], over[1] - own[1]];
  };
  return { oracle, governed, measure, measureExtra };
};

describe("GovernedOracle's gas", () => {
  for (const [kind, options, name, cold, warm] of FIGURES) {
    it(`is at most ${cold} cold and ${warm} warm over the oracle's own ${name}(), ${kind}`, async () => {
      const { measureExtra } = await deploy(options);
      const [measuredCold, measuredWarm] = await measureExtra(name);
      expect(measuredCold).to.be.within(cold - cold / SLACK, cold);
      expect(measuredWarm).to.be.within(warm - warm / SLACK, warm);
    });
  }

  for (const [kind, options] of [
    ["plain", PLAIN],
    ["with a hold and a breaker", { ...HOLD, ...BREAKER }],
  ] as const) {
    it(`of read() is at most ${MUST} cold over the oracle's own, ${kind}`, async () => {
      const { measureExtra } = await deploy(options);
      const [cold] = await measureExtra("read");
      expect(cold).to.be.at.most(MUST);
    });
  }

  for (const [kind, options] of [
    ["plain", PLAIN],
    ["with a hold and a breaker", { ...HOLD, ...BREAKER }],
  ] as const) {
    it(`of a poke that changes nothing is at most ${POKE_MUST} over a cold read(), ${kind}`, async () => {
      const { oracle, governed, measure } = await deploy(options);
      const [cold] = await measure(oracle, "read");
      const transaction = await governed.getFunction("poke")();
      const receipt = await transaction.wait();
      expect(receipt?.logs).to.have.lengthOf(0);
      expect(Number(receipt?.gasUsed ?? 0n) - cold).to.be.within(1, POKE_MUST);
    });
  }
});
