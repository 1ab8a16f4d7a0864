import { expect } from "chai";
import hre from "hardhat";
import { interfaceOf } from "../../src/files/artifacts.ts";
import { ADMIN_ROLE, CANCELLABLE_FUNCTIONS, GOVERNOR_ROLE, GUARDIAN_ROLE } from "../../src/deploy/roles.ts";
import { readStatus } from "../../src/deploy/status.ts";
import { statusLines } from "../../src/report/statusText.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, type Site } from "./site.ts";

const WEEK = 604_800;
const ACCOMPLICE = "0x00000000000000000000000000000000000aBCdE";

const { provider, networkHelpers } = await hre.network.create();
const { time } = networkHelpers;

describe("the admin of a deployment", () => {
  const spec = localSpec((file) => {
    file.roles.adminDelay = WEEK;
  });
  const governor = spec.roles?.governor ?? "";
  const guardian = spec.roles?.guardian ?? "";
  const manager = interfaceOf("AccessManager");
  let site: Site;
  let address: string;
  let governed: string;
  let snapshot: unknown;

  before(async () => {
    site = await openSite(provider);
    await deploy(site, spec);
    const record = await recordOf(site);
    address = record.manager.address;
    governed = record.governed["ETH/USD"].address;
    snapshot = await provider.request({ method: "evm_snapshot" });
  });

  afterEach(async () => {
    await provider.request({ method: "evm_revert", params: [snapshot] });
    snapshot = await provider.request({ method: "evm_snapshot" });
  });

  after(() => closeSite(site));

  /** Sends a call of the manager, and says with which error it was refused. */
  const call = async (from: string, name: string, args: readonly unknown[]): Promise<string> => {
    try {
      await site.chain.send(from, address, manager.encodeFunctionData(name, args));
      return "";
    } catch (failure) {
      const [, data = ""] = /(0x[0-9a-f]{8,})/.exec(String(failure)) ?? [];
      return manager.getError(data.slice(0, 10))?.name ?? String(failure);
    }
  };
  const role = async (id: bigint, account: string) =>
    (await site.chain.view(manager, address, "hasRole", [id, account]))?.toArray();

  /** Arguments of every function by which somebody could get a power. */
  const grants: Readonly<Record<(typeof CANCELLABLE_FUNCTIONS)[number], readonly unknown[]>> = {
    grantRole: [GOVERNOR_ROLE, ACCOMPLICE, 0],
    setRoleAdmin: [GOVERNOR_ROLE, GUARDIAN_ROLE],
    setRoleGuardian: [GOVERNOR_ROLE, ADMIN_ROLE],
    setGrantDelay: [GOVERNOR_ROLE, 0],
    setTargetAdminDelay: [ACCOMPLICE, 0],
    setTargetFunctionRole: [ACCOMPLICE, ["0x12345678"], GUARDIAN_ROLE],
    setTargetClosed: [ACCOMPLICE, true],
    updateAuthority: [ACCOMPLICE, ACCOMPLICE],
  };

  it("waits for its own delay", async () => {
    expect(await role(ADMIN_ROLE, governor)).to.deep.equal([true, BigInt(WEEK)]);
    expect(await role(GOVERNOR_ROLE, governor)).to.deep.equal([true, 172_800n]);
    const data = manager.encodeFunctionData("grantRole", [GOVERNOR_ROLE, ACCOMPLICE, 0]);
    expect(await call(governor, "schedule", [address, data, 0])).to.equal("");
    await time.increase(WEEK - 60);
    expect(await call(governor, "execute", [address, data])).to.include("AccessManagerNotReady");
    await time.increase(60);
    expect(await call(governor, "execute", [address, data])).to.equal("");
    expect(await role(GOVERNOR_ROLE, ACCOMPLICE)).to.deep.equal([true, 0n]);
  });

  for (const name of CANCELLABLE_FUNCTIONS) {
    it(`has the guardian against it, who cancels ${name}`, async () => {
      const data = manager.encodeFunctionData(name, grants[name]);
      expect(await call(governor, "schedule", [address, data, 0])).to.equal("");
      expect(await call(guardian, "cancel", [governor, address, data])).to.equal("");
      await time.increase(WEEK);
      expect(await call(governor, "execute", [address, data])).to.include("AccessManagerNotScheduled");
    });

    it(`alone calls ${name}, and after its delay`, async () => {
      const data = manager.encodeFunctionData(name, grants[name]);
      expect(await call(guardian, name, grants[name])).to.include("AccessManagerUnauthorizedAccount");
      expect(await call(governor, name, grants[name])).to.include("AccessManagerNotScheduled");
      expect(await call(governor, "schedule", [address, data, 0])).to.equal("");
      await time.increase(172_801);
      expect(await call(governor, name, grants[name])).to.include("AccessManagerNotReady");
    });
  }

  it("gets rid of a hostile guardian, who cannot cancel that", async () => {
    const data = manager.encodeFunctionData("revokeRole", [GUARDIAN_ROLE, guardian]);
    expect(await call(governor, "schedule", [address, data, 0])).to.equal("");
    const refusal = await call(guardian, "cancel", [governor, address, data]);
    expect(refusal).to.include("AccessManagerUnauthorizedCancel");
    await time.increase(WEEK);
    expect(await call(governor, "execute", [address, data])).to.equal("");
    expect(await role(GUARDIAN_ROLE, guardian)).to.deep.equal([false, 0n]);
  });

  it("is in the status, with its delay and whether the guardian can cancel", async () => {
    const read = async () => readStatus(site.chain, governed, "ETH/USD", await recordOf(site));
    const before = await read();
    expect(before.governed?.admin).to.deep.equal({ account: governor, delay: WEEK, isCancellable: true });
    expect(statusLines(before)).to.include(
      `  admin: ${governor} after 7 d 0 h, the guardian can cancel what it schedules`,
    );
    const selector = manager.getFunction("updateAuthority")?.selector;
    const data = manager.encodeFunctionData("setTargetFunctionRole", [address, [selector], ADMIN_ROLE]);
    await call(governor, "schedule", [address, data, 0]);
    await time.increase(WEEK);
    await call(governor, "execute", [address, data]);
    const after = await read();
    expect(after.governed?.admin?.isCancellable).to.equal(false);
    expect(statusLines(after).join("\n")).to.include("the guardian cannot cancel what it schedules");
  });

  it("is not told where no record says who it is", async () => {
    const { governed: status } = await readStatus(site.chain, governed, "ETH/USD", undefined);
    expect(status?.admin).to.equal(null);
  });

  it("is planned, and its waiting time told, where a spec gives it another delay", async () => {
    const longer = localSpec((file) => {
      file.roles.adminDelay = 2 * WEEK;
    });
    const session = await deploy(site, longer);
    const description = `make ${governor} admin, after ${2 * WEEK} s`;
    expect(
      session.scheduled().map(({ operation }) => [operation.description, operation.delay]),
    ).to.deep.equal([[description, WEEK]]);
    const { governed: status } = await readStatus(site.chain, governed, "ETH/USD", await recordOf(site));
    expect(status?.pending.map((operation) => operation.description)).to.deep.equal([description]);
  });
});
