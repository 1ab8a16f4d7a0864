import { expect } from "chai";
import hre from "hardhat";
import { breakFeed } from "../../src/deploy/breakFeed.ts";
import { interfaceOf } from "../../src/files/artifacts.ts";
import { addressIn, readStatus } from "../../src/deploy/status.ts";
import { statusLines } from "../../src/report/statusText.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, refusalOf, type Site } from "./site.ts";

describe("the status of an oracle", () => {
  const spec = localSpec();
  let site: Site;
  let snapshot: string;

  before(async () => {
    site = await openSite((await hre.network.create()).provider);
    await deploy(site, spec);
    snapshot = await site.chain.request("evm_snapshot");
  });

  afterEach(async () => {
    await site.chain.request("evm_revert", [snapshot]);
    snapshot = await site.chain.request("evm_snapshot");
  });

  after(() => closeSite(site));

  const status = async () => {
    const record = await recordOf(site);
    return readStatus(site.chain, record.governed["ETH/USD"].address, "ETH/USD", record);
  };
  const breakNorth = async (fault: string) =>
    breakFeed(site.chain, spec, await recordOf(site), "north", fault);

  it("says level, price and sides, and of every source name, group, role, age and margin", async () => {
    const { level, price, low, high, votes, quorum, served, sources, gas } = await status();
    expect([level, price, low, high, votes, quorum, served]).to.deep.equal([
      "Normal",
      "3000.5",
      "3000.5",
      "3000.5",
      3,
      2,
      null,
    ]);
    expect(sources.map(({ name, group, role, fault }) => [name, group, role, fault])).to.deep.equal([
      ["north", "north", "Voter", "None"],
      ["south", "south", "Voter", "None"],
      ["west", "west", "Voter", "None"],
    ]);
    for (const { age, maxAge, margin } of sources) expect(margin).to.equal(maxAge - age);
    expect(gas).to.be.greaterThan(21_000);
    expect(statusLines(await status())[1]).to.match(
      /, 3 groups agree and 2 have to, a read takes \d+,\d{3} gas, block \d+ /,
    );
  });

  it("names the fault of a feed that froze, and how long ago it became stale", async () => {
    await breakNorth("freeze");
    const { level, sources } = await status();
    expect([level, sources[0]?.fault]).to.deep.equal(["Degraded", "Stale"]);
    expect(sources[0]?.margin).to.be.lessThan(0);
    expect(statusLines(await status()).find((line) => line.includes("north"))).to.match(
      /Stale .* since \d+ s/,
    );
  });

  it("keeps the selector of a feed that reverts with an error", async () => {
    await breakNorth("RevertCustomError");
    const [north] = (await status()).sources;
    const selector = interfaceOf("FaultyFeed").getError("FeedBroken")?.selector;
    expect([north?.fault, north?.errorSelector]).to.deep.equal(["Reverted", selector]);
  });

  it("is Normal again once the feed is healed", async () => {
    await breakNorth("freeze");
    await breakNorth("heal");
    expect((await status()).level).to.equal("Normal");
  });

  it("says what of a governed oracle is disabled, until when it is halted, and what stands behind it", async () => {
    const record = await recordOf(site);
    const { address } = record.governed["ETH/USD"];
    const guard = async (name: string, args: readonly unknown[]) =>
      site.chain.send(
        spec.roles?.guardian ?? "",
        address,
        interfaceOf("GovernedOracle").encodeFunctionData(name, args),
      );
    await guard("disable", [2n]);
    await guard("halt", [3600n]);
    const { level, governed, time, sources } = await status();
    expect([level, sources[1]?.fault]).to.deep.equal(["Unavailable", "Disabled"]);
    expect(governed).to.deep.include({
      current: record.oracles["ETH/USD"].address,
      previous: null,
      disabled: ["south"],
      pending: [],
    });
    expect(governed?.haltedUntil).to.equal(time + 3600);
  });

  it("reads an oracle of which nothing is written down, by its address alone", async () => {
    const record = await recordOf(site);
    const { address } = record.oracles["ETH/USD"];
    const { sources, governed } = await readStatus(site.chain, address, address, undefined);
    expect(governed).to.equal(null);
    expect(sources.map(({ name, group }) => [name, group])).to.deep.equal(
      ["north", "south", "west"].map((key, index) => [record.feeds[key].address, String(index)]),
    );
  });

  it("is refused where there is no contract, and where it is no oracle", async () => {
    const { manager } = await recordOf(site);
    const nobody = "0x00000000000000000000000000000000000ABcDe";
    const missing = await refusalOf(readStatus(site.chain, nobody, nobody, undefined));
    const other = await refusalOf(readStatus(site.chain, manager.address, "manager", undefined));
    expect([missing.exitCode, other.exitCode]).to.deep.equal([3, 3]);
    expect(missing.message).to.include("There is no contract at");
    expect(other.message).to.include("There is no oracle that answers at");
  });

  it("takes a word that begins like an address for one, and refuses one with a slip", async () => {
    expect(addressIn("deploy/local.json")).to.equal(undefined);
    const { message } = await refusalOf(
      Promise.resolve().then(() => addressIn("0x70997970c51812dc3A010C7d01b50e0d17dc79C8")),
    );
    expect(message).to.include("fails its EIP-55 checksum");
  });

  it("breaks no feed on another chain than a local one", async () => {
    const elsewhere = { ...spec, network: { ...spec.network, chainId: 1 } };
    const { exitCode, message } = await refusalOf(
      breakFeed(site.chain, elsewhere, await recordOf(site), "north", "freeze"),
    );
    expect(exitCode).to.equal(2);
    expect(message).to.include("on a local chain (31337) only");
  });

  it("breaks no feed that is not made up, and with no unknown fault", async () => {
    const record = await recordOf(site);
    const adapter = await refusalOf(breakFeed(site.chain, spec, record, "north-inverse", "freeze"));
    const fault = await refusalOf(breakFeed(site.chain, spec, record, "north", "explode"));
    expect(adapter.message).to.include("give one of north, south, west");
    expect(fault.message).to.include('"explode" is no fault of a feed');
  });
});
