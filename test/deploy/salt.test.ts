import { expect } from "chai";
import hre from "hardhat";
import { planDeployment } from "../../src/deploy/apply.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import type { Spec } from "../../src/spec/schema.ts";
import { smallSpecFile } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, type Site } from "./site.ts";

const { provider } = await hre.network.create();

describe("an oracle with a salt", () => {
  let site: Site;
  let feeds: Record<string, { address: string }>;
  let address: string;

  /** The small spec over the feeds that are there, without what else it deploys. */
  const overFeeds = (salt: string, maxDeviationBps = 200): Spec => {
    const { oracles, roles, routes, assets, ...file } = smallSpecFile();
    const { governed, ...oracle } = oracles["ETH/USD"];
    const there = Object.fromEntries(
      Object.entries(file.feeds).map(([key, { local, ...feed }]) => [
        key,
        { ...feed, address: feeds[key]?.address },
      ]),
    );
    return parseSpec({ ...file, feeds: there, oracles: { "ETH/USD": { ...oracle, salt, maxDeviationBps } } });
  };
  const salt = smallSpecFile().oracles["ETH/USD"].salt;

  before(async () => {
    site = await openSite(provider);
    await deploy(site, parseSpec(smallSpecFile()));
    const record = await recordOf(site);
    ({ feeds } = record);
    ({ address } = record.oracles["ETH/USD"]);
  });

  after(() => closeSite(site));

  it("is found where somebody deployed the same, and not deployed again", async () => {
    const other = await openSite(provider);
    await deploy(other, overFeeds(salt));
    expect(other.sent()).to.equal(0);
    expect((await recordOf(other)).oracles["ETH/USD"]).to.deep.include({ address, transaction: null, salt });
    expect((await planDeployment(other.request(overFeeds(salt)))).plan.isEqual).to.equal(true);
    await closeSite(other);
  });

  it("is elsewhere with another salt, and with another configuration", async () => {
    const addresses = [address];
    for (const spec of [overFeeds(`0x${"a5".repeat(32)}`), overFeeds(salt, 199)]) {
      const other = await openSite(provider);
      await deploy(other, spec);
      addresses.push((await recordOf(other)).oracles["ETH/USD"].address);
      await closeSite(other);
    }
    expect(new Set(addresses)).to.have.lengthOf(3);
  });
});
