import { expect } from "chai";
import { ZeroAddress } from "ethers";
import hre from "hardhat";
import { type RunningNode, startAnvil } from "../../bench/anvilNode.ts";
import { compileSynthetix } from "../../bench/peers/synthetix.ts";
import type { Eip1193 } from "../../src/deploy/chain.ts";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { drillFaults } from "../../src/drill/drillFault.ts";
import { type DrillReport, drillThrough } from "../../src/drill/drillReport.ts";
import type { DrillSubject } from "../../src/drill/findOracle.ts";
import { deployPeers } from "../bench/peerStage.ts";
import { compileAave, deployAave } from "../consumers/aave.ts";
import { COMPILE_LIMIT } from "../consumers/compile.ts";
import { compileMorpho, deployMorpho } from "../consumers/morpho.ts";
import { deployChainlink } from "../providers/chainlink.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import type { HardhatEthers } from "../providers/provider.ts";
import { addressOfNew } from "./deployFeeds.ts";
import { sessionOn } from "./drillStage.ts";

const DAY = 86_400;
const UNIT = 10n ** 8n;
const PRICE = 3_000n * UNIT;
const LIMITS = [8_000, 8_250] as const;

/** Markets of Aave and Morpho, on Chainlink's contracts alone and on an oracle of ours over them. */
const deployMarkets = async (ethers: HardhatEthers): Promise<DrillSubject[]> => {
  const feeds: string[] = [];
  for (const price of [PRICE, PRICE + UNIT, PRICE - UNIT]) {
    const chainlink = await deployChainlink(ethers);
    await chainlink.pushPrice(price);
    feeds.push(chainlink.feed);
  }
  const [alone = ""] = feeds;
  const ours = await (await deployOracle(ethers, feeds, { maxAge: DAY })).getAddress();
  const collateral = await addressOfNew(ethers, "MintableToken", ["WETH", 18]);
  const other = await addressOfNew(ethers, "MintableToken", ["WSTETH", 18]);
  const loan = await addressOfNew(ethers, "MintableToken", ["USDC", 6]);
  const { pool } = await deployAave(
    ethers,
    [
      { token: collateral, symbol: "WETH", source: alone, limits: LIMITS },
      { token: other, symbol: "WSTETH", source: ours, limits: LIMITS },
    ],
    { feed: alone, grace: 0 },
  );
  const [none, one] = [ethers.ZeroAddress, 1n];
  const single = await addressOfNew(ethers, "MorphoChainlinkOracleUnderTest", [
    [none, one, alone, none],
    [none, one, none, none],
    10n ** 16n,
  ]);
  const face = await addressOfNew(ethers, "MorphoPriceFace", [
    { oracle: ours, inverted: false, collateral, loan },
  ]);
  const subjects: DrillSubject[] = [{ name: "Aave", address: await pool.getAddress(), hints: {} }];
  for (const [name, oracle] of [
    ["Morpho alone", single],
    ["Morpho on ours", face],
  ] as const) {
    const market = { loanToken: loan, collateralToken: collateral, oracle, lltv: 86n * 10n ** 16n };
    const { morpho, id } = await deployMorpho(ethers, market);
    subjects.push({ name, address: await morpho.getAddress(), hints: { asset: id } });
  }
  const naive = await addressOfNew(ethers, "NaiveFallback", [feeds.slice(0, 2), [DAY, DAY]]);
  return [
    ...subjects,
    { name: "try/catch", address: naive, hints: { call: "latestPrice()", feeds: feeds.slice(0, 2) } },
  ];
};

const deployEverything = async (ethers: HardhatEthers): Promise<DrillSubject[]> => {
  const subjects = await deployMarkets(ethers);
  const { peers } = await deployPeers(ethers);
  const nodeIn = (calldata: string): string => `0x${calldata.slice(10)}`;
  return [
    ...subjects,
    { name: "Venus", address: peers.Venus.address, hints: {} },
    ...(["Synthetix, median", "Synthetix, deviation"] as const).map((name) => ({
      name,
      address: peers[name].address,
      hints: { asset: nodeIn(peers[name].calldata) },
    })),
  ];
};

const drillEverything = async (provider: Eip1193, ethers: HardhatEthers): Promise<DrillReport> => {
  const subjects = await deployEverything(ethers);
  return drillThrough([await sessionOn(provider)], "local", subjects, {
    faults: drillFaults().shown,
    gates: ["one-silent", "one-lying"],
    cellGas: DEFAULT_CELL_GAS,
  });
};

/** Structure of each oracle, and whether any one silent and any one lying is survived. */
const summaryOf = ({ oracles }: DrillReport) =>
  oracles.map(({ oracle, structure: { k, n }, gates }) => [
    oracle,
    `${k} of ${n}`,
    ...gates.map(({ ok }) => ok),
  ]);

describe("drills of whole systems of others", function systems() {
  this.timeout(COMPILE_LIMIT);
  let node: RunningNode;

  before(async () => {
    compileAave();
    compileMorpho();
    compileSynthetix();
    node = await startAnvil();
  });
  after(() => node.stop());

  it("find on anvil what they find on Hardhat's node, to the last digit, and what is known of each", async () => {
    // Whoever a block pays is warm from the start (EIP-3651), and anvil pays nobody: Aave calls the zero address.
    const local = await hre.network.create({ override: { coinbase: ZeroAddress } });
    const ownReport = await drillEverything(local.provider, local.ethers);
    expect(ownReport.leftOut).to.deep.equal([]);
    expect(summaryOf(ownReport)).to.deep.equal([
      ["Aave WETH", "1 of 1", false, false],
      ["Aave WSTETH", "1 of 1", false, false],
      ["Aave WSTETH, sources of its feeds", "2 of 3", true, true],
      ["Morpho alone", "1 of 1", false, false],
      ["Morpho on ours", "2 of 3", true, true],
      ["try/catch", "2 of 2", false, false],
      ["Venus, its oracles", "3 of 3", false, true],
      ["Venus, their feeds", "2 of 3", true, true],
      ["Synthetix, median", "3 of 3", false, true],
      ["Synthetix, deviation", "3 of 3", false, false],
    ]);
    for (const { oracle, sources } of ownReport.oracles) {
      expect(new Set(sources.map(({ name }) => name)).size, oracle).to.equal(sources.length);
    }
    const other = await hre.network.create({ network: "localhost", override: { url: node.url } });
    // As on Hardhat's node no two blocks have one time: which source is the oldest takes gas or not.
    await other.provider.request({ method: "anvil_setBlockTimestampInterval", params: [1] });
    const otherReport = await drillEverything(other.provider, other.ethers);
    expect(summaryOf(otherReport)).to.deep.equal(summaryOf(ownReport));
    for (const [index, oracle] of ownReport.oracles.entries()) {
      expect(otherReport.oracles[index]?.cells, oracle.oracle).to.deep.equal(oracle.cells);
    }
    expect(otherReport.digest).to.equal(ownReport.digest);
  });
});
