import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { completeScenario, loadScenario } from "../../src/scenario/loadScenario.ts";
import { findScenario } from "../../src/scenario/scenarioFiles.ts";
import { readSpec } from "../../src/spec/spec.ts";
import { fallingMarket } from "../simulate/examples.ts";
import { Problem } from "../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-scenario-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The one sentence that a scenario is refused with. */
const refusalOf = async (scenario: object): Promise<string> => {
  try {
    await completeScenario(scenario, { folder });
  } catch (problem) {
    expect(problem).to.be.instanceOf(Problem);
    const { message } = problem as Problem;
    expect(message).to.not.include("\n");
    return message;
  }
  throw new Error("The scenario was taken.");
};

const withFault = (...faults: object[]) => ({ ...fallingMarket, faults });
const freeze = { fault: "freeze", sources: ["first"], startSeconds: 100, endSeconds: 200 };

const withCsv = (text: string, rest: object = {}): object => {
  writeFileSync(join(folder, "prices.csv"), text);
  return { ...fallingMarket, durationSeconds: 7_200, price: { kind: "csv", file: "prices.csv", ...rest } };
};

describe("a scenario is refused in one sentence with the path and the value", () => {
  const cases: Readonly<Record<string, readonly [scenario: () => object, sentence: RegExp]>> = {
    "with an unknown fault": [
      () => withFault({ ...freeze, fault: "frozen" }),
      /^faults\[0\]\.fault: "frozen" is no fault; there are .*freeze/,
    ],
    "with a fault that ends before it starts": [
      () => withFault({ ...freeze, endSeconds: 40 }),
      /^faults\[0\]\.endSeconds: 40 gives a duration of -60 s after the start at 100/,
    ],
    "with a fault that lasts no time": [
      () => withFault({ ...freeze, endSeconds: 100 }),
      /^faults\[0\]\.endSeconds: 100 gives a duration of 0 s/,
    ],
    "with a fault that starts before the beginning": [
      () => withFault({ ...freeze, startSeconds: -5 }),
      /^faults\[0\]\.startSeconds is -5: give at least 0\.$/,
    ],
    "with a fault that ends after the end": [
      () => withFault({ ...freeze, endSeconds: 36_001 }),
      /^faults\[0\]\.endSeconds: 36001 is after the scenario's end at 36000/,
    ],
    "with a fault in the phase that heals": [
      () => ({ ...withFault({ ...freeze, endSeconds: 30_001 }), healSeconds: 6_000 }),
      /^faults\[0\]\.endSeconds: 30001 is within the last 6000 s/,
    ],
    "with a fault of a source that is not there": [
      () => withFault({ ...freeze, sources: ["fourth"] }),
      /^faults\[0\]\.sources\[0\]: "fourth" is no source; there are first, second, third/,
    ],
    "with a parameter out of range": [
      () => withFault({ ...freeze, fault: "lag", parameters: { seconds: 0 } }),
      /^faults\[0\]\.parameters\.seconds is 0: give /,
    ],
    "with a parameter that the fault does not have": [
      () => withFault({ ...freeze, parameters: { hours: 2 } }),
      /^faults\[0\]\.parameters has the unknown key "hours": remove or correct\.$/,
    ],
    "with exclusive faults that meet on one source": [
      () =>
        withFault(freeze, {
          ...freeze,
          fault: "late-heartbeat",
          startSeconds: 199,
          parameters: { delaySeconds: 5 },
        }),
      /^faults\[1\]: "late-heartbeat" from 199 to 200 s meets faults\[0\], "freeze" from 100 to 200 s/,
    ],
    "with a negative length": [
      () => ({ ...fallingMarket, durationSeconds: -1 }),
      /^durationSeconds is -1: give /,
    ],
    "with more steps than can be run": [
      () => ({ ...fallingMarket, durationSeconds: 5_000_001, stepSeconds: 1 }),
      /^durationSeconds: 5000001 s in steps of 1 s are more than 5000000 steps/,
    ],
    "with two sources of one name": [
      () => ({
        ...fallingMarket,
        sources: fallingMarket.sources.map((source) => ({ ...source, name: "first" })),
      }),
      /^sources\[1\]\.name: "first" stands there twice/,
    ],
    "with a feed that is not listed": [
      () => ({
        ...fallingMarket,
        sources: fallingMarket.sources.map((source) => ({ ...source, feed: "nowhere" })),
      }),
      /^sources\[0\]\.feed: "nowhere" is no row of data\/feeds\.json/,
    ],
    "with a quorum above the groups": [
      () => ({ ...fallingMarket, oracle: { ...fallingMarket.oracle, quorum: 4 } }),
      /^oracle\.quorum: 4 is more than the 3 voting groups/,
    ],
    "with a word that the format does not have": [
      () => ({ ...fallingMarket, prize: 3 }),
      /^It has the unknown key "prize": remove or correct\.$/,
    ],
    "with a price of an unknown kind": [
      () => ({ ...fallingMarket, price: { kind: "straight" } }),
      /^price\.kind is "straight": give one of "constant", /,
    ],
    "with an oracle that is no text and lacks its settings": [
      () => ({ ...fallingMarket, oracle: { quorum: "two" } }),
      /^oracle\.\w+ is .*: give /,
    ],
    "with a path whose points do not ascend": [
      () => ({
        ...fallingMarket,
        price: {
          kind: "points",
          points: [
            { atSeconds: 60, price: 1 },
            { atSeconds: 60, price: 2 },
          ],
        },
      }),
      /^price\.points\[1\]\.atSeconds: 60 is not after 60/,
    ],
    "with a price too large to be exact": [
      () => ({ ...fallingMarket, price: { kind: "constant", price: 46_000_000 } }),
      /^price: 46000000 with 8 decimals is beyond 2\^52/,
    ],
    "with an oracle of a spec that is not there": [
      () => ({ ...fallingMarket, oracle: { spec: "no-spec.json", oracle: "ETH/USD" } }),
      /^oracle\.spec: .*no-spec\.json: cannot be read \(ENOENT\): give the path of a spec/,
    ],
    "with an oracle that its spec does not have": [
      () => ({
        ...fallingMarket,
        oracle: { spec: join(process.cwd(), "deploy/local.json"), oracle: "ETH/EUR" },
      }),
      /^oracle\.oracle: "ETH\/EUR" is no oracle of .*local\.json; there are ETH\/USD, USDC\/USD\.$/,
    ],
    "with a CSV that is missing": [
      () => ({ ...fallingMarket, price: { kind: "csv", file: "missing.csv" } }),
      /^price\.file: "missing\.csv" is neither beside the scenario nor in data\/prices/,
    ],
    "with a CSV of another header": [
      () => withCsv("time,close\n1,2\n"),
      /^price\.file: prices\.csv has the header "time,close" instead of "timestamp,price"/,
    ],
    "with a CSV with NaN": [
      () => withCsv("timestamp,price\n3600,2\n7200,NaN\n"),
      /^price\.file: line 3 of prices\.csv has "NaN" as its price/,
    ],
    "with a CSV with an empty cell": [
      () => withCsv("timestamp,price\n3600,\n"),
      /^price\.file: line 2 of prices\.csv has nothing as its price/,
    ],
    "with a CSV with a negative price": [
      () => withCsv("timestamp,price\n3600,-2\n"),
      /^price\.file: line 2 of prices\.csv has "-2" as its price/,
    ],
    "with a CSV that goes back in time": [
      () => withCsv("timestamp,price\n7200,2\n3600,2\n"),
      /^price\.file: line 3 of prices\.csv has the timestamp 3600 after 7200/,
    ],
    "with a CSV with a gap": [
      () => withCsv("timestamp,price\n3600,2\n10800,2\n"),
      /^price\.file: prices\.csv has nothing from 3600 to 10800: 7200 s is a longer gap than maxGapSeconds, 3600/,
    ],
    "with a CSV that ends too early": [
      () => withCsv("timestamp,price\n3600,2\n7199,2\n"),
      /^price\.file: prices\.csv has nothing from 7199 to 10800: 3601 s is a longer gap/,
    ],
    "with a CSV that begins too late": [
      () => withCsv("timestamp,price\n3600,2\n7200,2\n10800,2\n", { fromTimestamp: 3_599 }),
      /^price\.fromTimestamp: 3599 is before the first row of prices\.csv, at 3600/,
    ],
  };
  for (const [name, [scenario, sentence]] of Object.entries(cases)) {
    it(name, async () => {
      expect(await refusalOf(scenario())).to.match(sentence);
    });
  }

  it("where the file is no JSON", async () => {
    const path = join(folder, "broken.json");
    writeFileSync(path, "{");
    const problem = await loadScenario(path).catch((failure: Error) => failure);
    expect(problem).to.be.instanceOf(Problem);
    expect((problem as Error).message).to.include(`${path} is no JSON: `);
  });

  it("where there is no such file", () => {
    expect(() => findScenario("no-such-scenario")).to.throw(
      Problem,
      /neither a file nor a built-in scenario/,
    );
  });
});

