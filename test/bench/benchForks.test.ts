import { expect } from "chai";
import hre from "hardhat";
import { forkProblems, type ForkResult, measureForks } from "../../bench/benchForks.ts";
import { deploy, deployStage, measure } from "../../bench/benchReads.ts";
import { MODES } from "../../src/oracle/words.ts";

describe("reads by the gas schedule of the next hard fork, and by dearer ones", () => {
  let results: readonly ForkResult[] = [];
  const rowOf = ({ rows }: ForkResult, name: string) => rows.find((row) => row.name === name);
  const at = (index: number): ForkResult => {
    const result = results[index];
    if (result === undefined) throw new RangeError(`There is no schedule ${index}.`);
    return result;
  };

  before(async function () {
    this.timeout(240_000);
    results = await measureForks(hre.artifacts);
  });

  it("cost by today's schedule what Hardhat's EVM measures, to the gas", async () => {
    const stage = await deployStage((await hre.network.create()).ethers);
    expect(at(0).rows).to.have.length.greaterThan(30);
    for (const [mode, name] of MODES.entries()) {
      const [cold, warm] = await measure(stage, await deploy(stage, mode, 3), "read");
      expect(rowOf(at(0), `${name}, 2 of 3 sources`)).to.include({ cold, warm, outcome: "Normal" });
    }
  });

  it("end in the same outcome by every schedule, at any gas", () => {
    expect(results.map(({ schedule }) => schedule.name)).to.deep.equal([
      "today",
      "Amsterdam",
      "access x2",
      "access x3",
    ]);
    expect(forkProblems(results)).to.deep.equal([]);
  });

  it("leave a part of the reserve, which shrinks as access grows dearer", () => {
    const left = results.map(({ headroom }) => headroom);
    expect(left).to.deep.equal([...left].sort((one, other) => other - one));
    expect(Math.min(...left)).to.be.greaterThan(8_000);
  });

  it("cost more by dearer schedules: what is measured is not today's", () => {
    const cold = results.map((result) => rowOf(result, "Median, 2 of 3 sources")?.cold ?? 0);
    expect(cold).to.deep.equal([...new Set(cold)].sort((one, other) => one - other));
    // Three cold accounts at 400 more each, and the oracle's own.
    expect((cold[1] ?? 0) - (cold[0] ?? 0)).to.equal(4 * 400);
  });

  it("are told where an outcome is another one, or an answer hangs on the gas", () => {
    const [today, next] = [at(0), at(1)];
    const changed = { ...next, rows: next.rows.map((row) => ({ ...row, outcome: "Unavailable" })) };
    expect(forkProblems([today, changed])[0]).to.match(
      /^.* is Unavailable by the schedule "Amsterdam", and .* today\.$/,
    );
    expect(forkProblems([today, { ...next, problems: ["It does."] }])).to.deep.equal([
      'By the schedule "Amsterdam": It does.',
    ]);
    expect(forkProblems([today])).to.deep.equal(["No read was measured by another schedule."]);
  });

  it("take the state of a deployment at its new price", () => {
    const gas = results.slice(0, 2).map(({ creations }) => creations.get("RedundantOracle") ?? 0);
    expect(gas[0]).to.be.within(2_500_000, 4_000_000);
    expect(gas[1]).to.be.within(20_000_000, 30_000_000);
  });
});
