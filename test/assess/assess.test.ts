import { expect } from "chai";
import fc from "fast-check";
import { rate } from "../../src/assess/assess.ts";
import { assessmentOf, UNPREDICTED } from "../../src/assess/assessment.ts";
import type { OracleFacts } from "../../src/assess/oracleFacts.ts";
import { DEFAULT_PROFILE } from "../../src/assess/profile.ts";
import { NOTHING_KNOWN, type ProtocolFacts } from "../../src/assess/protocolFacts.ts";
import { rounded } from "../../src/assess/rounding.ts";
import type { RulesetName } from "../../src/assess/rulesetNames.ts";
import { canonicalJson } from "../../src/files/canonicalJson.ts";
import assessmentDocument from "../../src/report/json/assessment.ts";
import { DEFECTS } from "./defects.ts";
import { cleanOracle, cleanProtocol, DAY, fact, NOW } from "./factsParts.ts";

const rated = (
  oracles: readonly OracleFacts[] = [cleanOracle()],
  protocol: ProtocolFacts = cleanProtocol(),
  ruleset: RulesetName = "riq-2",
) => rate({ facts: { oracles, protocol }, ruleset, now: NOW });

const documented = (oracles: readonly OracleFacts[], protocol = cleanProtocol()) =>
  assessmentOf({
    facts: { oracles, protocol },
    ruleset: "riq-2",
    now: NOW,
    target: "here",
    block: null,
    evidence: [],
    availability: UNPREDICTED,
    notes: [],
  });

describe("a rating", () => {
  it("of clean facts passes every check, holds no gate and reaches the last stage, as far as its evidence carries", () => {
    const { grade, known, confidence, gates, stage } = rated();
    expect({ grade, known, confidence, gates, stage }).to.deep.equal({
      grade: "B",
      known: 100,
      confidence: 1,
      gates: [],
      stage: "R3",
    });
  });

  it("where nothing is known is U, from 0 to 100, with the two gates that hold while unknown", () => {
    const { low, high, known, confidence, grade, gradeRange, gates, stage } = rated([], NOTHING_KNOWN);
    expect({ low, high, known, confidence, grade, gradeRange, gates, stage }).to.deep.equal({
      low: 0,
      high: 100,
      known: 0,
      confidence: 0,
      grade: "U",
      gradeRange: ["F", "C"],
      gates: ["G5", "G6"],
      stage: "R0",
    });
  });

  it("asks every check once of each oracle, and of the protocol what is asked once", () => {
    const { checks } = rated([cleanOracle(), cleanOracle({ subject: "BTC/USD" })]);
    const subjectsOf = (id: string) => checks.filter((one) => one.id === id).map(({ subject }) => subject);
    expect(subjectsOf("RIQ-O01")).to.deep.equal(["ETH/USD", "BTC/USD"]);
    expect(subjectsOf("RIQ-R01")).to.deep.equal(["protocol"]);
  });

  it("lets no check vanish that has nothing to ask", () => {
    const { checks } = rated([cleanOracle()], cleanProtocol({ domains: fact([]) }));
    expect(checks.filter(({ id }) => id === "RIQ-W04").map(({ outcome }) => outcome)).to.deep.equal([null]);
  });

  it("refuses what was observed after the block, also as one of several, and says by how much", () => {
    const late = { ...cleanOracle().control, at: NOW + 1 } as OracleFacts["control"];
    const row = rated([cleanOracle({ control: late })]).checks.find(({ id }) => id === "RIQ-C09");
    expect(row).to.include({ outcome: null, class: null });
    expect(row?.message).to.equal("What decides it was observed 1 s after the block.");
  });

  it("ages against the block, and not where there is no block", () => {
    const old = { ...fact("view" as const, "X"), at: NOW - 180 * DAY };
    const facts = { oracles: [cleanOracle({ observability: old })], protocol: cleanProtocol() };
    const fresh = rate({ facts, ruleset: "riq-2" }).low;
    const aged = rate({ facts, ruleset: "riq-2", now: NOW }).low;
    expect(fresh - aged).to.be.closeTo((20 * 5 * 0.5) / 102.5, 1e-3);
  });

  it("tells what a row gains: the points at its best, and the gates that it lifts", () => {
    const before = rated([cleanOracle(DEFECTS["RIQ-O08"]?.oracle)]);
    const row = before.checks.find(({ id }) => id === "RIQ-O08");
    expect(before.gates).to.deep.equal(["G2"]);
    expect(row?.removes).to.deep.equal(["G2"]);
    expect(row?.gain).to.be.closeTo(rated().low - before.low, 1e-3);
  });

  it("tells no gain of what cannot apply", () => {
    const row = rated([cleanOracle({ layer: "l1" })]).checks.find(({ id }) => id === "RIQ-I07");
    expect(row).to.deep.include({ outcome: "na", gain: 0, removes: [] });
  });

  it("names the profile whose weights were used", () => {
    const facts = { oracles: [cleanOracle(DEFECTS["RIQ-R07"]?.oracle)], protocol: cleanProtocol() };
    const profile = { name: "desk", dimensions: { ...DEFAULT_PROFILE.dimensions, R: 0 } };
    const own = rate({ facts, ruleset: "riq-2", profile, now: NOW });
    expect(own.profile).to.equal("desk");
    expect(own.dimensions["R"]?.weight).to.equal(0);
  });

  it("leaves a ruleset's later checks out of an earlier one", () => {
    expect(new Set(rated(undefined, undefined, "riq-1").checks.map(({ id }) => id)).size).to.equal(58);
    expect(new Set(rated().checks.map(({ id }) => id)).size).to.equal(79);
  });
});

