import { expect } from "chai";
import type { Assessment } from "../../src/assess/assessment.ts";
import { jsonText } from "../../src/files/jsonDocument.ts";
import { EXIT, Problem } from "../../src/problem.ts";
import { differenceOf, differenceText } from "../../src/report/assessmentDifference.ts";
import assessmentDifference from "../../src/report/json/assessmentDifference.ts";
import { badRating, goodRating } from "./ratings.ts";

const between = (before: Assessment, after: Assessment) =>
  differenceOf({ file: "a.json", assessment: before }, { file: "b.json", assessment: after });

const good = goodRating();
const bad = badRating();

describe("the difference of two assessments", () => {
  it("of one and the same is nothing, and no worse", () => {
    const difference = between(bad, badRating());
    expect([difference.isSame, difference.worse, difference.checks]).to.deep.equal([true, [], []]);
    expect(differenceText(difference)).to.match(/Nothing that counts differs\.$/);
    expect(() => jsonText(assessmentDifference, difference)).to.not.throw();
  });

  it("tells grade, stage, gates, points, dimensions, rows and minutes, and that it is worse", () => {
    const difference = between(good, bad);
    expect(difference.grade).to.deep.equal({ before: good.grade, after: bad.grade });
    expect(difference.gates.came.map(({ gate }) => gate)).to.deep.equal(bad.gates);
    expect(difference.minutesPerYear).to.deep.equal({ before: 12, after: 526 });
    expect(Object.keys(difference.dimensions)).to.include.members(["O", "W"]);
    const text = differenceText(difference);
    for (const line of text.split("\n").slice(1)) expect(line.length, line).to.be.at.most(80);
    expect(text).to.include(`Grade   ${good.grade} `).and.to.include("Gate G8 came:");
    expect(text).to.match(/RIQ-F01 BTC\/USD|RIQ-O03 BTC\/USD: 1 \(X\) -> unknown\./);
    expect(difference.worse.join("\n")).to.match(/G8 came \(RIQ-C01\)/);
    expect(() => jsonText(assessmentDifference, difference)).to.not.throw();
  });

  it("tells a row that there was or is not, and one of which only the evidence changed", () => {
    const [first, second, ...rest] = good.checks;
    if (first === undefined || second === undefined) throw new RangeError("There is no check.");
    const after = { ...good, checks: [{ ...second, class: "S" as const }, ...rest] };
    const { checks } = between(good, after);
    expect(checks.map(({ id, subject, before, after: now }) => [id, subject, before, now])).to.deep.include([
      first.id,
      first.subject,
      first.outcome,
      "absent",
    ]);
    expect(checks.map(({ classAfter }) => classAfter)).to.include("S");
    expect(checks).to.have.lengthOf(2);
    const back = between(after, good).checks.find(
      ({ id, subject }) => id === first.id && subject === first.subject,
    );
    expect(back?.before).to.equal("absent");
  });

  it("is better where gates went and the grade rose", () => {
    const { worse, gates } = between(bad, good);
    expect(worse).to.deep.equal([]);
    expect(gates.went).to.deep.equal(bad.gates);
  });

  it("is worse where the letter of what is certain falls, where a grade is lost, and where the stage falls", () => {
    const graded = (grade: Assessment["grade"], low: "A" | "B" | "C" | "D" | "F"): Assessment => ({
      ...good,
      grade,
      gradeRange: [low, "A"],
    });
    expect(between(graded("B", "B"), graded("C", "C")).worse.join()).to.include("from B to C");
    expect(between(graded("B", "B"), graded("U", "D")).worse.join()).to.include("is lost");
    expect(between(graded("U", "D"), graded("D", "D")).worse).to.deep.equal([]);
    expect(between(graded("U", "D"), graded("F", "F")).worse.join()).to.include("from D to F");
    expect(between(graded("B", "B"), graded("A", "A")).worse).to.deep.equal([]);
    expect(between({ ...good, stage: "R2" }, { ...good, stage: "R1" }).worse.join()).to.include(
      "from R2 to R1",
    );
    expect(between({ ...good, stage: "R1" }, { ...good, stage: "R2" }).worse).to.deep.equal([]);
  });

  for (const [what, edits] of [
    ["ruleset", { ruleset: "riq-1" }],
    ["ruleset", { rulesetSha256: `0x${"11".repeat(32)}` }],
    ["profile", { profile: "mine" }],
  ] as const) {
    it(`refuses assessments by another ${what} (${Object.keys(edits).join()})`, () => {
      try {
        between(good, { ...good, ...edits });
      } catch (failure) {
        expect(failure).to.be.instanceOf(Problem);
        expect((failure as Problem).exitCode).to.equal(EXIT.misused);
        expect((failure as Problem).message).to.include(`rate both by one ${what}`);
        return;
      }
      throw new Error("It was not refused.");
    });
  }
});
