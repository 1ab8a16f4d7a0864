import { globSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot, solidityTestNames, typescriptTestNames } from "./testNames.ts";

const FOLDER = join(projectRoot, "docs", "spec");

/** An invariant's id where a page defines it (`CORE-1`), and as a test's name carries it (`CORE_1` in Solidity). */
const DEFINITION = /^\| ([A-Z]+)-(\d+) +\|/gm;
const MENTION = /(?<=^|[_ ])([A-Z]+)[-_](\d+)(?=[_:, ]|$)/g;

const idsIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, family, number]) => `${family}-${number}`);

const definedIds = async (): Promise<string[]> => {
  const pages = (await readdir(FOLDER)).filter((name) => name.endsWith(".md"));
  const texts = await Promise.all(pages.map((name) => readFile(join(FOLDER, name), "utf8")));
  return texts.flatMap((text) => idsIn(text, DEFINITION));
};

const testedIds = async (families: ReadonlySet<string>): Promise<Set<string>> => {
  const names = [...(await solidityTestNames()), ...(await typescriptTestNames())];
  const mentioned = names.flatMap((name) => idsIn(name, MENTION));
  return new Set(mentioned.filter((id) => families.has(id.split("-")[0] ?? "")));
};

describe("docs/spec", () => {
  it("defines at least one invariant, and none twice", async () => {
    const ids = await definedIds();
    expect(ids).to.not.have.lengthOf(0);
    expect(ids).to.have.lengthOf(new Set(ids).size);
  });

  it("defines exactly the invariants that tests carry in their names", async () => {
    const ids = await definedIds();
    const families = new Set(ids.map((id) => id.split("-")[0] ?? ""));
    expect([...(await testedIds(families))].sort()).to.deep.equal([...ids].sort());
  });

  it("is named in Solidity so that --grep finds an invariant alone: an id and a line after it", async () => {
    const named = (await solidityTestNames()).filter((name) => /(?<=_)CORE_\d+|(?<=_)GOV_\d+/.test(name));
    expect(named).to.not.have.lengthOf(0);
    expect(named.filter((name) => /_(?:CORE|GOV)_\d+$/.test(name))).to.deep.equal([]);
  });

  it("is grepped for in documents by what matches one invariant, or one behavior, alone", async () => {
    const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: projectRoot })];
    const texts = await Promise.all(pages.map((page) => readFile(join(projectRoot, page), "utf8")));
    const patterns = texts.flatMap((text) =>
      [...text.matchAll(/hardhat\s+test\s+solidity\s+--grep\s+([\w"|\\.$]+)/g)].map(
        ([, pattern = ""]) => pattern,
      ),
    );
    expect(patterns).to.have.length.greaterThan(3);
    const names = await solidityTestNames();
    for (const pattern of patterns) {
      const found = names.filter((name) => new RegExp(pattern).test(name));
      const ids = found.map((name) => [...name.matchAll(/(?<=_)([A-Z]+_?\d+)(?=_)/g)].map(([, id]) => id));
      expect(found, pattern).to.not.have.lengthOf(0);
      const shared = (ids[0] ?? []).filter((id) => ids.every((others) => others.includes(id)));
      expect(shared, `${pattern} finds ${found.join(", ")}`).to.include(pattern.replace(/^_|_$/g, ""));
    }
  });
});
