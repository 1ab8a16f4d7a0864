import { expect } from "chai";
import hre from "hardhat";
import { planDeployment } from "../../src/deploy/apply.ts";
import { interfaceOf } from "../../src/files/artifacts.ts";
import deploymentRecord from "../../src/report/json/deploymentRecord.ts";
import { ADMIN_ROLE, GOVERNOR_ROLE, GUARDIAN_ROLE } from "../../src/deploy/roles.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, refusalOf, type Site } from "./site.ts";

const NOBODY = 0n;

describe("a deployment from a spec", () => {
  const spec = localSpec();
  let site: Site;

  before(async () => {
    site = await openSite((await hre.network.create()).provider);
    await deploy(site, spec);
  });

  after(() => closeSite(site));

  const roleOf = async (role: bigint, account: string) => {
    const { manager } = await recordOf(site);
    const answer = await site.chain.view(interfaceOf("AccessManager"), manager.address, "hasRole", [
      role,
      account,
    ]);
    return answer?.toArray();
  };

  it("leaves a chain that is what the spec wants", async () => {
    const { plan } = await planDeployment(site.request(spec));
    expect(plan.items.map(({ kind, name, action }) => `${kind} ${name} ${action}`)).to.deep.equal([
      "feed north same",
      "feed south same",
      "feed west same",
      "feed north-inverse same",
      "oracle ETH/USD same",
      "oracle USD/ETH same",
      "manager AccessManager same",
      "governed ETH/USD same",
      "router OracleRouter same",
    ]);
    expect(plan.isEqual).to.equal(true);
  });

  it("gives the configuration of the spec to the oracle, groups in the order of their names", async () => {
    const { oracles, feeds } = await recordOf(site);
    const config = (
      await site.chain.view(interfaceOf("RedundantOracle"), oracles["ETH/USD"].address, "config")
    )?.[0];
    expect(config.description).to.equal("ETH / USD");
    expect([config.decimals, config.mode, config.quorum, config.maxDeviationBps]).to.deep.equal([
      8n,
      1n,
      2n,
      200n,
    ]);
    expect([config.minPrice, config.maxPrice]).to.deep.equal([100n * 10n ** 8n, 100_000n * 10n ** 8n]);
    expect(config.sources.map((source: { feed: string }) => source.feed)).to.deep.equal(
      ["north", "south", "west"].map((key) => feeds[key].address),
    );
    expect(config.sources.map((source: { group: bigint }) => source.group)).to.deep.equal([0n, 1n, 2n]);
  });

  it("deploys an adapter over the feed that it reads", async () => {
    const { feeds } = await recordOf(site);
    const read = await site.chain.view(interfaceOf("InverseAdapter"), feeds["north-inverse"].address, "FEED");
    expect(read?.[0]).to.equal(feeds.north.address);
  });

  it("gives the governor its roles with the delay and the guardian its own at once", async () => {
    const { governor, guardian, governorDelay } = spec.roles ?? {};
    expect(await roleOf(GOVERNOR_ROLE, governor ?? "")).to.deep.equal([true, BigInt(governorDelay ?? 0)]);
    expect(await roleOf(ADMIN_ROLE, governor ?? "")).to.deep.equal([true, BigInt(governorDelay ?? 0)]);
    expect(await roleOf(GUARDIAN_ROLE, guardian ?? "")).to.deep.equal([true, NOBODY]);
  });

  it("leaves the deployer no power", async () => {
    const [deployer = ""] = await site.chain.accounts();
    for (const role of [ADMIN_ROLE, GOVERNOR_ROLE, GUARDIAN_ROLE]) {
      expect(await roleOf(role, deployer)).to.deep.equal([false, NOBODY]);
    }
  });

  it("routes to the address that stays, not to the oracle behind it", async () => {
    const { governed, router } = await recordOf(site);
    const [base, quote] = [spec.assets["ETH"]?.address, spec.assets["USD"]?.address];
    const route = await site.chain.view(interfaceOf("OracleRouter"), router.address, "routeOf", [
      base,
      quote,
    ]);
    expect(route?.[0].legs[0].oracle).to.equal(governed["ETH/USD"].address);
  });

  it("writes a record that says of every contract where, by what, and from which content", async () => {
    const record = deploymentRecord.schema.parse(await recordOf(site));
    expect(record.isComplete).to.equal(true);
    const entries = [...Object.values(record.feeds), ...Object.values(record.oracles)];
    for (const { address, codeHash, transaction } of entries) {
      expect(await site.chain.codeHash(address)).to.equal(codeHash);
      const receipt = await site.chain.request<{ contractAddress: string }>("eth_getTransactionReceipt", [
        transaction,
      ]);
      expect(receipt.contractAddress).to.equal(address.toLowerCase());
    }
  });

  it("sends no transaction when it is run again", async () => {
    const before = site.sent();
    await deploy(site, spec);
    expect(site.sent()).to.equal(before);
  });

  it("is refused where the spec is for another chain", async () => {
    const other = { ...spec, network: { ...spec.network, name: "elsewhere", chainId: 1 } };
    const { exitCode, message } = await refusalOf(planDeployment(site.request(other)));
    expect(exitCode).to.equal(2);
    expect(message).to.include('for chain 1 ("elsewhere"), and the network "here" is chain 31337');
  });

  it("is refused with the balance and the need where the account is too poor", async () => {
    const [account] = await site.chain.accounts();
    const balance = await site.chain.balance(account ?? "");
    await site.chain.request("hardhat_setBalance", [account, "0x1"]);
    const changed = localSpec((file) => {
      file.oracles["USD/ETH"].maxDeviationBps = 150;
    });
    const { exitCode, message } = await refusalOf(deploy(site, changed));
    await site.chain.request("hardhat_setBalance", [account, `0x${balance.toString(16)}`]);
    expect(exitCode).to.equal(1);
    expect(message).to.match(/^The account 0x\w+ has 0\.000000000000000001 and needs about 0\.\d+ \(\d+ gas/);
  });

  it("is refused where the code at a recorded address is gone", async () => {
    const { feeds } = await recordOf(site);
    const code = await site.chain.code(feeds.west.address);
    await site.chain.request("hardhat_setCode", [feeds.west.address, "0x"]);
    const { message } = await refusalOf(deploy(site, spec));
    await site.chain.request("hardhat_setCode", [feeds.west.address, code]);
    expect(message).to.include("The feed west at");
    expect(message).to.include("there is no code at its address");
  });

  it("tells a chain that was started anew, and begins anew on it", async () => {
    const { provider } = await hre.network.create();
    const fresh = await openSite(provider);
    const moved = {
      ...fresh,
      folder: site.folder,
      request: (wanted: typeof spec) => ({ ...fresh.request(wanted), folder: site.folder }),
    };
    const { plan } = await planDeployment(moved.request(spec));
    expect(plan.items.every(({ action }) => action === "create")).to.equal(true);
    await closeSite(fresh);
  });
});
