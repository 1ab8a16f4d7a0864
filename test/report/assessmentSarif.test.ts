import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect } from "chai";
import fc from "fast-check";
import type { Log } from "sarif";
import type { Assessment } from "../../src/assess/assessment.ts";
import { sarifLog } from "../../src/lint/sarif.ts";
import { assessmentSarif, type SarifLogs } from "../../src/report/assessmentSarif.ts";
import { anyText } from "./anyText.ts";
import { badRating, goodRating, HOSTILE, STATED_TEXT, statedRating } from "./ratings.ts";

const SPEC = JSON.stringify(
  {
    oracles: { [HOSTILE]: { sources: [] } },
    subjects: { "BTC/USD": {} },
    infrastructure: { rpc: [] },
  },
  null,
  2,
);
const FILE = { file: "deploy/made up.json", source: SPEC };

const schemaPath = createRequire(import.meta.url)
  .resolve("@microsoft/jest-sarif")
  .replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json");
const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(schemaPath, "utf8"));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const expectValid = (log: unknown): void => {
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
};

const resultsOf = ({ runs }: Log) => runs[0]?.results ?? [];

const logsOf = (assessment: Assessment, file = FILE): SarifLogs => assessmentSarif(assessment, file);

describe("the SARIF of an assessment", () => {
  it("is valid by the format's schema, which refuses what is not", () => {
    for (const rating of [goodRating(), badRating(), statedRating()]) {
      const { complete, failures } = logsOf(rating);
      expectValid(complete);
      expectValid(failures);
    }
    const { complete } = logsOf(badRating());
    const [run] = complete.runs;
    const broken = { ...complete, runs: [{ ...run, results: [{ ruleId: "RIQ-O01", kind: "failed" }] }] };
    expect(validate(broken)).to.equal(false);
    expectValid(sarifLog("deploy/local.json", "{}", [], []));
  });

  it("has each row once: pass, fail, open or not applicable, and a level where it failed alone", () => {
    const rating = badRating();
    const results = resultsOf(logsOf(rating).complete);
    expect(results).to.have.lengthOf(rating.checks.length);
    expect(new Set(results.map(({ kind }) => kind))).to.deep.equal(
      new Set(["pass", "fail", "open", "notApplicable"]),
    );
    rating.checks.forEach(({ id, outcome }, place) => {
      const { ruleId, kind, level } = results[place] ?? {};
      const expected =
        outcome === null ? "open" : outcome === "na" ? "notApplicable" : outcome === 1 ? "pass" : "fail";
      expect([ruleId, kind]).to.deep.equal([id, expected]);
      expect(level === "none", `${id} ${kind} ${level}`).to.equal(kind !== "fail");
    });
  });

  it("has failures alone for upload, each as an error where it is critical or holds a gate", () => {
    const { complete, failures } = logsOf(badRating());
    const failed = resultsOf(failures);
    expect(failed.length).to.be.greaterThan(3);
    expect(failed).to.deep.equal(resultsOf(complete).filter(({ kind }) => kind === "fail"));
    const levels = new Map(failed.map(({ ruleId, level }) => [ruleId, level]));
    expect(levels.get("RIQ-F01")).to.equal("error");
    expect(levels.get("RIQ-O02")).to.equal("error");
    expect([...levels.values()]).to.include("warning");
    expect(resultsOf(logsOf(goodRating()).failures)).to.deep.equal([]);
  });

  it("names no run too few: a log without a failure has a run still", () => {
    expect(logsOf(goodRating()).failures.runs).to.have.lengthOf(1);
  });

  it("has a place for each result: its subject, its part of the spec, its entry, else line 1", () => {
    const lines = new Map(
      resultsOf(logsOf(badRating()).complete).map(({ ruleId, locations }) => {
        const [place] = locations ?? [];
        return [
          `${ruleId} ${place?.logicalLocations?.[0]?.fullyQualifiedName}`,
          place?.physicalLocation?.region?.startLine,
        ];
      }),
    );
    expect(lines.get(`RIQ-F01 ${HOSTILE}`)).to.equal(3);
    expect(lines.get("RIQ-F01 BTC/USD")).to.equal(8);
    expect(lines.get("RIQ-N02 protocol")).to.equal(11);
    expect(lines.get("RIQ-R07 protocol")).to.equal(10);
    const stated = resultsOf(logsOf(statedRating(), { file: "stated.json", source: STATED_TEXT }).complete);
    const lineOf = (id: string) =>
      stated.find(({ ruleId }) => ruleId === id)?.locations?.[0]?.physicalLocation?.region?.startLine;
    expect([lineOf("RIQ-O01"), lineOf("RIQ-O02")]).to.deep.equal([2, 1]);
    for (const { locations } of resultsOf(
      logsOf(badRating(), { file: "a.json", source: "no JSON" }).complete,
    ))
      expect(locations?.[0]?.physicalLocation?.region?.startLine).to.equal(1);
  });

  it("tells results apart over time by check, subject and part, and by nothing else", () => {
    const prints = (rating: Assessment) =>
      resultsOf(logsOf(rating).complete).map(
        ({ partialFingerprints }) => partialFingerprints?.["checkAndSubject/v1"],
      );
    const rating = badRating();
    const all = prints(rating);
    expect(new Set(all).size).to.equal(rating.checks.length);
    for (const print of all) expect(print).to.match(/^[0-9a-f]{64}$/);
    const later = {
      ...rating,
      checks: rating.checks.map((check) => ({ ...check, message: "Otherwise.", outcome: 0.25 })),
    };
    expect(prints(later)).to.deep.equal(all);
  });

  it("is valid whatever the names and sentences hold", () => {
    const rating = badRating();
    fc.assert(
      fc.property(anyText, anyText, anyText, (subject, message, source) => {
        const checks = rating.checks.slice(0, 3).map((check) => ({ ...check, subject, message }));
        const { complete } = assessmentSarif({ ...rating, checks }, { file: subject, source });
        expectValid(JSON.parse(JSON.stringify(complete)));
      }),
      { numRuns: 50 },
    );
  });
});
