import { cp, rm } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import { executeDeployment, planDeployment } from "../../src/deploy/apply.ts";
import { interfaceOf } from "../../src/files/artifacts.ts";
import { planLines } from "../../src/report/planText.ts";
import { readStatus } from "../../src/deploy/status.ts";
import type { Spec } from "../../src/spec/schema.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, refusalOf, type Site } from "./site.ts";

const DELAY = 172_800;

const { provider, networkHelpers } = await hre.network.create();
const { time } = networkHelpers;

describe("a governed oracle whose spec changes", () => {
  // Feeds stay fresh for longer than the governor has to wait.
  const base = (change: Parameters<typeof localSpec>[0] = () => undefined) =>
    localSpec((file) => {
      for (const oracle of Object.values(file.oracles)) {
        for (const source of oracle.sources) source.maxAge = 10 * DELAY;
      }
      change(file);
    });
  const tightened = base((file) => {
    file.oracles["ETH/USD"].maxDeviationBps = 150;
  });
  let site: Site;
  let snapshot: unknown;

  /** The first deployment, as it lies on the disk. */
  let deployed: string;

  before(async () => {
    site = await openSite(provider);
    await deploy(site, base());
    snapshot = await provider.request({ method: "evm_snapshot" });
    deployed = `${site.folder}-deployed`;
    await cp(site.folder, deployed, { recursive: true });
  });

  beforeEach(async () => {
    await provider.request({ method: "evm_revert", params: [snapshot] });
    snapshot = await provider.request({ method: "evm_snapshot" });
    await closeSite(site);
    await cp(deployed, site.folder, { recursive: true });
  });

  after(async () => {
    await closeSite(site);
    await rm(deployed, { recursive: true, force: true });
  });

  const plan = async (spec: Spec) => (await planDeployment(site.request(spec))).plan;
  const execute = (spec: Spec) => executeDeployment(site.request(spec));

  it("is planned as a replacement, field by field", async () => {
    const lines = planLines(await plan(tightened));
    expect(lines).to.include("    - maxDeviationBps: 200");
    expect(lines).to.include("    + maxDeviationBps: 150");
    expect(lines.some((line) => line.startsWith("~ oracle ETH/USD"))).to.equal(true);
  });

  it("is deployed and scheduled, and executed only once the delay has passed", async () => {
    const before = (await recordOf(site)).governed["ETH/USD"];
    const session = await deploy(site, tightened);
    expect(session.scheduled().map(({ state }) => state)).to.deep.equal(["scheduled"]);

    const [early] = await execute(tightened);
    expect([early?.state, early?.preflight]).to.deep.equal(["notDue", ""]);
    expect(early?.wait).to.be.within(DELAY - 60, DELAY);
    expect((await plan(tightened)).isEqual).to.equal(false);

    const record = await recordOf(site);
    const waiting = await readStatus(site.chain, before.address, "ETH/USD", record);
    expect(waiting.governed?.pending.map(({ due }) => due)).to.deep.equal([early?.operation.due]);

    await time.increaseTo(early?.operation.due ?? 0);
    const [done] = await execute(tightened);
    expect(done?.state).to.equal("executed");
    expect((await plan(tightened)).isEqual).to.equal(true);

    const after = await recordOf(site);
    expect(after.governed["ETH/USD"].address).to.equal(before.address);
    expect(after.governed["ETH/USD"].oracle).to.equal(after.oracles["ETH/USD"].address);
    expect(after.governed["ETH/USD"].oracle).to.not.equal(before.oracle);
    expect(await execute(tightened)).to.deep.equal([]);
  });

  it("is scheduled once, however often it is deployed", async () => {
    await deploy(site, tightened);
    const sent = site.sent();
    const again = await deploy(site, tightened);
    expect(site.sent()).to.equal(sent);
    expect(again.scheduled().map(({ state }) => state)).to.deep.equal(["waiting"]);
  });

  it("is not executed where its check fails by then, and says with which error", async () => {
    await deploy(site, tightened);
    const [early] = await execute(tightened);
    await time.increaseTo((early?.operation.due ?? 0) + 1);
    const { feeds } = await recordOf(site);
    const [from = ""] = await site.chain.accounts();
    const broken = interfaceOf("FaultyFeed").encodeFunctionData("setBehavior", [1]);
    for (const key of ["north", "south"]) await site.chain.send(from, feeds[key].address, broken);
    const [refused] = await execute(tightened);
    expect(refused?.state).to.equal("refused");
    expect(refused?.preflight).to.match(/^OracleNotServed\(/);
  });

  it("leaves to a governor without a key here the call that it has to make", async () => {
    const stranger = "0x00000000000000000000000000000000000aBCdE";
    const owned = await openSite((await hre.network.create()).provider);
    const foreign = (change: Parameters<typeof localSpec>[0] = () => undefined) =>
      base((file) => {
        file.roles.governor = stranger;
        change(file);
      });
    await deploy(owned, foreign());
    const session = await deploy(
      owned,
      foreign((file) => {
        file.oracles["ETH/USD"].maxDeviationBps = 150;
      }),
    );
    const [wanted] = session.scheduled();
    const { manager } = await recordOf(owned);
    expect([wanted?.state, wanted?.call?.from, wanted?.call?.to]).to.deep.equal([
      "unsigned",
      stranger,
      manager.address,
    ]);
    // It is the right one: the manager takes it from the governor.
    const answer = await owned.chain.call({
      from: stranger,
      to: manager.address,
      data: wanted?.call?.data ?? "",
    });
    expect(answer.isReverted).to.equal(false);
    await closeSite(owned);
  });

  it("gives a pair that is added later its roles by way of the governor", async () => {
    const extended = base((file) => {
      Object.assign(file.oracles, {
        "WETH/USD": { ...file.oracles["ETH/USD"], description: "WETH / USD" },
      });
    });
    await deploy(site, extended);
    const [first] = await execute(extended);
    expect(first?.state).to.equal("notDue");
    await time.increaseTo(
      (await plan(extended)).operations.reduce((last, { due = 0 }) => Math.max(last, due), 0),
    );
    const done = await execute(extended);
    expect(done.map(({ state }) => state)).to.deep.equal(["executed", "executed"]);
    expect((await plan(extended)).isEqual).to.equal(true);
  });

  it("takes the guardian's role from who had it when the spec names another", async () => {
    const [, , former = "", next = ""] = await site.chain.accounts();
    const handed = base((file) => {
      file.roles.guardian = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
    });
    await deploy(site, handed);
    await time.increase(DELAY + 1);
    await execute(handed);
    const { manager } = await recordOf(site);
    const holds = async (account: string) =>
      (await site.chain.view(interfaceOf("AccessManager"), manager.address, "hasRole", [2n, account]))?.[0];
    expect([await holds(former), await holds(next)]).to.deep.equal([false, true]);
    expect((await plan(handed)).isEqual).to.equal(true);
  });

  it("moves to a new address where it is not governed, and the plan says so", async () => {
    const changed = base((file) => {
      file.oracles["USD/ETH"].maxDeviationBps = 150;
    });
    const item = (await plan(changed)).items.find(
      ({ kind, name }) => kind === "oracle" && name === "USD/ETH",
    );
    expect(item?.action).to.equal("renew");
    expect(item?.note).to.match(
      /^it is not governed: a new address, to which its consumers have to move; 0x\w+ stays/,
    );
    const before = (await recordOf(site)).oracles["USD/ETH"].address;
    await deploy(site, changed);
    expect((await recordOf(site)).oracles["USD/ETH"].address).to.not.equal(before);
    expect((await plan(changed)).isEqual).to.equal(true);
  });

  it("is refused by execute where nothing is deployed", async () => {
    const empty = await openSite((await hre.network.create()).provider);
    const { exitCode, message } = await refusalOf(executeDeployment(empty.request(base())));
    expect(exitCode).to.equal(3);
    expect(message).to.include('There is no record of the deployment "chain-31337"');
    await closeSite(empty);
  });
});
