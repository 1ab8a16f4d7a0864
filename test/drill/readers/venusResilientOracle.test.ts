import { expect } from "chai";
import { Contract } from "ethers";
import hre from "hardhat";
import { deployPeers, DEVIATION_BPS, MAX_AGE } from "../../bench/peerStage.ts";
import { refusalOf } from "../../deploy/site.ts";
import { addressesOf, drillLayer, findAt, priceUnder, singlePointsOf } from "../drillStage.ts";

const { ethers, provider, networkHelpers } = await hre.network.create();
const { loadFixture } = networkHelpers;

const NATIVE = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
const [MAIN, PIVOT, FALLBACK] = [0, 1, 2] as const;
const COMPILE_LIMIT = 120_000;

const deployVenus = async () => {
  const { feeds, peers } = await deployPeers(ethers);
  return { feeds, venus: peers.Venus.address };
};

/** Calls what governance may call, after giving the deployer the permission. */
const send = async (to: string, signature: string, words: readonly unknown[]): Promise<void> => {
  const [owner] = await ethers.getSigners();
  if (owner === undefined) throw new RangeError("There is no account.");
  const [name = ""] = signature.split("(");
  const asking = new Contract(to, ["function accessControlManager() view returns (address)"], owner);
  const manager = new Contract(
    await asking.getFunction("accessControlManager")(),
    ["function giveCallPermission(address, string, address)"],
    owner,
  );
  await manager.getFunction("giveCallPermission")(to, signature, owner.address);
  await new Contract(to, [`function ${signature}`], owner).getFunction(name)(...words);
};

describe("the reader of Venus' ResilientOracle", function venus() {
  this.timeout(COMPILE_LIMIT);

  it("finds the layer of its oracles, and that of their feeds with the age that each accepts", async () => {
    const { feeds, venus: address } = await loadFixture(deployVenus);
    const { reader, layers } = await findAt(provider, address);
    expect(reader).to.equal("venus-resilient-oracle");
    expect(layers.map(({ name }) => name)).to.deep.equal(["it, its oracles", "it, their feeds"]);
    expect(layers[0]?.feeds.map(({ name }) => name)).to.deep.equal(["main", "pivot", "fallback"]);
    expect(layers[1]?.feeds.map(({ feed }) => feed)).to.deep.equal(await addressesOf(feeds));
    for (const layer of layers) {
      expect(layer).to.deep.include({ decimals: 18, deviationBps: DEVIATION_BPS, notes: [] });
    }
    expect(layers[1]?.feeds.map(({ maxAge }) => maxAge)).to.deep.equal([MAX_AGE, MAX_AGE, MAX_AGE]);
  });

  it("shows two of three over the feeds: any one failure is survived, and any two silent stop it", async () => {
    const { venus: address } = await loadFixture(deployVenus);
    const { layers } = await findAt(provider, address);
    const drilled = await drillLayer(provider, layers[1]);
    expect(drilled.result.structure).to.deep.equal({ k: 2, n: 3 });
    // A pivot of 18 decimals reaches the arithmetic that is not caught with whatever its feed says.
    const [, pivot] = drilled.result.sources;
    expect(singlePointsOf(drilled, "stopped")).to.deep.equal({ [pivot?.name ?? ""]: ["huge"] });
    expect(drilled.result.tolerance.silent).to.equal(1);
    // Two that lie alike are two of three.
    expect(drilled.result.isMovedBy(2)).to.equal(true);
  });

  it("shows over its oracles what no feed shows: no code or no data of main or pivot stops it", async () => {
    const { venus: address } = await loadFixture(deployVenus);
    const { layers } = await findAt(provider, address);
    const drilled = await drillLayer(provider, layers[0]);
    for (const source of [MAIN, PIVOT]) {
      for (const fault of ["no-code", "short-data:empty"]) {
        expect(priceUnder(drilled, source, fault), `${source} ${fault}`).to.equal(null);
      }
      for (const fault of ["revert-empty", "revert-with-data", "revert-with-data:reason", "zero"]) {
        expect(priceUnder(drilled, source, fault), `${source} ${fault}`).not.to.equal(null);
      }
    }
    // The reference's arithmetic stands outside of what is caught.
    expect(priceUnder(drilled, PIVOT, "huge")).to.equal(null);
    const stopped = singlePointsOf(drilled, "stopped");
    expect(Object.keys(stopped)).to.deep.equal(["main", "pivot"]);
    expect(drilled.result.silencesThatStop.length).to.be.greaterThan(0);
    expect(drilled.gates.find(({ gate }) => gate === "one-silent")?.ok).to.equal(false);
    expect(priceUnder(drilled, FALLBACK, "no-code")).not.to.equal(null);
  });

  it("calls two of two by its name where the fallback is disabled", async () => {
    const { venus: address } = await loadFixture(deployVenus);
    await send(address, "enableOracle(address,uint8,bool)", [NATIVE, FALLBACK, false]);
    const { layers } = await findAt(provider, address);
    const { result } = await drillLayer(provider, layers[1]);
    expect(result.structure).to.deep.equal({ k: 2, n: 2 });
    expect(result.tolerance.silent).to.equal(0);
    expect(result.sources.map(({ isObserved }) => isObserved)).to.deep.equal([false, false, true]);
  });

  it("says which price is set by hand, and which of its oracles is disabled", async () => {
    const { feeds, venus: address } = await loadFixture(deployVenus);
    const before = await findAt(provider, address);
    const [main] = before.layers[0]?.feeds ?? [];
    await send(main?.feed ?? "", "setDirectPrice(address,uint256)", [NATIVE, 3_000n * 10n ** 18n]);
    await send(address, "enableOracle(address,uint8,bool)", [NATIVE, FALLBACK, false]);
    const { layers } = await findAt(provider, address);
    expect(layers[1]?.notes).to.deep.equal([
      "Its fallback is disabled: it is named, and never fails.",
      "The price of its main is set by hand, in place of its feed's.",
    ]);
    expect(layers[1]?.feeds.map(({ name, isObserved }) => [name, isObserved ?? false])).to.deep.equal([
      [layers[1]?.feeds[0]?.name, false],
      [layers[1]?.feeds[1]?.name, true],
    ]);
    expect(layers[1]?.feeds.map(({ feed }) => feed)).to.deep.equal((await addressesOf(feeds)).slice(1));
    // Two are left, and the one that is served is not any feed's.
    const { result } = await drillLayer(provider, layers[1]);
    expect(result.structure).to.deep.equal({ k: 1, n: 1 });
    expect(result.healthy.price).to.equal("3000.0");
  });

  it("says that it does not price an asset, and takes the chain's coin where none is named", async () => {
    const { venus: address } = await loadFixture(deployVenus);
    const named = await findAt(provider, address, { asset: NATIVE });
    const unnamed = await findAt(provider, address);
    expect(named.layers[0]?.data).to.equal(unnamed.layers[0]?.data);
    for (const asset of [address, "BTC"]) {
      expect((await refusalOf(findAt(provider, address, { asset }))).message).to.match(
        new RegExp(`it prices no ${asset} and does not list what it prices`),
      );
    }
  });
});
