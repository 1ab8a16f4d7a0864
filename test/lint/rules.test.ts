import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadRules } from "../../src/lint/lint.ts";
import { SEVERITIES } from "../../src/report/json/lintReport.ts";
import { pathText } from "../../src/spec/problems.ts";
import { projectRoot } from "../meta/testNames.ts";
import { RULE_CASES } from "./ruleCases.ts";
import { findingsOf } from "./specEdits.ts";

/** These look at what a chain says; see live.test.ts. */
const LIVE = /^live-/;

const rules = await loadRules();

describe("the rules", () => {
  it("have a case each, and no case is of another", () => {
    const ids = rules.map(({ id }) => id).filter((id) => !LIVE.test(id));
    expect(Object.keys(RULE_CASES).sort()).to.deep.equal(ids);
  });

  it("have the rows of docs/lint.md", () => {
    const page = readFileSync(join(projectRoot, "docs", "lint.md"), "utf8").replace(/ +/g, " ");
    const rows = page.split("\n").filter((line) => /^\| `[a-z-]+` \|/.test(line));
    expect(rows).to.deep.equal(
      rules.map(
        ({ id, severity, isWaivable, title, incidents }) =>
          `| \`${id}\` | ${severity} | ${isWaivable ? "yes" : "no"} | ${title} | ${incidents.join(", ") || "–"} |`,
      ),
    );
  });

  for (const rule of rules) {
    it(`${rule.id} says what it looks for, why and what to do, in sentences`, () => {
      for (const text of [rule.why, rule.remedy]) expect(text).to.match(/^[A-Z].*\.$/);
      expect(rule.title).to.match(/^[A-Z].*[^.]$/);
      expect(SEVERITIES).to.include(rule.severity);
    });
  }

  for (const [id, cases] of Object.entries(RULE_CASES)) {
    for (const [index, { base = "local", wrong, path, severity, right }] of cases.entries()) {
      const found = (edits: object) =>
        findingsOf(base, { ...edits })
          .filter(({ rule }) => rule === id)
          .map((finding) => `${finding.severity} ${pathText(finding.path)}`);

      it(`${id} finds ${path} (case ${index + 1})`, () => {
        expect(found(wrong)).to.include(`${severity} ${path}`);
      });

      if (right !== undefined) {
        it(`${id} lets ${path} be at its limit (case ${index + 1})`, () => {
          expect(found(right).filter((finding) => finding.endsWith(` ${path}`))).to.deep.equal([]);
        });
      }
    }
  }

  it("let none of their messages end twice, or say nothing of a value", () => {
    const all = Object.values(RULE_CASES).flatMap((cases) =>
      cases.flatMap(({ base = "local", wrong }) => findingsOf(base, wrong)),
    );
    expect(
      all.filter(({ message }) => !/^[a-z].*[^.]\.$/.test(message) || /undefined|\[object/.test(message)),
    ).to.deep.equal([]);
  });
});
