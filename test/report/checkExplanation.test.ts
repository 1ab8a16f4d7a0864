import { join } from "node:path";
import { expect } from "chai";
import { allChecks } from "../../src/assess/catalogue.ts";
import { jsonText } from "../../src/files/jsonDocument.ts";
import { readIncidents } from "../../src/replay/incident.ts";
import { explainCheck, explanationText, nearestIds } from "../../src/report/checkExplanation.ts";
import checkExplanation from "../../src/report/json/checkExplanation.ts";
import { projectRoot } from "../meta/testNames.ts";

const incidents = readIncidents(join(projectRoot, "data", "incidents.json"));
const ids = allChecks().map(({ id }) => id);

describe("the explanation of a check", () => {
  it("has question, why, incidents with links, how it is observed, outcomes, remedy and where to read more", () => {
    expect(ids).to.have.length.greaterThan(70);
    for (const check of allChecks()) {
      const explanation = explainCheck(check, incidents);
      expect(() => jsonText(checkExplanation, explanation)).to.not.throw();
      const text = explanationText(explanation);
      const flat = text.replace(/\s+/g, " ");
      for (const sentence of [check.question, check.why, check.observed, check.remedy])
        expect(flat, check.id).to.include(sentence);
      expect(flat).to.include(`docs/assessment.md#${check.id.toLowerCase()}`);
      for (const line of text.split("\n"))
        if (!line.includes("://")) expect(line.length, line).to.be.at.most(80);
    }
  });

  it("knows every incident that a check names, each with an address or more", () => {
    for (const check of allChecks()) {
      const told = explainCheck(check, incidents).incidents;
      expect(
        told.map(({ id }) => id),
        check.id,
      ).to.deep.equal(check.incidents);
      for (const { id, title, references } of told) {
        expect(title.length, id).to.be.greaterThan(5);
        for (const reference of references) expect(reference, id).to.match(/^https?:\/\//);
      }
    }
    const references = allChecks().flatMap((check) =>
      explainCheck(check, incidents).incidents.flatMap((incident) => incident.references),
    );
    expect(references).to.have.length.greaterThan(50);
  });

  it("tells the gate and the stage of the check that has them", () => {
    const check = allChecks().find(({ id }) => id === "RIQ-F01");
    if (check === undefined) throw new RangeError("RIQ-F01 is no check.");
    const { gate, stage } = explainCheck(check, incidents);
    expect([gate?.name, gate?.cap, stage?.name]).to.deep.equal(["G7", "D", "R1"]);
    expect(explanationText(explainCheck(check, incidents))).to.include("G7 caps it at D");
  });
});

describe("nearestIds", () => {
  for (const [id, nearest] of [
    ["RIQ-F1", "RIQ-F01"],
    ["riq-f01", "RIQ-F01"],
    ["RIQF01", "RIQ-F01"],
    ["RIQ-O1O", "RIQ-O10"],
    ["", "RIQ-O01"],
  ] as const) {
    it(`takes "${id}" for ${nearest}`, () => {
      expect(nearestIds(id, ids)[0]).to.equal(nearest);
    });
  }

  it("gives three, whatever the length", () => {
    expect(nearestIds("x".repeat(100_000), ids)).to.have.lengthOf(3);
  });
});
