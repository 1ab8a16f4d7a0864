import { expect } from "chai";
import type { Contract } from "ethers";
import fc from "fast-check";
import hre from "hardhat";
import { inspect, isServed, tryRead } from "../../src/oracle/model.ts";
import type { Config, Reading, State } from "../../src/oracle/words.ts";
import { FAULTS, LEVELS, MODES } from "../../src/oracle/words.ts";
import { type Case, caseArbitrary, configArbitrary, stateFor } from "./cases.ts";
import { CALLS, encodePrice, encodeReading, encodeReports, encodeUnavailable } from "./encoding.ts";
import { constructorWordsFor, feedsOf, programsAtConstruction, programsIn } from "./oracles.ts";
import { scaled, seed } from "./run.ts";

const ORACLES = 120;
const CASES = scaled(20_000);

interface Subject {
  readonly config: Config;
  readonly address: string;
}

const { ethers, provider } = await hre.network.create();

const deploySubject = async (config: Config): Promise<Subject> => {
  for (const place of programsAtConstruction(config)) {
    await provider.request({ method: "hardhat_setCode", params: place });
  }
  const oracle = await ethers.deployContract("RedundantOracle", [constructorWordsFor(config)]);
  return { config, address: await (oracle as unknown as Contract).getAddress() };
};

/** What a call gives back, whether it returns or reverts, with the feeds' code replaced for it alone. */
const call = async (to: string, data: string, programs: Map<string, string>): Promise<string> => {
  const overrides = Object.fromEntries([...programs].map(([feed, code]) => [feed, { code }]));
  try {
    return (await provider.request({
      method: "eth_call",
      params: [{ to, data }, "latest", overrides],
    })) as string;
  } catch (failure) {
    const { data: reverted } = failure as { data?: unknown };
    if (typeof reverted !== "string") throw failure;
    return reverted;
  }
};

describe("RedundantOracle against the model", () => {
  const subjects: Subject[] = [];
  const met = new Set<string>();
  let now = 0n;

  const subjectOf = (drawn: Case): Subject => {
    const subject = subjects[drawn.oracle % subjects.length];
    if (subject === undefined) throw new RangeError("There are no oracles.");
    return subject;
  };

  const note = (config: Config, reading: Reading) => {
    met.add(`${config.mode} ${reading.level}`);
    met.add(`sequencer ${config.hasSequencer}`);
  };

  const compareEach = async (
    cases: number,
    compare: (drawn: Case, subject: Subject, state: State, programs: Map<string, string>) => Promise<void>,
  ): Promise<void> => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(caseArbitrary, async (drawn) => {
        const subject = subjectOf(drawn);
        const state = stateFor(drawn, subject.config, now);
        await compare(drawn, subject, state, programsIn(state, drawn.size));
        compared += 1;
      }),
      { seed, numRuns: cases },
    );
    expect(compared).to.be.at.least(cases);
  };

  before(async () => {
    console.log(`    seed ${seed}, ${ORACLES} oracles`);
    for (const config of fc.sample(configArbitrary, { seed, numRuns: ORACLES })) {
      subjects.push(await deploySubject(config));
    }
    now = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
  });

  it(`CORE-15: tryRead() and tryReadWithout(mask) give the model's reading, ${CASES} times`, async function () {
    this.timeout(0);
    await compareEach(CASES, async ({ disabledMask }, { config, address }, state, programs) => {
      const reading = tryRead(config, state, disabledMask);
      note(config, reading);
      const data = disabledMask === 0 ? CALLS.tryRead : CALLS.tryReadWithout(disabledMask);
      expect(await call(address, data, programs)).to.equal(encodeReading(reading));
    });
  });

  it(`CORE-15: read() and readAtMost(level) serve or refuse as the model does, ${CASES / 10} times`, async function () {
    this.timeout(0);
    await compareEach(CASES / 10, async ({ disabledMask }, { config, address }, state, programs) => {
      const reading = tryRead(config, state);
      const expected = isServed(reading.level) ? encodePrice(reading) : encodeUnavailable(reading);
      expect(await call(address, CALLS.read, programs)).to.equal(expected);
      const worst = disabledMask % LEVELS.length;
      const isGoodEnough = LEVELS.indexOf(reading.level) <= worst;
      const limited = isGoodEnough ? encodeReading(reading) : encodeUnavailable(reading);
      expect(await call(address, CALLS.readAtMost(worst), programs)).to.equal(limited);
    });
  });

  it(`CORE-15: inspect() reports what the model does, ${CASES / 10} times`, async function () {
    this.timeout(0);
    await compareEach(CASES / 10, async (_, { config, address }, state, programs) => {
      const reports = inspect(config, state);
      for (const { fault } of reports) met.add(fault);
      expect(await call(address, CALLS.inspect, programs)).to.equal(encodeReports(reports, feedsOf(config)));
    });
  });

  it("meets every level in both modes, every fault, and oracles with a sequencer and without", () => {
    const levels = MODES.flatMap((mode) => LEVELS.map((level) => `${mode} ${level}`));
    // A disabled source is one in a mask; `inspect()` reports what feeds say by themselves.
    const faults = FAULTS.filter((fault) => fault !== "Disabled");
    expect([...met]).to.include.members([...levels, ...faults, "sequencer true", "sequencer false"]);
  });

  it("tells a model apart that is wrong in one comparison", async () => {
    const subject = subjects.find(
      ({ config }) => !config.hasSequencer && config.sources[0]?.role === "Voter",
    );
    if (subject === undefined) throw new RangeError("No such oracle.");
    const { config, address } = subject;
    let differences = 0;
    for (const drawn of fc.sample(caseArbitrary, { seed, numRuns: 2_000 })) {
      const state = stateFor(drawn, config, now);
      const older = {
        ...config,
        sources: config.sources.map((source) => ({ ...source, maxAge: source.maxAge - 1 })),
      };
      const given = await call(address, CALLS.tryRead, programsIn(state, drawn.size));
      if (given !== encodeReading(tryRead(older, state))) differences += 1;
    }
    expect(differences).to.be.greaterThan(0);
  });
});
