import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { rate } from "../../src/assess/assess.ts";
import { allChecks } from "../../src/assess/catalogue.ts";
import { NOTHING_KNOWN } from "../../src/assess/protocolFacts.ts";
import { parseStated } from "../../src/assess/stated.ts";
import { projectRoot } from "../meta/testNames.ts";

const FOLDER = join(projectRoot, "examples/ratings");

/** What becomes of each file: never better than unrated, by documents alone. */
const HELD = {
  "compound-iii.json": {
    grade: "U",
    gradeRange: ["F", "D"],
    stage: "R0",
    gates: ["G1", "G5", "G6", "G7"],
  },
  "gmx-v2.json": { grade: "U", gradeRange: ["F", "D"], stage: "R0", gates: ["G1", "G5", "G6"] },
  "sky.json": { grade: "U", gradeRange: ["F", "D"], stage: "R0", gates: ["G1", "G5", "G6", "G7"] },
} as const;

const statedIn = async (name: string) =>
  parseStated(await readFile(join(FOLDER, name), "utf8"), name, "riq-2");

describe("ratings from documents alone", () => {
  it("are held, all of them", async () => {
    const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".json"));
    expect(names.toSorted()).to.deep.equal(Object.keys(HELD));
  });

  for (const [name, held] of Object.entries(HELD)) {
    it(`${name} is honestly unrated`, async () => {
      const { grade, gradeRange, stage, gates, confidence, notes } = rate({
        facts: { protocol: NOTHING_KNOWN, oracles: [] },
        stated: await statedIn(name),
        ruleset: "riq-2",
      });
      expect({ grade, gradeRange, stage, gates }).to.deep.equal(held);
      expect(confidence).to.be.within(0.1, 0.5);
      expect(notes).to.deep.equal([]);
    });

    it(`${name} names a source for every entry, at a commit where it is a repository's`, async () => {
      const { outcomes } = await statedIn(name);
      expect(outcomes.size).to.be.greaterThan(20);
      for (const [id, { verdict, class: evidenceClass, source }] of outcomes) {
        expect(source?.source, id).to.match(/^https:\/\//);
        expect(["D", "T", "R"], id).to.include(evidenceClass);
        expect(source?.finding, id).to.match(/^[A-Z].*\.$/);
        if (verdict.outcome !== null) expect(source?.quote, id).to.not.equal(undefined);
        const commit = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/([0-9a-f]{40})\//.exec(
          source?.source ?? "",
        )?.[1];
        expect(source?.commit, id).to.equal(commit);
        if (evidenceClass === "R") expect(commit, id).to.not.equal(undefined);
      }
    });

    it(`${name} quotes few words, and passes nothing that only a drill shows`, async () => {
      const drilled = new Set(allChecks().flatMap(({ id, kind }) => (kind === "drill" ? [id] : [])));
      for (const [id, { verdict, source }] of (await statedIn(name)).outcomes) {
        expect(source?.quote?.length ?? 0, id).to.be.lessThan(140);
        if (drilled.has(id)) expect([0, null, "na"], id).to.include(verdict.outcome);
      }
    });
  }
});
