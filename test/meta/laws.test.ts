import { expect } from "chai";
import { loadFolder } from "../../src/files/folderRegistry.ts";
import type { Law } from "./law.ts";
import { readProject, withChanges } from "./projectFiles.ts";

const laws = await loadFolder<Law>(new URL("./laws/", import.meta.url), ({ name }) => name);
const project = readProject();

for (const { name, title, problemsOf, breaches } of laws.values()) {
  describe(`the law ${name}`, () => {
    it(`holds: ${title}`, () => {
      expect(problemsOf(project)).to.deep.equal([]);
    });

    it("fails where there is nothing to look at", () => {
      expect(problemsOf(new Map())).to.not.deep.equal([]);
    });

    it("has breaches to find", () => {
      expect(breaches).to.not.have.lengthOf(0);
    });

    for (const { what, changes, problem } of breaches) {
      it(`finds ${what}`, () => {
        const before = problemsOf(project);
        const found = problemsOf(withChanges(project, changes));
        expect(found.filter((sentence) => !before.includes(sentence))).to.deep.equal([problem]);
      });
    }
  });
}