describe("a scenario is taken", () => {
  it("with a gap in the CSV at the limit", async () => {
    const config = await completeScenario(withCsv("timestamp,price\n3600,2\n7200,3\n10800,2\n"), { folder });
    expect(config.history?.prices.length).to.equal(3);
  });

  it("with exclusive faults that follow one another", async () => {
    const config = await completeScenario(
      withFault(freeze, { ...freeze, startSeconds: 200, endSeconds: 300 }),
      { folder },
    );
    expect(config.faults).to.have.lengthOf(2);
  });

  it("with exclusive faults at one time on two sources", async () => {
    const config = await completeScenario(withFault(freeze, { ...freeze, sources: ["second"] }), { folder });
    expect(config.faults).to.have.lengthOf(2);
  });

  it("with faults over one another that compose", async () => {
    const drift = { ...freeze, fault: "drift", parameters: { bpsPerHour: 10 } };
    const noise = { ...freeze, fault: "noise", parameters: { deviationBps: 10 } };
    expect((await completeScenario(withFault(drift, noise), { folder })).faults).to.have.lengthOf(2);
  });

  it("with an oracle of a deployment's spec, whose feeds say how the sources behave", async () => {
    const { oracle, ...rest } = fallingMarket;
    expect(oracle).to.have.property("quorum", 2);
    const sources = ["chainlink", "redstone", "api3", "chronicle", "pyth"].map((name) => ({ name }));
    const specified = { spec: join(process.cwd(), "deploy/local.json"), oracle: "ETH/USD" };
    const config = await completeScenario({ ...rest, sources, oracle: specified }, { folder });
    const { oracles, feeds } = await readSpec("deploy/local.json");
    const expected = oracles["ETH/USD"];
    expect(config.oracle).to.include({
      mode: expected?.mode,
      quorum: expected?.quorum,
      maxDeviationBps: expected?.maxDeviationBps,
      minPrice: 100e8,
      maxPrice: 100_000e8,
      hasSequencer: false,
    });
    expect(config.sources.map(({ maxAge, gasLimit, role }) => ({ maxAge, gasLimit, role }))).to.deep.equal(
      expected?.sources.map(({ maxAge, gasLimit, role }) => ({ maxAge, gasLimit, role })),
    );
    expect(config.sources.map(({ heartbeatSeconds }) => heartbeatSeconds)).to.deep.equal(
      expected?.sources.map(({ feed }) => feeds[feed]?.heartbeatSeconds),
    );
    expect(new Set(config.sources.map(({ group }) => group)).size).to.equal(5);
  });

  it("with an L2's oracle of a spec, which heeds the sequencer with its grace", async () => {
    const { network, oracles } = await readSpec("deploy/arbitrum.json");
    const count = oracles["ETH/USD"]?.sources.length ?? 0;
    const sources = Array.from({ length: count }, (_, index) => ({
      name: `source ${index}`,
      heartbeatSeconds: 3_600,
      deviationBps: 50,
    }));
    const specified = { spec: join(process.cwd(), "deploy/arbitrum.json"), oracle: "ETH/USD" };
    const config = await completeScenario({ ...fallingMarket, sources, oracle: specified }, { folder });
    expect(config.oracle).to.include({ hasSequencer: true, sequencerGrace: network.sequencer?.grace });
  });
});