const oracleWithDefect = fc
  .record({
    defect: fc.constantFrom(undefined, ...Object.keys(DEFECTS)),
    subject: fc.string({ minLength: 1, maxLength: 6 }),
    weight: fc.integer({ min: 1, max: 1_000 }),
  })
  .map(({ defect, subject, weight }) =>
    cleanOracle({ ...(defect === undefined ? {} : DEFECTS[defect]?.oracle), subject, weight }),
  );

const shuffledOracles = fc
  .uniqueArray(oracleWithDefect, { minLength: 1, maxLength: 5, selector: ({ subject }) => subject })
  .chain((oracles) =>
    fc.record({
      oracles: fc.constant(oracles),
      shuffled: fc.shuffledSubarray(oracles, { minLength: oracles.length }),
    }),
  );

describe("the document of a rating", () => {
  it("has the same bytes for the same evidence, and fits its schema", () => {
    fc.assert(
      fc.property(fc.array(oracleWithDefect, { maxLength: 4 }), (oracles) => {
        const [one, other] = [documented(oracles), documented(oracles)];
        expect(canonicalJson(one)).to.equal(canonicalJson(other));
        expect(assessmentDocument.schema.safeParse(one).error).to.equal(undefined);
      }),
      { numRuns: 15 },
    );
  });

  it("has the same digest in whatever order its subjects come", () => {
    fc.assert(
      fc.property(shuffledOracles, ({ oracles, shuffled }) => {
        const [one, other] = [documented(oracles), documented(shuffled)];
        expect(other.digest).to.equal(one.digest);
        expect([other.low, other.high, other.grade]).to.deep.equal([one.low, one.high, one.grade]);
      }),
      { numRuns: 20 },
    );
  });

  it("has another digest where an outcome is another, and the same where only words are", () => {
    const [clean, broken] = [
      documented([cleanOracle()]),
      documented([cleanOracle(DEFECTS["RIQ-F15"]?.oracle)]),
    ];
    expect(broken.digest).to.not.equal(clean.digest);
    const renamed = drillRenamed(cleanOracle());
    expect(documented([renamed]).digest).to.equal(clean.digest);
  });
});

/** An oracle whose sources are called otherwise, which changes sentences alone. */
const drillRenamed = (oracle: OracleFacts): OracleFacts => ({
  ...oracle,
  drill: oracle.drill && {
    ...oracle.drill,
    value: { ...oracle.drill.value, sentence: "It survives much." },
  },
});

describe("rounding", () => {
  for (const [exact, written] of [
    [66.66666666, 66.6667],
    [0.000123456789, 0.000123457],
    [100, 100],
    [0, 0],
    [84.99999999, 85],
  ] as const) {
    it(`writes ${exact} with six significant digits: ${written}`, () => {
      expect(rounded(exact)).to.equal(written);
    });
  }

  it("is made of every number that is written", () => {
    const { low, high, confidence, checks } = rated([cleanOracle(DEFECTS["RIQ-O11"]?.oracle)]);
    const outcomes = checks.flatMap(({ outcome, gain }) =>
      typeof outcome === "number" ? [outcome, gain] : [gain],
    );
    for (const written of [low, high, confidence, ...outcomes]) expect(rounded(written)).to.equal(written);
  });
});
