import { expect } from "chai";
import hre from "hardhat";
import { DEFAULT_CELL_GAS } from "../../../src/drill/defaults.ts";
import { drillAll } from "../../../src/drill/drill.ts";
import { chosenFaults } from "../../../src/drill/drillFault.ts";
import { marketConsumers } from "../../../src/drill/marketConsumers.ts";
import { compileAave } from "../../consumers/aave.ts";
import { deployAaveStage } from "../../consumers/aaveStage.ts";
import { COMPILE_LIMIT } from "../../consumers/compile.ts";
import { createDeployer } from "../../consumers/deployer.ts";
import { refusalOf } from "../../deploy/site.ts";
import { deployChainlink } from "../../providers/chainlink.ts";
import { drillLayer, findAt, priceUnder, sessionOn, singlePointsOf } from "../drillStage.ts";

const { ethers, provider, networkHelpers } = await hre.network.create();
const { loadFixture, time } = networkHelpers;

const alone = () => deployAaveStage(ethers, time, false);
const overOurs = () => deployAaveStage(ethers, time);

/** An AaveOracle of its own over one proxy of Chainlink, with another as its fallback. */
const deployWithFallback = async () => {
  const [first, second] = [await deployChainlink(ethers), await deployChainlink(ethers)];
  await first.pushPrice(3_000n * 10n ** 8n);
  await second.pushPrice(3_001n * 10n ** 8n);
  const token = await (await ethers.deployContract("MintableToken", ["WETH", 18])).getAddress();
  const { deploy } = createDeployer(ethers, compileAave());
  const addresses = await deploy("PoolAddressesProvider", ["Alone", (await ethers.getSigners())[0]?.address]);
  const oracleOver = (source: string, fallback: string) =>
    deploy("AaveOracle", [addresses.target, [token], [source], fallback, ethers.ZeroAddress, 10n ** 8n]);
  const fallback = await oracleOver(second.feed, ethers.ZeroAddress);
  const oracle = await oracleOver(first.feed, await fallback.getAddress());
  return { token, first, oracle: await oracle.getAddress(), fallback: await fallback.getAddress() };
};

