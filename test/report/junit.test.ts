import { expect } from "chai";
import fc from "fast-check";
import { renderJunit } from "../../src/report/junit.ts";
import { anyText } from "./anyText.ts";
import { replayGate } from "../../src/report/replayGate.ts";
import { simulationGate } from "../../src/report/simulationGate.ts";
import { elementsOf, parseMarkup } from "./markup.ts";
import { replay, resultWith } from "./replays.ts";
import { measuresOf, outcomeOf } from "./runs.ts";
import type { GatedSuite } from "../../src/problem.ts";

const SUITES: readonly GatedSuite[] = [
  {
    name: "lie & <error>",
    cases: [
      { name: "ordered", problems: [], seconds: 1.5 },
      { name: "median", problems: ["First.", 'Second "reason".'], output: "wrong \u0007" },
    ],
  },
  { name: "halt", cases: [{ name: "ordered", problems: [], skippedBecause: "Not replayed." }] },
];

describe("renderJunit", () => {
  const root = parseMarkup(renderJunit("holdfast.replay", { suites: SUITES }));

  it("counts tests, failures and what was skipped, in each suite and over all", () => {
    const counted = [root, ...elementsOf(root, "testsuite")].map(({ attributes }) =>
      ["tests", "failures", "errors", "skipped", "time"].map((name) => attributes.get(name)),
    );
    expect(counted).to.deep.equal([
      ["3", "1", "0", "1", "1.500"],
      ["2", "1", "0", "0", "1.500"],
      ["1", "0", "0", "1", "0.000"],
    ]);
  });

  it("names every case after its suite and system", () => {
    expect(
      elementsOf(root, "testcase").map(({ attributes }) => [
        attributes.get("classname"),
        attributes.get("name"),
      ]),
    ).to.deep.equal([
      ["holdfast.replay.lie & <error>", "ordered"],
      ["holdfast.replay.lie & <error>", "median"],
      ["holdfast.replay.halt", "ordered"],
    ]);
  });

  it("says why a case failed or was skipped", () => {
    const [failure] = elementsOf(root, "failure");
    expect(failure?.attributes.get("message")).to.equal("First.");
    expect(failure?.text).to.equal('First.\nSecond "reason".');
    expect(elementsOf(root, "skipped")[0]?.attributes.get("message")).to.equal("Not replayed.");
    expect(elementsOf(root, "system-out")[0]?.text).to.equal("wrong \ufffd");
  });

  it("is well-formed XML whatever the names are", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText), (name, problems) => {
        const xml = renderJunit("tool", { suites: [{ name, cases: [{ name, problems, output: name }] }] });
        expect(elementsOf(parseMarkup(xml), "testcase")).to.have.lengthOf(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the gate of a replay", () => {
  const passes = (changes: Parameters<typeof resultWith>[1]) => {
    const incidents = replay.incidents.slice(0, 1).map((incident) => ({
      ...incident,
      results: [resultWith("oracle", changes)],
    }));
    return replayGate({ ...replay, incidents }).suites[0]?.cases[0]?.problems.length === 0;
  };

  it("fails where a catchable incident was served wrong, and only there", () => {
    expect(passes({ verdict: "served wrong", worstErrorBps: 300, wrongSeconds: 60 })).to.equal(false);
    expect(passes({ verdict: "refused" })).to.equal(true);
    expect(passes({ verdict: "degraded" })).to.equal(true);
  });

  it("decides nothing about what is not catchable, or was not replayed", () => {
    const skipped = replayGate(replay).suites.map(({ cases }) => cases[0]?.skippedBecause);
    expect(skipped).to.deep.equal([
      undefined,
      'Judged catchable: no; only "yes" is a promise.',
      "The record gives no figures to replay.",
      "The record gives no figures to replay.",
    ]);
  });

  it("holds the recommended systems only", () => {
    expect(replayGate(replay).suites.flatMap(({ cases }) => cases.map(({ name }) => name))).to.deep.equal(
      Array(4).fill("oracle"),
    );
  });
});

describe("the gate of a simulation", () => {
  const gatesWith = (healSeconds: number, healed: boolean) => {
    const outcome = outcomeOf(40);
    const report = {
      title: "",
      isPartial: false,
      facts: [],
      outcomes: [
        {
          ...outcome,
          config: { ...outcome.config, healSeconds },
          measures: [new Map([["oracle", measuresOf({ healed })]])],
        },
      ],
    };
    return simulationGate(report, ["oracle", "absent"]).suites[0]?.cases;
  };

  it("fails where a system did not heal in its time", () => {
    expect(gatesWith(600, true)?.[0]?.problems).to.deep.equal([]);
    expect(gatesWith(600, false)?.[0]?.problems).to.deep.equal([
      "oracle was not Normal and right at the end of 100.0 % of the runs, 10 min after the last fault of lie; it has to return.",
    ]);
  });

  it("decides nothing where there is no time to heal, or the system did not run", () => {
    expect(gatesWith(0, false)?.[0]?.skippedBecause).to.equal("The scenario leaves no time to heal.");
    expect(gatesWith(600, true)?.[1]?.skippedBecause).to.equal("The system did not run.");
  });
});
