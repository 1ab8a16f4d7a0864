import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { allChecks, checksOf } from "../../src/assess/catalogue.ts";
import { DIMENSIONS, dimensionOf, SEVERITY_WEIGHT } from "../../src/assess/check.ts";
import { gradeGates } from "../../src/assess/gates.ts";
import type { RulesetName } from "../../src/assess/rulesetNames.ts";

/** A capital, words, and an end. */
const SENTENCE = /^[A-Z][^\n]*[^ .;,]\.$/;
const QUESTION = /^[A-Z][^\n]*[^ .;,]\?$/;

const summed = (ruleset: RulesetName): readonly number[] =>
  DIMENSIONS.map((dimension) =>
    checksOf(ruleset)
      .filter((check) => dimensionOf(check) === dimension)
      .reduce((sum, { severity }) => sum + SEVERITY_WEIGHT[severity], 0),
  );

describe("the catalogue of checks", () => {
  it("has 58 checks by riq-1 and 79 by riq-2", () => {
    expect([checksOf("riq-1").length, checksOf("riq-2").length, allChecks().length]).to.deep.equal([
      58, 79, 79,
    ]);
  });

  it("weighs each dimension as the method does", () => {
    expect(summed("riq-1")).to.deep.equal([72.5, 62.5, 70, 55, 32.5, 32.5, 47.5]);
    expect(summed("riq-2")).to.deep.equal([85, 70, 102.5, 85, 42.5, 55, 62.5]);
  });

  it("names incidents that are recorded, each once", async () => {
    const recorded: readonly { id: string }[] = JSON.parse(await readFile("data/incidents.json", "utf8"));
    const ids = new Set(recorded.map(({ id }) => id));
    for (const { id, incidents } of allChecks()) {
      expect(
        incidents.filter((one) => !ids.has(one)),
        id,
      ).to.deep.equal([]);
      expect(new Set(incidents).size, id).to.equal(incidents.length);
    }
  });

  it("says of each check what turns with it: other checks and gates that there are", () => {
    const known = new Set([...allChecks().map(({ id }) => id), ...gradeGates().map(({ name }) => name)]);
    for (const { id, follows } of allChecks()) {
      expect(
        follows.filter((one) => !known.has(one) || one === id),
        id,
      ).to.deep.equal([]);
      expect(new Set(follows).size, id).to.equal(follows.length);
    }
  });

  it("lets a gate follow from the check that decides it", () => {
    for (const { name, check } of gradeGates()) {
      expect(allChecks().find(({ id }) => id === check)?.follows, name).to.include(name);
    }
  });

  it("asks in a question, and tells reason, way and remedy in sentences", () => {
    for (const { id, question, why, observed, remedy } of allChecks()) {
      expect(question, id).to.match(QUESTION);
      for (const text of [why, observed, remedy]) expect(text, id).to.match(SENTENCE);
      expect(question.length, id).to.be.lessThan(110);
    }
  });
});
