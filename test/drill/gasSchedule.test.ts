import { expect } from "chai";
import { BrowserProvider, ContractFactory } from "ethers";
import hre from "hardhat";
import { type RunningNode, startAnvil } from "../../bench/anvilNode.ts";
import { connectionsTo } from "../../src/drill/connection.ts";
import { DEFAULT_CELL_GAS, GAS_GATE } from "../../src/drill/defaults.ts";
import { chosenFaults } from "../../src/drill/drillFault.ts";
import { type DrillReport, drillThrough } from "../../src/drill/drillReport.ts";
import { scheduleNamed } from "../../src/drill/gasSchedules.ts";
import { openSession } from "../../src/drill/openSession.ts";
import type { NodeConnection } from "../../src/drill/session.ts";
import { requirePackages } from "../../src/files/optionalPackages.ts";
import { drillMarkdown, renderDrillPage } from "../../src/report/drillPage.ts";
import { drillLines } from "../../src/report/drillText.ts";
import drillReport from "../../src/report/json/drillReport.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import type { HardhatEthers } from "../providers/provider.ts";
import { deployFeeds } from "./deployFeeds.ts";
import { connectionTo } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

/** What a FaultyFeed takes today, 13,380, and not under three times the cost of access, 38,580. */
const TIGHT_LIMIT = 30_000;

const drillUnder = async (
  connection: NodeConnection,
  address: string,
  gasSchedule: string,
): Promise<DrillReport> =>
  drillThrough([await openSession(connection)], "test", [{ name: "ETH/USD", address, hints: {} }], {
    faults: chosenFaults(["revert-empty"]),
    gates: [],
    cellGas: DEFAULT_CELL_GAS,
    gasSchedule,
  });

const onlyIn = ({ oracles }: DrillReport) => {
  const [oracle] = oracles;
  if (oracle?.gasSchedule === undefined) throw new RangeError("No schedule was tried.");
  const gate = oracle.gates.find((one) => one.gate === GAS_GATE);
  if (gate === undefined) throw new RangeError("Nothing judged it.");
  return { ...oracle.gasSchedule, gate };
};

const deployWithLimit = async (on: HardhatEthers, gasLimit: number): Promise<string> =>
  (await deployOracle(on, await deployFeeds(on, 3_000, 3_001, 2_999), { gasLimit })).getAddress();