describe("the reader of AaveOracle", () => {
  before(function compileFirst() {
    this.timeout(COMPILE_LIMIT);
    compileAave();
  });

  it("finds every reserve of a real market from its pool, its oracle and its provider of addresses", async () => {
    const { pool, aaveOracle, chainlink } = await loadFixture(alone);
    const addresses = await pool.getFunction("ADDRESSES_PROVIDER")();
    for (const address of [await pool.getAddress(), await aaveOracle.getAddress(), addresses]) {
      const { reader, layers } = await findAt(provider, address);
      expect(reader).to.equal("aave-oracle");
      expect(layers.map(({ name }) => name)).to.deep.equal(["it WETH", "it USDC"]);
      expect(layers[0]?.address).to.equal(await aaveOracle.getAddress());
      expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([chainlink.feed]);
      expect(layers[0]?.notes).to.include("It has no fallback oracle.");
    }
  });

  it("shows that a market on one feed stops with it, judges no age, and is moved at will", async () => {
    const { pool } = await loadFixture(alone);
    const { layers } = await findAt(provider, await pool.getAddress(), { asset: "WETH" });
    expect(layers).to.have.lengthOf(1);
    const drilled = await drillLayer(provider, layers[0]);
    expect(drilled.result.healthy).to.deep.include({ ok: true, price: "3000.0" });
    expect(drilled.result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(drilled.result.tolerance).to.deep.equal({ silent: 0, lying: 0, together: [[0, 0]] });
    const [stopped] = Object.values(singlePointsOf(drilled, "stopped"));
    expect(stopped).to.include.members(["revert-empty", "no-code", "short-data:empty", "zero", "negative"]);
    expect(priceUnder(drilled, 0, "freeze")).to.equal("3000.0");
    expect(priceUnder(drilled, 0, "future-time")).to.equal("3000.0");
    expect(drilled.result.frontier.reach[0]).to.deep.equal({ lying: 1, lowBps: 9_000, highBps: 90_000 });
  });

  it("shows that the same market on ours survives any one source, on the layer of the sources", async () => {
    const { pool, oracle, chainlink, api3, uniswap, weth } = await loadFixture(overOurs);
    const { layers } = await findAt(provider, await pool.getAddress(), { asset: await weth.getAddress() });
    expect(layers.map(({ name }) => name)).to.deep.equal(["it", "it, sources of its feeds"]);
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([await oracle.getAddress()]);
    expect(layers[1]?.feeds.map(({ feed }) => feed)).to.deep.equal([chainlink.feed, api3.feed, uniswap.feed]);
    expect(layers[1]?.sequencer).not.to.equal(undefined);
    expect(layers[1]?.deviationBps).to.equal(200);
    const drilled = await drillLayer(provider, layers[1]);
    expect(drilled.result.healthy.ok).to.equal(true);
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 3 });
    expect(drilled.result.singlePoints).to.deep.equal([]);
    expect(drilled.gates.map(({ ok }) => ok)).to.deep.equal([true, true]);
    expect(drilled.result.isMovedBy(2)).to.equal(true);
  });

  it("shows that a fallback oracle is asked for zero alone: whatever fails stops the price", async () => {
    const { token, oracle, first, fallback } = await loadFixture(deployWithFallback);
    const { layers } = await findAt(provider, oracle, { asset: token });
    expect(layers[0]?.feeds.map(({ feed }) => feed)).to.deep.equal([first.feed, fallback]);
    const drilled = await drillLayer(provider, layers[0]);
    expect(priceUnder(drilled, 0, "zero")).to.equal("3001.0");
    expect(priceUnder(drilled, 0, "negative")).to.equal("3001.0");
    for (const fault of ["revert-empty", "no-code", "short-data:empty"]) {
      expect(priceUnder(drilled, 0, fault), fault).to.equal(null);
      expect(priceUnder(drilled, 1, fault), fault).to.equal("3000.0");
    }
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 2 });
  });

  it("drills one reserve where the feed of another is dead, and leaves that one out", async () => {
    const { pool, chainlink } = await loadFixture(alone);
    await chainlink.breakDown();
    const address = await pool.getAddress();
    const subject = { name: "Aave", address, hints: {} };
    const options = { faults: chosenFaults(["zero"]), gates: [], cellGas: DEFAULT_CELL_GAS };
    const { drilled, leftOut } = await drillAll(await sessionOn(provider), [subject], options);
    expect(drilled.map(({ result }) => result.oracle)).to.deep.equal(["Aave USDC"]);
    expect(leftOut.map(({ name }) => name)).to.deep.equal(["Aave WETH"]);
    expect(leftOut[0]?.problem.message).to.match(/^Aave WETH at 0x\w+ does not answer at block/);
  });

  it("lets a user of the market on ours borrow while one of three fails, and repay while two do", async () => {
    const { pool, borrower, weth } = await loadFixture(overOurs);
    const session = await sessionOn(provider);
    const address = await pool.getAddress();
    const consumers = await marketConsumers(session, `aave:${address}:${borrower.address}`);
    expect(consumers.map(({ name }) => name)).to.deep.equal(["Aave WETH", "Aave USDC"]);
    await (pool.connect(borrower) as typeof pool).getFunction("borrow")(
      consumers[1]?.calls[0]?.args[0],
      10n ** 6n,
      2,
      0,
      borrower.address,
    );
    const subject = { name: "Aave", address, hints: { asset: await weth.getAddress() } };
    const options = {
      faults: chosenFaults(["revert-empty"]),
      gates: [],
      cellGas: DEFAULT_CELL_GAS,
      consumers,
    };
    const { drilled } = await drillAll(await sessionOn(provider), [subject], options);
    const tried = drilled[1]?.consumers[1];
    const [borrow, repay] = tried?.calls ?? [];
    expect([borrow?.healthy, repay?.healthy]).to.deep.equal([true, true]);
    const endOf = (call: typeof borrow, faults: Record<string, string>) =>
      call?.cells.find((cell) => JSON.stringify(cell.faults) === JSON.stringify(faults))?.ok;
    const [one, two] = [{ "0": "revert-empty" }, { "0": "revert-empty", "1": "revert-empty" }];
    expect([endOf(borrow, one), endOf(repay, one)]).to.deep.equal([true, true]);
    expect([endOf(borrow, two), endOf(repay, two)]).to.deep.equal([false, true]);
  });

  it("refuses what is no consumer of a market in a sentence", async () => {
    const { oracle } = await loadFixture(deployWithFallback);
    const session = await sessionOn(provider);
    expect((await refusalOf(marketConsumers(session, "aave:0x12:0x34"))).message).to.match(
      /is no consumer: write aave/,
    );
    expect((await refusalOf(marketConsumers(session, `aave:${oracle}:${oracle}`))).message).to.match(
      /lists no reserves/,
    );
  });

  it("refuses an asset that nothing prices", async () => {
    const { oracle, token } = await loadFixture(deployWithFallback);
    expect((await refusalOf(findAt(provider, oracle))).message).to.match(/it has no source for any reserve/);
    const { aaveOracle } = await loadFixture(alone);
    expect(
      (await refusalOf(findAt(provider, await aaveOracle.getAddress(), { asset: token }))).message,
    ).to.match(/it has no source for 0x\w+: name an asset/);
    expect(
      (await refusalOf(findAt(provider, await aaveOracle.getAddress(), { asset: "ETH" }))).message,
    ).to.match(/no source for ETH: .* by its address or its symbol \(WETH, USDC\)/);
  });
});
