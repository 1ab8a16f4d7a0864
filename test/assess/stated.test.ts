import { expect } from "chai";
import { rate } from "../../src/assess/assess.ts";
import { assessmentOf, UNPREDICTED } from "../../src/assess/assessment.ts";
import { allChecks } from "../../src/assess/catalogue.ts";
import { NOTHING_KNOWN } from "../../src/assess/protocolFacts.ts";
import type { RulesetName } from "../../src/assess/rulesetNames.ts";
import { parseStated } from "../../src/assess/stated.ts";
import { EXIT, Problem } from "../../src/problem.ts";
import assessmentDocument from "../../src/report/json/assessment.ts";
import { cleanOracle, cleanProtocol, NOW } from "./factsParts.ts";

const PLACE = "evidence.json";

const parsed = (value: unknown, ruleset: RulesetName = "riq-2") =>
  parseStated(JSON.stringify(value), PLACE, ruleset);

const ratedFrom = (value: unknown, ruleset: RulesetName = "riq-2") =>
  rate({ facts: { protocol: NOTHING_KNOWN, oracles: [] }, stated: parsed(value, ruleset), ruleset });

const rowOf = ({ checks }: ReturnType<typeof rate>, id: string) => checks.find((one) => one.id === id);

const refusal = (text: string): string => {
  try {
    parseStated(text, PLACE, "riq-2");
  } catch (failure) {
    expect(failure).to.be.instanceOf(Problem);
    expect((failure as Problem).exitCode).to.equal(EXIT.misused);
    return (failure as Problem).message;
  }
  throw new Error("It was taken.");
};

const SOURCE = {
  source: "https://docs.example.org/oracle",
  commit: "0123abc",
  date: "2026-11-30",
  quote: "There is one feed.",
};

describe("stated outcomes", () => {
  it("decide with a number and a class, are unknown with null, and do not apply with na", () => {
    const rating = ratedFrom({ "RIQ-O01": [0.5, "R"], "RIQ-O08": [null], "RIQ-C02": ["na"] });
    expect(rowOf(rating, "RIQ-O01")).to.include({ outcome: 0.5, class: "R", subject: "protocol" });
    expect(rowOf(rating, "RIQ-O08")).to.include({ outcome: null, class: null });
    expect(rowOf(rating, "RIQ-C02")).to.include({ outcome: "na", class: null });
  });

  it("that are missing are unknown", () => {
    const { checks, confidence } = ratedFrom({});
    expect(new Set(checks.map(({ outcome }) => outcome))).to.deep.equal(new Set([null]));
    expect([checks.length, confidence]).to.deep.equal([79, 0]);
  });

  it("count by their class, and are not old", () => {
    const all = (evidenceClass: string) =>
      Object.fromEntries(allChecks().map(({ id }) => [id, [1, evidenceClass]]));
    expect(["S", "D", "T", "R", "C", "M", "X"].map((one) => ratedFrom(all(one)).low)).to.deep.equal([
      30, 50, 50, 70, 85, 100, 100,
    ]);
  });

  it("reach the last stage where all is stated as measured and drilled", () => {
    const { stage, grade } = ratedFrom(
      Object.fromEntries(allChecks().map(({ id }) => [id, [1, id === "RIQ-O09" ? "M" : "X"]])),
    );
    expect({ stage, grade }).to.deep.equal({ stage: "R3", grade: "A" });
  });

  it("do not reach it by a measurement of something else", () => {
    const { stage } = ratedFrom(
      Object.fromEntries(allChecks().map(({ id }) => [id, [1, id === "RIQ-N03" ? "M" : "X"]])),
    );
    expect(stage).to.equal("R2");
  });

  it("carry their source into the document, of what does not apply as well", () => {
    const stated = parsed({ "RIQ-O01": [0, "D", SOURCE], "RIQ-C02": ["na", "R", SOURCE], "RIQ-O08": [null] });
    const document = assessmentOf({
      facts: { protocol: NOTHING_KNOWN, oracles: [] },
      stated,
      ruleset: "riq-2",
      target: PLACE,
      block: null,
      evidence: [],
      availability: UNPREDICTED,
      notes: [],
    });
    expect(assessmentDocument.schema.safeParse(document).error).to.equal(undefined);
    expect(document.evidence.map(({ id, class: evidenceClass }) => [id, evidenceClass])).to.deep.equal([
      ["stated:RIQ-O01", "D"],
      ["stated:RIQ-C02", "R"],
    ]);
    expect(document.evidence[0]).to.include({
      source: "https://docs.example.org/oracle at 0123abc",
      request: "2026-11-30: There is one feed.",
    });
    const ids = new Set(document.evidence.map(({ id }) => id));
    expect(document.checks.flatMap(({ evidence }) => evidence).every((id) => ids.has(id))).to.equal(true);
  });

  it("say what was found, their quote, or where they were read", () => {
    const { quote: _, ...unquoted } = SOURCE;
    const rating = ratedFrom({
      "RIQ-O01": [0, "D", SOURCE],
      "RIQ-O02": [1, "D", unquoted],
      "RIQ-O03": [1, "D"],
      "RIQ-O04": [null, "D", { ...SOURCE, finding: "Nobody drilled it." }],
    });
    expect(
      ["RIQ-O01", "RIQ-O02", "RIQ-O03", "RIQ-O04"].map((id) => rowOf(rating, id)?.message),
    ).to.deep.equal([
      "There is one feed.",
      "It is stated after https://docs.example.org/oracle.",
      "It is stated without a source.",
      "Nobody drilled it.",
    ]);
  });

  it("of another ruleset's checks are left aside, and that is said", () => {
    const rating = ratedFrom({ "RIQ-O10": [1, "X"], "RIQ-O01": [1, "C"] }, "riq-1");
    expect(rowOf(rating, "RIQ-O10")).to.equal(undefined);
    expect(rowOf(rating, "RIQ-O01")).to.include({ outcome: 1 });
    expect(rating.notes).to.deep.equal(["RIQ-O10 is stated, and not asked by riq-1."]);
  });

  it("stand back behind what was observed, also where that does not apply", () => {
    const rating = rate({
      facts: { oracles: [cleanOracle({ layer: "l1" })], protocol: cleanProtocol({ ens: undefined }) },
      stated: parsed({ "RIQ-O01": [0, "S"], "RIQ-I07": [0, "S"], "RIQ-W03": [1, "S"] }),
      ruleset: "riq-2",
      now: NOW,
    });
    expect(rowOf(rating, "RIQ-O01")).to.include({ outcome: 1, class: "C" });
    expect(rowOf(rating, "RIQ-I07")).to.include({ outcome: "na" });
    expect(rowOf(rating, "RIQ-W03")).to.include({ outcome: 1, class: "S" });
    expect(rating.notes).to.deep.equal(
      ["RIQ-O01", "RIQ-I07"].map((id) => `${id} is stated, and was observed: what was observed counts.`),
    );
  });
});