describe("a drill under another gas schedule", () => {
  it("takes the gas that the node takes, by the node's own rules", async () => {
    const { reads, sources, gate } = onlyIn(
      await drillUnder(connectionTo(provider), await deployWithLimit(ethers, 150_000), "osaka"),
    );
    expect(reads).to.have.lengthOf(7);
    for (const { now, scheduled } of reads) expect(scheduled).to.deep.equal(now);
    for (const { now, scheduled } of sources) expect(scheduled).to.equal(now);
    expect(gate.ok).to.equal(true);
  });

  it("takes more where access costs more, and passes while every limit reaches", async () => {
    const address = await deployWithLimit(ethers, 150_000);
    const all = ["osaka", "amsterdam", "x2", "x3"];
    const drilled = [];
    for (const name of all) drilled.push(onlyIn(await drillUnder(connectionTo(provider), address, name)));
    const gas = drilled.map(({ reads }) => reads[0]?.scheduled.gas ?? 0);
    expect(gas).to.deep.equal(gas.toSorted((one, other) => one - other));
    expect(new Set(gas).size).to.equal(all.length);
    expect(drilled.map(({ gate }) => gate.ok)).to.deep.equal(all.map(() => true));
    for (const { leastGas, reads } of drilled)
      expect(leastGas).to.be.greaterThan(reads[0]?.scheduled.gas ?? 0);
  });

  it("fails where a source's limit is too tight for it, and the sentence names it", async () => {
    const report = await drillUnder(connectionTo(provider), await deployWithLimit(ethers, TIGHT_LIMIT), "x3");
    const { gate, reads, sources } = onlyIn(report);
    expect(gate.ok).to.equal(false);
    for (const { name, fits, now, scheduled } of sources) {
      expect([fits, (now ?? 0) < TIGHT_LIMIT, (scheduled ?? 0) > TIGHT_LIMIT]).to.deep.equal([
        false,
        true,
        true,
      ]);
      expect(gate.sentence).to.include(`${name} uses 38,580 gas of its limit of 30,000`);
    }
    expect(reads.map(({ now, scheduled }) => [now.ok, scheduled.ok])).to.deep.equal(
      reads.map(() => [true, false]),
    );
    drillReport.schema.parse(JSON.parse(JSON.stringify(report)));
    const shown = [drillLines(report).join("\n"), renderDrillPage(report, ""), drillMarkdown(report, "")];
    for (const text of shown) {
      expect(text).to.include("38,580").and.to.include("too tight").and.to.include("no price");
    }
    for (const line of drillLines(report)) expect(line.length).to.be.at.most(80);
  });

  it("fails at a lower level too, where one source of three is lost", async () => {
    const feeds = await deployFeeds(ethers, 3_000, 3_001, 2_999);
    const source = (feed: string | undefined, group: number, gasLimit: number) => ({
      feed,
      maxAge: 600,
      gasLimit,
      group,
      role: 0,
    });
    const oracle = await ethers.deployContract("RedundantOracle", [
      {
        description: "ETH / USD",
        decimals: 8,
        mode: 1,
        quorum: 2,
        maxDeviationBps: 200,
        minPrice: 0,
        maxPrice: 0,
        sequencerFeed: ethers.ZeroAddress,
        sequencerGrace: 0,
        sources: feeds.map((feed, index) => source(feed, index, index === 1 ? TIGHT_LIMIT : 150_000)),
      },
    ]);
    const { gate, reads, sources } = onlyIn(
      await drillUnder(connectionTo(provider), await oracle.getAddress(), "x3"),
    );
    expect(sources.map(({ fits }) => fits)).to.deep.equal([true, false, true]);
    expect([reads[0]?.now.level, reads[0]?.scheduled.level]).to.deep.equal(["Normal", "Degraded"]);
    expect(gate.ok).to.equal(false);
    expect(gate.sentence).to.include("is Degraded in place of Normal").and.to.include(sources[1]?.name);
  });

  it("refuses what the EVM does not know, or what the drill cannot run by, and lists the rest", () => {
    for (const name of ["x4", "shanghai", "no-fork", ""]) {
      expect(() => scheduleNamed(name))
        .to.throw(`"${name}" is no schedule`)
        .with.property("message")
        .that.includes("cancun, prague, osaka")
        .and.includes("amsterdam, x2, x3");
    }
    expect(scheduleNamed("Prague").hardfork).to.equal("prague");
  });

  it("says what to install where the EVM is not there", () => {
    expect(() => requirePackages("--gas-schedule", ["@ethereumjs/not-there"])).to.throw(
      '--gas-schedule: needs @ethereumjs/not-there, not installed here; run "npm install @ethereumjs/not-there".',
    );
  });

  describe("over a node of another client", () => {
    let node: RunningNode;
    before(async () => {
      node = await startAnvil();
    });
    after(() => node.stop());

    it("finds the same: tight limits are too tight for it, and gas by today's rules is the node's", async () => {
      const [connection] = connectionsTo(node.url);
      if (connection === undefined) throw new RangeError("There is no node.");
      const browser = new BrowserProvider(
        { request: ({ method, params }) => connection.request(method, (params ?? []) as unknown[]) },
        undefined,
        { cacheTimeout: -1 },
      );
      const signer = await browser.getSigner();
      const there = {
        ZeroAddress: ethers.ZeroAddress,
        deployContract: async (name: string, words: readonly unknown[] = []) => {
          const { abi, bytecode } = await hre.artifacts.readArtifact(name);
          const contract = await new ContractFactory([...abi], bytecode, signer).deploy(...words);
          return contract.waitForDeployment();
        },
      } as unknown as HardhatEthers;
      const address = await deployWithLimit(there, TIGHT_LIMIT);
      const today = onlyIn(await drillUnder(connection, address, "osaka"));
      for (const { now, scheduled } of today.reads) expect(scheduled).to.deep.equal(now);
      const { gate } = onlyIn(await drillUnder(connection, address, "x3"));
      expect(gate.ok).to.equal(false);
      expect(gate.sentence).to.include("uses 38,580 gas of its limit of 30,000");
    });
  });
});
