import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot, solidityTestNames } from "./testNames.ts";

const BEHAVIORS = 75;
const PAGE = join(projectRoot, "docs", "spec", "behaviors.md");

interface Row {
  readonly number: number;
  readonly isTestedHere: boolean;
}

const readRows = async (): Promise<Row[]> => {
  const page = await readFile(PAGE, "utf8");
  return [...page.matchAll(/^\| (\d+) +\| .+ \| (.+) \|$/gm)].map(([, number, outcome]) => ({
    number: Number(number),
    isTestedHere: !outcome?.startsWith("Elsewhere"),
  }));
};

describe("docs/spec/behaviors.md", () => {
  it(`has a row for each of the ${BEHAVIORS} behaviors, in order`, async () => {
    const numbers = (await readRows()).map(({ number }) => number);
    expect(numbers).to.deep.equal(Array.from({ length: BEHAVIORS }, (_, index) => index + 1));
  });

  it("names exactly the behaviors that tests carry in their names, but for those that are elsewhere", async () => {
    const names = await solidityTestNames();
    const tested = new Set(
      names.flatMap((name) => [...name.matchAll(/_B(\d+)_/g)].map(([, id]) => Number(id))),
    );
    const expected = (await readRows())
      .filter(({ isTestedHere }) => isTestedHere)
      .map(({ number }) => number);
    expect([...tested].sort((one, other) => one - other)).to.deep.equal(expected);
  });
});
