import { expect } from "chai";
import hre from "hardhat";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { chosenFaults } from "../../src/drill/drillFault.ts";
import { drillThrough } from "../../src/drill/drillReport.ts";
import { evidenceOf, NO_PREVIOUS } from "../../src/drill/evidence.ts";
import type { SubjectHints } from "../../src/drill/reader.ts";
import { verifyDrills } from "../../src/drill/verify.ts";
import { COMPILE_LIMIT } from "../consumers/compile.ts";
import { compileMorpho, deployMorpho } from "../consumers/morpho.ts";
import { addressOfNew, deployFeeds } from "./deployFeeds.ts";
import { connectionTo, sessionOn } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

/** What drilling it again at the same block says. */
const repeatedOutcome = async (address: string, hints: SubjectHints = {}) => {
  const report = await drillThrough([await sessionOn(provider)], "local", [{ name: "it", address, hints }], {
    faults: chosenFaults(["zero", "no-code"]),
    gates: [],
    cellGas: DEFAULT_CELL_GAS,
  });
  const evidence = evidenceOf(report, NO_PREVIOUS);
  const [verified] = await verifyDrills(connectionTo(provider), [{ place: "x", evidence }]);
  return { report, verified };
};

describe("a drill of an oracle of others", function drills() {
  this.timeout(COMPILE_LIMIT);
  before(() => {
    compileMorpho();
  });

  it("is repeated by what was named, a market for one, whose oracle is another contract", async () => {
    const [feed = ""] = await deployFeeds(ethers, 3_000);
    const none = ethers.ZeroAddress;
    const oracle = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
      [none, 1n, feed, none],
      [none, 1n, none, none],
      10n ** 16n,
    ]);
    const { morpho, id } = await deployMorpho(ethers, {
      loanToken: await addressOfNew(ethers, "MintableToken", ["USDC", 6]),
      collateralToken: await addressOfNew(ethers, "MintableToken", ["WETH", 18]),
      oracle,
      lltv: 86n * 10n ** 16n,
    });
    const address = await morpho.getAddress();
    const { report, verified } = await repeatedOutcome(address, { asset: id });
    expect(report.oracles.map((one) => [one.address, one.healthy.price])).to.deep.equal([
      [address, "3000.0"],
    ]);
    expect(verified?.outcome, verified?.sentence).to.equal("same");
  });

  it("is repeated with all its layers, and without those that were left out", async () => {
    const [usdc, weth] = [
      await addressOfNew(ethers, "MintableToken", ["USDC", 6]),
      await addressOfNew(ethers, "MintableToken", ["WETH", 18]),
    ];
    const [dollar = "", ether = ""] = await deployFeeds(ethers, 1, 3_000);
    const comet = await addressOfNew(ethers, "CometUnderTest", [usdc, dollar, [weth], [ether]]);
    const whole = await repeatedOutcome(comet);
    expect(whole.report.oracles.map(({ oracle }) => oracle)).to.deep.equal(["it USDC", "it WETH"]);
    expect(whole.verified?.outcome, whole.verified?.sentence).to.equal("same");
    await (await ethers.getContractAt("FaultyFeed", dollar)).getFunction("setBehavior")(1);
    const broken = await repeatedOutcome(comet);
    expect(broken.report.oracles.map(({ oracle }) => oracle)).to.deep.equal(["it WETH"]);
    expect(broken.report.leftOut.map(({ name }) => name)).to.deep.equal(["it USDC"]);
    expect(broken.verified?.outcome, broken.verified?.sentence).to.equal("same");
  });
});
