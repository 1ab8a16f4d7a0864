import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { rate } from "../../src/assess/assess.ts";
import { decisionOf } from "../../src/assess/assessment.ts";
import { NOTHING_KNOWN } from "../../src/assess/protocolFacts.ts";
import type { Facts } from "../../src/assess/rows.ts";
import { rulesetDigest } from "../../src/assess/ruleset.ts";
import { RULESETS } from "../../src/assess/rulesetNames.ts";
import { parseStated } from "../../src/assess/stated.ts";
import { canonicalJson } from "../../src/files/canonicalJson.ts";
import { projectRoot } from "../meta/testNames.ts";
import { NOW } from "./factsParts.ts";

const FOLDER = join(projectRoot, "test/assess/frozen");

/** What to do where this fails: whoever holds an older report must find the same again. */
const REMEDY =
  "a published ruleset never changes: leave it as it was, and add a ruleset of the next number to src/assess/rulesetNames.ts that decides otherwise";

const textOf = (name: string): Promise<string> => readFile(join(FOLDER, name), "utf8");
const jsonOf = async (name: string) => JSON.parse(await textOf(name));

describe("the published rulesets are frozen", () => {
  it("have each its digest in test/assess/frozen/digests.json, and no other", async () => {
    const now = Object.fromEntries(RULESETS.map((name) => [name, rulesetDigest(name)]));
    expect(now, REMEDY).to.deep.equal(await jsonOf("digests.json"));
  });

  for (const ruleset of RULESETS) {
    it(`rate the stated outcomes of stated.json by ${ruleset} to the same bytes as ever`, async () => {
      const stated = parseStated(await textOf("stated.json"), "stated.json", ruleset);
      const rating = rate({ facts: { protocol: NOTHING_KNOWN, oracles: [] }, stated, ruleset });
      expect(canonicalJson(decisionOf(rating)), REMEDY).to.equal(
        canonicalJson(await jsonOf(`stated-${ruleset}.json`)),
      );
    });

    it(`rate the facts of facts.json by ${ruleset} to the same bytes as ever`, async () => {
      const facts: Facts = await jsonOf("facts.json");
      const rating = rate({ facts, ruleset, now: NOW });
      expect(canonicalJson(decisionOf(rating)), REMEDY).to.equal(
        canonicalJson(await jsonOf(`facts-${ruleset}.json`)),
      );
    });
  }
});
