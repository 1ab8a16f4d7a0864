import { expect } from "chai";
import type { Assessment } from "../../src/assess/assessment.ts";
import { bestFixes, minutesText } from "../../src/report/assessmentWords.ts";

const row = (id: string, gain: number, removes: readonly string[] = [], outcome: number | null = 0) => ({
  id,
  subject: "protocol",
  part: null,
  outcome,
  class: null,
  message: "",
  evidence: [],
  remedy: "",
  gain,
  removes: [...removes],
});

const reason = (gate: string, cap: "B" | "C" | "D") => ({ gate, check: "", cap, sentence: "" });

describe("the best next fixes", () => {
  const assessment = {
    gateReasons: [reason("G5", "B"), reason("G6", "C"), reason("G8", "D")],
    checks: [
      row("points", 9),
      row("lifts B", 5, ["G5"]),
      row("lifts D", 1, ["G8"]),
      row("lifts B and C", 1, ["G5", "G6"]),
      row("lifts C", 4, ["G6"]),
      row("passed", 9, ["G8"], 1),
      row("gains nothing", 0, ["G8"]),
    ],
  } as unknown as Assessment;

  it("begin with what lifts the lowest cap, then more gates, then more points", () => {
    expect(bestFixes(assessment).map(({ id }) => id)).to.deep.equal([
      "lifts D",
      "lifts B and C",
      "lifts C",
      "lifts B",
      "points",
    ]);
  });
});

describe("minutes a year", () => {
  for (const [minutes, text] of [
    [0.001, "< 0.01 minutes"],
    [1.44, "1.4 minutes"],
    [11.2, "11 minutes"],
    [2_879, "2,879 minutes"],
    [2_880, "2 days"],
  ] as const) {
    it(`are ${text} where they are ${minutes}`, () => {
      expect(minutesText(minutes)).to.equal(text);
    });
  }
});