describe("stated outcomes that are none", () => {
  const MEANT =
    'write [0.5, "R"], [null] or ["na"], with an outcome from 0 to 1 and a class of S, D, T, R, C, M, X.';
  const refused: readonly (readonly [what: string, text: string, sentence: string])[] = [
    ["text that is no JSON", "{", `${PLACE} is no JSON: write {"RIQ-O01": [0.5, "R"]}.`],
    ["a list", "[]", `${PLACE} has no outcome that can be read at its root: ${MEANT}`],
    ["null", "null", `${PLACE} has no outcome that can be read at its root: ${MEANT}`],
    [
      "an id that no ruleset has",
      '{"RIQ-Z01": [1, "R"]}',
      `${PLACE} names RIQ-Z01, which is no check: RIQ-O01 is one.`,
    ],
    [
      "an id in small letters",
      '{"riq-o01": [null]}',
      `${PLACE} names riq-o01, which is no check: RIQ-O01 is one.`,
    ],
    [
      "a name of every object",
      '{"constructor": [null]}',
      `${PLACE} names constructor, which is no check: RIQ-O01 is one.`,
    ],
    [
      "a number without a class",
      '{"RIQ-O01": [1]}',
      `${PLACE} decides RIQ-O01 without saying how it is known: add one of S, D, T, R, C, M, X.`,
    ],
    [
      "a number with no class",
      '{"RIQ-O01": [1, null]}',
      `${PLACE} decides RIQ-O01 without saying how it is known: add one of S, D, T, R, C, M, X.`,
    ],
    ...(
      [
        ['[1.2, "R"]', ".0"],
        ['[-0.1, "R"]', ".0"],
        ['[1e999, "R"]', ""],
        ['["yes", "R"]', ""],
        ['[1, "Q"]', ""],
        ["1", ""],
        ["[]", ""],
        ['[1, "R", {"source": "x"}, 4]', ""],
        ['[1, "R", {"commit": "x"}]', ""],
      ] as const
    ).map(
      ([entry, place]) =>
        [
          `the entry ${entry}`,
          `{"RIQ-O01": ${entry}}`,
          `${PLACE} has no outcome that can be read at RIQ-O01${place}: ${MEANT}`,
        ] as const,
    ),
    ...(
      [
        ['{"source": "x", "page": 3}', ""],
        ['{"source": "x", "date": "30.11.2026"}', ".date"],
        ['{"source": ""}', ".source"],
      ] as const
    ).map(
      ([source, place]) =>
        [
          `the source ${source}`,
          `{"RIQ-O01": [1, "R", ${source}]}`,
          `${PLACE} has no source that can be read at RIQ-O01.2${place}: write {"source": "an address or a path", "commit": "…", "date": "2026-11-30", "quote": "…", "finding": "…"}; all but the first may be left out.`,
        ] as const,
    ),
    [
      "a name that hides in records",
      '{"__proto__": [1, "R"]}',
      `${PLACE} names __proto__, which is no check: RIQ-O01 is one.`,
    ],
  ];
  for (const [what, text, sentence] of refused) {
    it(`are refused with 2: ${what}`, () => {
      expect(refusal(text)).to.equal(`--evidence: ${sentence}`);
    });
  }
});
