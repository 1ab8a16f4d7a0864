import { expect } from "chai";
import { applyRules, countFindings, hasFailed, loadRules } from "../../src/lint/lint.ts";
import { lintReport, lintText } from "../../src/lint/report.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { sarifLog } from "../../src/lint/sarif.ts";
import lintDocument from "../../src/report/json/lintReport.ts";
import { jsonText } from "../../src/files/jsonDocument.ts";
import { pathText } from "../../src/spec/problems.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { RULE_CASES } from "./ruleCases.ts";
import { type Edits, edited, type ShippedName } from "./specEdits.ts";

const TODAY = "2026-11-30";

/** What stops a wrong price, and may therefore be waived by nobody. */
const NEVER = [
  "clamp-served",
  "deviation-wide",
  "feed-of-another-chain",
  "known-feed-differs",
  "live-decimals",
  "live-description",
  "live-disagreement",
  "live-reference",
  "median-of-two",
  "mixed-valuation",
  "one-provider-price",
  "operators-in-two-groups",
  "pair-differs",
  "pool-floor",
  "pools-alone",
  "provider-in-two-groups",
  "rate-without-market",
  "root-repeated",
  "route-legs",
  "signers-in-two-groups",
  "waiver-expired",
  "waiver-refused",
];

const rules = await loadRules();

const waiver = (rule: string, path: string, expires = "2027-01-31") => ({
  rule,
  path,
  reason: "The chain has no uptime feed",
  expires,
});

const findingsWith = (
  base: ShippedName,
  edits: Edits,
  waivers: readonly object[],
  today = TODAY,
): readonly Finding[] => applyRules(rules, parseSpec(edited(base, { ...edits, waivers })), undefined, today);

const of = (findings: readonly Finding[], rule: string) =>
  findings.filter((finding) => finding.rule === rule);

const WITHOUT_SEQUENCER: Edits = { "network > sequencer": undefined };
const waived = (today?: string) =>
  findingsWith("base", WITHOUT_SEQUENCER, [waiver("sequencer-missing", "network")], today);

