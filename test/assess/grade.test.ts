import { expect } from "chai";
import { gradeOf, isMeasuredCheck, letterOf, stageOf, stageRequirements } from "../../src/assess/grade.ts";
import type { ScoredRow } from "../../src/assess/score.ts";
import { changed, row } from "./scoreParts.ts";

describe("the grade", () => {
  for (const [points, letter] of [
    [100, "A"],
    [85, "A"],
    [84.9, "B"],
    [70, "B"],
    [69.9, "C"],
    [55, "C"],
    [54.9, "D"],
    [40, "D"],
    [39.9, "F"],
    [0, "F"],
  ] as const) {
    it(`of ${points} points is ${letter}`, () => {
      expect(letterOf(points, [])).to.equal(letter);
    });
  }

  it("is no better than any cap, and no worse for one", () => {
    expect(letterOf(100, ["B", "D", "C"])).to.equal("D");
    expect(letterOf(0, ["B"])).to.equal("F");
    expect(letterOf(60, ["B"])).to.equal("C");
  });

  it("is U below half of what could be known, and not at it", () => {
    expect(gradeOf("A", 0.4999)).to.equal("U");
    expect(gradeOf("A", 0.5)).to.equal("A");
  });
});

describe("the stage", () => {
  const rows: readonly ScoredRow[] = stageRequirements().flatMap(([, requirements]) =>
    requirements.map(({ check, least, isMeasured }) =>
      row(check, { outcome: least, class: isMeasured === true ? "M" : "X" }),
    ),
  );
  const without = (id: string, edits: Partial<ScoredRow>) =>
    stageOf(
      changed(
        rows,
        rows.findIndex((one) => one.id === id),
        edits,
      ),
      90,
    );

  it("asks what the method asks", () => {
    const asked = stageRequirements().map(([name, requirements]) => [
      name,
      Object.fromEntries(requirements.map(({ check, least }) => [check, least])),
    ]);
    expect(Object.fromEntries(asked)).to.deep.equal({
      R1: { "RIQ-O01": 1, "RIQ-F01": 0.5 },
      R2: { "RIQ-O03": 1, "RIQ-O04": 1, "RIQ-C01": 1 },
      R3: { "RIQ-R02": 1, "RIQ-W01": 1, "RIQ-N01": 1, "RIQ-O09": 1 },
    });
  });

  it("is R3 where everything is met", () => {
    expect(stageOf(rows, 90)).to.deep.equal({ stage: "R3", unmet: [] });
  });

  for (const [stage, requirements] of stageRequirements()) {
    const below = { R1: "R0", R2: "R1", R3: "R2" }[stage as "R1" | "R2" | "R3"];
    for (const { check, least } of requirements) {
      it(`stays ${below} where ${check} is less than ${least}, unknown, or does not apply`, () => {
        for (const outcome of [least - 0.01, null, "na"] as const) {
          expect(without(check, { outcome })).to.deep.equal({ stage: below, unmet: [check] });
        }
      });
    }
  }

  it("stays R2 where availability was not measured, or for fewer than ninety days", () => {
    expect(without("RIQ-O09", { class: "C" })).to.deep.equal({ stage: "R2", unmet: ["RIQ-O09"] });
    expect(stageOf(rows, 89.9)).to.deep.equal({ stage: "R2", unmet: ["RIQ-O09"] });
  });

  it("asks for a measurement of availability alone", () => {
    expect(["RIQ-O09", "RIQ-I06", "RIQ-O01"].map(isMeasuredCheck)).to.deep.equal([true, false, false]);
  });

  it("is R0 where nothing is known", () => {
    expect(stageOf([], 90)).to.deep.equal({ stage: "R0", unmet: ["RIQ-O01", "RIQ-F01"] });
  });
});
