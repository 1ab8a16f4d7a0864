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
});
