import { expect } from "chai";
import { applyRules, countFindings, hasFailed, lintSpec, loadRules } from "../../src/lint/lint.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { readSpec } from "../../src/spec/spec.ts";

const rule = (id: string, severity: Rule["severity"], found: number): Rule => ({
  id,
  title: id,
  severity,
  why: "It breaks.",
  isWaivable: true,
  incidents: ["an-incident"],
  remedy: "Mend it.",
  check: () =>
    Array.from({ length: found }, (_, index) => ({ path: ["oracles", index], message: `is ${index}` })),
});

describe("loadRules", () => {
  it("takes every file of the folder, each under its own name", async () => {
    const ids = (await loadRules()).map(({ id }) => id);
    expect(ids).to.include.members(["no-spare", "one-provider-price"]);
    expect(new Set(ids)).to.have.lengthOf(ids.length);
  });
});

describe("applyRules", () => {
  it("puts the worst first, with why, incident and remedy", async () => {
    const spec = await readSpec("deploy/local.json");
    const findings = applyRules([rule("small", "note", 1), rule("great", "error", 1)], spec);
    expect(findings.map(({ severity }) => severity)).to.deep.equal(["error", "note"]);
    expect(findings[0]).to.deep.equal({
      rule: "great",
      severity: "error",
      path: ["oracles", 0],
      message: "is 0.",
      why: "It breaks. Taught by an-incident.",
      remedy: "Mend it.",
    });
  });

  for (const [severity, fails] of [
    ["error", true],
    ["warning", true],
    ["note", false],
  ] as const) {
    it(`${fails ? "fails" : "passes"} where the worst is a ${severity}`, async () => {
      const findings = applyRules([rule("a", severity, 2)], await readSpec("deploy/local.json"));
      expect(hasFailed(findings)).to.equal(fails);
      expect(countFindings(findings)[severity]).to.equal(2);
    });
  }
});

describe("lintSpec", () => {
  it("finds neither an error nor a warning in the local spec", async () => {
    const findings = await lintSpec(await readSpec("deploy/local.json"));
    expect(findings.filter(({ severity }) => severity !== "note")).to.deep.equal([]);
  });
});
