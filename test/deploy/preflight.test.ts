import { expect } from "chai";
import hre from "hardhat";
import { planDeployment } from "../../src/deploy/apply.ts";
import { interfaceOf, readArtifact } from "../../src/files/artifacts.ts";
import { distanceBps } from "../../src/deploy/preflight.ts";
import { BEHAVIORS } from "../../src/deploy/behaviors.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, refusalOf, type Site } from "./site.ts";

const PRICE = 3_000n * 10n ** 8n;
const DECIMALS = 8n;

const { ethers, provider, networkHelpers } = await hre.network.create();

describe("the preflight of a deployment", () => {
  let site: Site;
  let feeds: string[];
  let snapshot: unknown;

  before(async () => {
    site = await openSite(provider);
    const { abi, bytecode } = readArtifact("FaultyFeed");
    const [signer] = await ethers.getSigners();
    feeds = [];
    for (const answer of [PRICE, PRICE + 10n ** 8n, PRICE - 10n ** 8n]) {
      const feed = await new ethers.ContractFactory([...abi], bytecode, signer).deploy(DECIMALS, answer);
      feeds.push(await feed.getAddress());
    }
    snapshot = await provider.request({ method: "evm_snapshot" });
  });

  afterEach(async () => {
    await provider.request({ method: "evm_revert", params: [snapshot] });
    snapshot = await provider.request({ method: "evm_snapshot" });
  });

  after(() => closeSite(site));

  /** The spec over feeds that are there, and an adapter that is not. */
  const spec = (change: Parameters<typeof localSpec>[0] = () => undefined) =>
    localSpec((file) => {
      for (const [index, key] of (["north", "south", "west"] as const).entries()) {
        Object.assign(file.feeds[key], { local: undefined, address: feeds[index] });
      }
      change(file);
    });

  const problems = async (change?: Parameters<typeof localSpec>[0]) =>
    (await planDeployment(site.request(spec(change)))).problems;

  const tell = async (index: number, name: string, args: readonly unknown[]) => {
    const [from = ""] = await site.chain.accounts();
    await site.chain.send(from, feeds[index] ?? "", interfaceOf("FaultyFeed").encodeFunctionData(name, args));
  };

  it("finds nothing where every source is fit, an adapter that is not deployed among them", async () => {
    const sent = site.sent();
    expect(await problems()).to.deep.equal([]);
    expect(site.sent()).to.equal(sent);
  });

  it("reads an adapter that is not deployed over the feed that is", async () => {
    await tell(0, "setAnswer", [2n * PRICE, await networkHelpers.time.latest()]);
    const found = await problems();
    expect(found.find((problem) => problem.includes("USD/ETH"))).to.match(
      /^oracles\["USD\/ETH"\]\.reference is 0\.000333333333333333 .* feeds\.north-inverse says 0\.000166666666666666, \d+ bps away, more than 300/,
    );
  });

  it("refuses an oracle without a reference", async () => {
    const found = await problems((file) => {
      Object.assign(file.oracles["ETH/USD"], { reference: null });
    });
    expect(found).to.have.lengthOf(1);
    expect(found[0]).to.include('oracles["ETH/USD"].reference is null');
  });

  it("refuses an address without a contract", async () => {
    const nobody = "0x00000000000000000000000000000000000aBCdE";
    const found = await problems((file) => {
      Object.assign(file.feeds.south, { address: nobody });
    });
    expect(found).to.deep.equal([
      `oracles["ETH/USD"].sources[1]: feeds.south has no contract at ${nobody} on chain 31337: correct its address.`,
    ]);
  });

  it("refuses other decimals than those that are pinned", async () => {
    await tell(1, "setDecimals", [0, 18n]);
    const [found] = await problems();
    expect(found).to.include("feeds.south.decimals is 8, but the feed has 18");
  });

  it("refuses a feed that does not answer, with its reason", async () => {
    await tell(1, "setBehavior", [BEHAVIORS.indexOf("RevertReason")]);
    const [found] = await problems();
    expect(found).to.include("feeds.south does not answer (Error(no data))");
  });

  it("refuses a price of zero", async () => {
    await tell(1, "setAnswer", [0n, await networkHelpers.time.latest()]);
    expect((await problems())[0]).to.include("feeds.south answers 0, which is no price");
  });

  for (const [age, count] of [
    [4_000, 0],
    [4_001, 1],
  ] as const) {
    it(`takes ${count === 0 ? "" : "no "}data of ${age} s where maxAge is 4000 s`, async () => {
      const now = (await networkHelpers.time.latest()) + 1;
      await networkHelpers.time.setNextBlockTimestamp(now);
      await tell(1, "setAnswer", [PRICE, now - age]);
      expect(await problems()).to.have.lengthOf(count);
    });
  }

  for (const [lead, count] of [
    [60, 0],
    [61, 1],
  ] as const) {
    it(`takes ${count === 0 ? "" : "no "}data from ${lead} s ahead`, async () => {
      const now = (await networkHelpers.time.latest()) + 1;
      await networkHelpers.time.setNextBlockTimestamp(now);
      await tell(1, "setAnswer", [PRICE, now + lead]);
      expect(await problems()).to.have.lengthOf(count);
    });
  }

  for (const [price, count] of [
    [(PRICE * 103n) / 100n, 0],
    [(PRICE * 103n) / 100n + 1n, 1],
  ] as const) {
    it(`takes ${count === 0 ? "" : "no "}price of ${price} where 3 % from 3000 are allowed`, async () => {
      await tell(1, "setAnswer", [price, await networkHelpers.time.latest()]);
      expect(await problems()).to.have.lengthOf(count);
    });
  }

  it("lets a Shadow fail", async () => {
    await tell(2, "setBehavior", [BEHAVIORS.indexOf("RevertEmpty")]);
    const found = await problems((file) => {
      Object.assign(file.oracles["ETH/USD"].sources[2] ?? {}, { role: "Shadow" });
    });
    expect(found).to.deep.equal([]);
  });

  it("deploys nothing where it finds something", async () => {
    await tell(1, "setBehavior", [BEHAVIORS.indexOf("RevertEmpty")]);
    const sent = site.sent();
    expect((await refusalOf(deploy(site, spec()))).exitCode).to.equal(1);
    expect(site.sent()).to.equal(sent);
  });

  it("deploys no oracle whose contract would refuse it, and says with which error", async () => {
    const changed = spec((file) => {
      Object.assign(file.oracles["ETH/USD"], { maxDeviationBps: 5_000 });
    });
    const { message } = await refusalOf(deploy(site, changed));
    expect(message).to.include("DeviationOutOfRange(maxDeviationBps 5000, minimum 1, maximum 4999)");
  });

  it("deploys no oracle that would not be served, and says which source fails why", async () => {
    const changed = spec((file) => {
      Object.assign(file.oracles["USD/ETH"].sources[0] ?? {}, { gasLimit: 10_000 });
    });
    const { message } = await refusalOf(deploy(site, changed));
    expect(message).to.match(/oracles\["USD\/ETH"\] would be Unavailable \(north-inverse \w+\)/);
  });
});

describe("a distance in basis points", () => {
  it("is of the lower price, and rounded up", () => {
    expect([
      distanceBps(100n, 101n),
      distanceBps(101n, 100n),
      distanceBps(3n, 4n),
      distanceBps(7n, 7n),
    ]).to.deep.equal([100n, 100n, 3_334n, 0n]);
  });
});
