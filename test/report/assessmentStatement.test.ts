import { createHash } from "node:crypto";
import { expect } from "chai";
import { assessmentStatement } from "../../src/report/assessmentStatement.ts";
import { badRating, goodRating, statedRating } from "./ratings.ts";

const TEXT = '{"a":1}\n';
const REPORT = { name: "reports/a.json", text: TEXT };
const statementOf = (rating: ReturnType<typeof goodRating>) => assessmentStatement(rating, REPORT);

describe("the in-toto statement of an assessment", () => {
  it("is of the report and the spec, each with its digest, and by the ruleset", () => {
    const rating = goodRating();
    const { _type, subject, predicateType, predicate } = statementOf(rating);
    expect([_type, predicateType]).to.deep.equal([
      "https://in-toto.io/Statement/v1",
      "https://in-toto.io/attestation/test-result/v0.1",
    ]);
    const sha256 = createHash("sha256").update(TEXT).digest("hex");
    expect(subject).to.deep.equal([
      { name: "reports/a.json", digest: { sha256 } },
      { name: "deploy/made-up.json", digest: { sha256: "07".repeat(32) } },
    ]);
    expect(predicate.configuration).to.deep.equal([
      { name: "riq-2", digest: { sha256: rating.rulesetSha256.slice(2) } },
    ]);
    expect(statementOf(statedRating()).subject).to.have.lengthOf(1);
  });

  it("fails where a check does, warns where one is unknown or in part, and passes otherwise", () => {
    expect(statementOf(badRating()).predicate.result).to.equal("FAILED");
    const stated = statementOf(statedRating()).predicate;
    expect([stated.result, stated.failedTests, stated.passedTests]).to.deep.equal(["WARNED", [], []]);
    expect(stated.warnedTests).to.include.members(["RIQ-O01", "RIQ-O02"]);
    const good = goodRating();
    const passed = good.checks.filter(({ outcome }) => outcome === 1);
    expect(statementOf({ ...good, checks: passed }).predicate.result).to.equal("PASSED");
  });

  it("names each check once, in one list, unless it cannot apply", () => {
    const rating = badRating();
    const { passedTests, warnedTests, failedTests } = statementOf(rating).predicate;
    const named = [...passedTests, ...warnedTests, ...failedTests];
    const applying = rating.checks.filter(({ outcome }) => outcome !== "na").map(({ id }) => id);
    expect(named.sort()).to.deep.equal([...new Set(applying)].sort());
  });
});
