import { expect } from "chai";
import { rate } from "../../src/assess/assess.ts";
import { allChecks } from "../../src/assess/catalogue.ts";
import type { Edits } from "./checkCases.ts";
import { DEFECTS } from "./defects.ts";
import { cleanOracle, cleanProtocol, NOW } from "./factsParts.ts";

const rated = ({ oracle = {}, protocol = {} }: Edits) =>
  rate({
    facts: { oracles: [cleanOracle(oracle)], protocol: cleanProtocol(protocol) },
    ruleset: "riq-2",
    now: NOW,
  });

/** The checks of which any row is below 1, and the gates that hold. */
const turnedIn = (edits: Edits): readonly string[] => {
  const { checks, gates } = rated(edits);
  return [...new Set(checks.flatMap(({ id, outcome }) => (outcome === 1 ? [] : [id]))), ...gates].sort();
};

describe("one planted defect", () => {
  it("is none in clean facts: every check passes and no gate holds", () => {
    expect(turnedIn({})).to.deep.equal([]);
  });

  it("is planted for each check", () => {
    const ids = allChecks().map(({ id }) => id);
    expect(Object.keys(DEFECTS).sort()).to.deep.equal(ids.toSorted());
  });

  for (const { id, follows } of allChecks()) {
    it(`turns ${id} and nothing but what it says follows`, () => {
      const turned = turnedIn(DEFECTS[id] ?? {});
      expect(turned).to.include(id);
      expect(turned.filter((one) => one !== id && !follows.includes(one))).to.deep.equal([]);
    });
  }
});