describe("a waiver", () => {
  it("lets a spec of a chain without an uptime feed pass, and keeps the finding", () => {
    expect(hasFailed(findingsWith("base", WITHOUT_SEQUENCER, []))).to.equal(true);
    const findings = waived();
    expect(hasFailed(findings)).to.equal(false);
    expect(countFindings(findings)).to.include({ error: 0, warning: 0 });
    const [finding] = of(findings, "sequencer-missing");
    expect(finding).to.include({ severity: "error" });
    expect(finding?.waived).to.deep.equal({ reason: "The chain has no uptime feed", expires: "2027-01-31" });
  });

  it("holds on its last day, and on the next one is an error beside the finding", () => {
    expect(hasFailed(waived("2027-01-31"))).to.equal(false);
    const expired = waived("2027-02-01");
    expect(of(expired, "sequencer-missing")[0]).to.not.have.property("waived");
    const [finding] = of(expired, "waiver-expired");
    expect(finding).to.include({ severity: "error" });
    expect(finding?.path).to.deep.equal(["waivers", 0, "expires"]);
    expect(finding?.message).to.equal(
      "is 2027-01-31, and today is 2027-02-01: the finding of sequencer-missing at network counts again.",
    );
    expect(countFindings(expired)).to.include({ error: 2 });
  });

  it("is of one place only", () => {
    const elsewhere = [waiver("sequencer-missing", "network.sequencer")];
    const findings = findingsWith("base", WITHOUT_SEQUENCER, elsewhere);
    expect(hasFailed(findings)).to.equal(true);
    expect(of(findings, "waiver-unused")[0]).to.include({ severity: "note" });
  });

  it("of no rule is an error", () => {
    const [finding] = of(findingsWith("local", {}, [waiver("no-rule", "network")]), "waiver-refused");
    expect(finding).to.include({ severity: "error", message: 'is "no-rule", which is no rule.' });
  });

  it("that waives nothing is a note, and where a rule needs the chain only once it was asked", () => {
    const place = 'oracles["ETH/USD"].sources[0].maxAge';
    const waivers = [waiver("no-spare", 'oracles["ETH/USD"].quorum'), waiver("live-age", place)];
    const unused = (live?: Parameters<typeof applyRules>[2]) =>
      of(applyRules(rules, parseSpec(edited("local", { waivers })), live, TODAY), "waiver-unused").map(
        ({ path }) => pathText(path),
      );
    expect(unused()).to.deep.equal(["waivers[0]"]);
    expect(unused({ now: 1n, feeds: new Map() })).to.deep.equal(["waivers[0]", "waivers[1]"]);
  });

  it("stands in the text, the JSON and the SARIF, each with reason and day", () => {
    const findings = waived();
    const text = lintText("deploy/base.json", findings);
    expect(text).to.match(
      /^network\n {2}error {3}sequencer-missing: .*\n {10}waived until 2027-01-31: The chain has no uptime feed\n/m,
    );
    expect(text).to.match(/deploy\/base\.json: 0 errors, 0 warnings, \d+ notes, 1 waived\.$/);
    const report = JSON.parse(jsonText(lintDocument, lintReport("deploy/base.json", findings)));
    expect(report).to.include({ passed: true });
    expect(report.findings[0]).to.deep.include({
      rule: "sequencer-missing",
      waived: { reason: "The chain has no uptime feed", expires: "2027-01-31" },
    });
    const results = sarifLog("deploy/base.json", "{}", findings, rules).runs[0]?.results ?? [];
    expect(results.find(({ ruleId }) => ruleId === "sequencer-missing")?.suppressions).to.deep.equal([
      {
        kind: "inSource",
        status: "accepted",
        justification: "The chain has no uptime feed (until 2027-01-31)",
      },
    ]);
    expect(results.filter(({ suppressions = [] }) => suppressions.length > 0)).to.have.lengthOf(1);
  });

  for (const [what, broken, sentence] of [
    ["without a reason", { reason: " " }, 'waivers[0].reason is " " and is empty'],
    ["without a day", { expires: undefined }, "waivers[0].expires is missing"],
    ["with a day that is none", { expires: "soon" }, "waivers[0].expires is "],
    ["without a place", { path: undefined }, "waivers[0].path is missing"],
  ] as const) {
    it(`${what} makes the file no spec`, () => {
      const waivers = [{ ...waiver("sequencer-missing", "network"), ...broken }];
      expect(() => parseSpec(edited("local", { waivers }))).to.throw(sentence);
    });
  }
});

describe("rules that can be waived", () => {
  it("are none of those that stop a wrong price", () => {
    const open = rules.filter(({ id, isWaivable }) => isWaivable && NEVER.includes(id));
    expect(open.map(({ id }) => id)).to.deep.equal([]);
    expect(NEVER.filter((id) => rules.every((rule) => rule.id !== id))).to.deep.equal([]);
  });

  // The cases of the rules on waivers are waivers themselves.
  for (const [id, cases] of Object.entries(RULE_CASES).filter(([rule]) => !rule.startsWith("waiver-"))) {
    const isWaivable = rules.find((rule) => rule.id === id)?.isWaivable === true;
    const [first] = cases;
    if (first === undefined) continue;
    it(`${id} ${isWaivable ? "is waived" : "refuses its waiver, and is found"}`, () => {
      const { base = "local", wrong, path } = first;
      const findings = findingsWith(base, wrong, [waiver(id, path)]);
      const found = of(findings, id).filter((finding) => pathText(finding.path) === path);
      expect(found).to.not.have.lengthOf(0);
      expect(found.every((finding) => (finding.waived !== undefined) === isWaivable)).to.equal(true);
      const refused = of(findings, "waiver-refused").map((finding) => pathText(finding.path));
      expect(refused).to.deep.equal(isWaivable ? [] : ["waivers[0].rule"]);
    });
  }
});
