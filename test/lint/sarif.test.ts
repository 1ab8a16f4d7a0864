import { expect } from "chai";
import { loadRules } from "../../src/lint/lint.ts";
import { createLocator } from "../../src/lint/locate.ts";
import { lintReport, lintText } from "../../src/lint/report.ts";
import { sarifLog } from "../../src/lint/sarif.ts";
import { pathText } from "../../src/spec/problems.ts";
import { ETH } from "./caseParts.ts";
import { edited, findingsOf } from "./specEdits.ts";

const SOURCE = `{
  "a": [1, {"b": "x, {\\"y\\": [" }],
  "c": { "d": [] , "e": null }
}`;

describe("createLocator", () => {
  const locate = createLocator(SOURCE);

  for (const [path, line, column] of [
    [[], 1, 1],
    [["a"], 2, 3],
    [["a", 0], 2, 9],
    [["a", 1], 2, 12],
    [["a", 1, "b"], 2, 13],
    [["c", "d"], 3, 10],
    [["c", "e"], 3, 20],
  ] as const) {
    it(`finds ${pathText(path) || "the whole"}`, () => {
      expect(locate(path)).to.deep.equal({ line, column });
    });
  }

  it("gives the nearest place around an entry that is not there", () => {
    expect(locate(["c", "f", 0])).to.deep.equal({ line: 3, column: 3 });
  });
});

const wrong = { [`${ETH} > quorum`]: 1, [`${ETH} > sources > 3 > maxAge`]: 1 };
const findings = findingsOf("local", wrong);
const source = JSON.stringify(edited("local", wrong), null, 2);

describe("sarifLog", () => {
  it("has a result for each finding, at the line of its entry", async () => {
    const rules = await loadRules();
    const { version, runs } = sarifLog("deploy/local.json", source, findings, rules);
    expect(version).to.equal("2.1.0");
    const results = runs[0]?.results ?? [];
    expect(results).to.have.lengthOf(findings.length);
    const quorum = results.find(({ ruleId }) => ruleId === "one-provider-price");
    const place = quorum?.locations?.[0]?.physicalLocation;
    expect(place?.artifactLocation?.uri).to.equal("deploy/local.json");
    const line = source.split("\n")[(place?.region?.startLine ?? 0) - 1];
    expect(line?.trim()).to.equal('"quorum": 1,');
    expect(line?.slice((place?.region?.startColumn ?? 0) - 1)).to.equal('"quorum": 1,');
  });

  it("refers to each rule by its place in the list, with title, why and remedy", async () => {
    const rules = await loadRules();
    const [run] = sarifLog("deploy/local.json", source, findings, rules).runs;
    const described = run?.tool.driver.rules ?? [];
    expect(described).to.have.lengthOf(rules.length);
    for (const { ruleId, ruleIndex, level, message } of run?.results ?? []) {
      expect(described[ruleIndex ?? -1]?.id).to.equal(ruleId);
      expect(["error", "warning", "note"]).to.include(level);
      expect(message.text).to.match(/\.$/);
    }
  });
});

describe("lintText", () => {
  it("groups by place, each finding with why and remedy, and closes with the counts", () => {
    const text = lintText("spec.json", findings);
    expect(text).to.match(
      /^oracles\["ETH\/USD"\]\.sources\[3\]\.maxAge\n {2}error {3}max-age-short: is 1, .*\.\n {10}why: .*\.\n {10}remedy: .*\.$/m,
    );
    expect(text).to.match(/\nspec\.json: \d+ errors?, \d+ warnings?, \d+ notes?\.$/);
  });
});

describe("lintReport", () => {
  it("has the counts and the findings, with their places as text", () => {
    const report = lintReport("spec.json", findings);
    expect(report.passed).to.equal(false);
    const { error, warning, note } = report.counts;
    expect(error + warning + note).to.equal(report.findings.length);
    const [first] = report.findings;
    expect(first).to.have.keys("rule", "severity", "path", "message", "why", "remedy");
    expect(first?.severity).to.equal("error");
  });
});
