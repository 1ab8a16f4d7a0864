import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot, solidityTestNames } from "./testNames.ts";

const BEHAVIORS = 75;
const PAGE = join(projectRoot, "docs", "spec", "behaviors.md");

interface Row {
  readonly number: number;
  readonly isOfCore: boolean;
}

const readRows = async (): Promise<Row[]> => {
  const page = await readFile(PAGE, "utf8");
  return [...page.matchAll(/^\| (\d+) +\| .+ \| (.+) \|$/gm)].map(([, number, outcome]) => ({
    number: Number(number),
    isOfCore: !outcome?.startsWith("Elsewhere"),
  }));
};

describe("docs/spec/behaviors.md", () => {
  it(`has a row for each of the ${BEHAVIORS} behaviors, in order`, async () => {
    const numbers = (await readRows()).map(({ number }) => number);
    expect(numbers).to.deep.equal(Array.from({ length: BEHAVIORS }, (_, index) => index + 1));
  });

  it("names exactly the behaviors of the core that tests carry in their names", async () => {
    const names = await solidityTestNames();
    const tested = new Set(
      names.flatMap((name) => [...name.matchAll(/_B(\d+)_/g)].map(([, id]) => Number(id))),
    );
    const ofCore = (await readRows()).filter(({ isOfCore }) => isOfCore).map(({ number }) => number);
    expect([...tested].sort((one, other) => one - other)).to.deep.equal(ofCore);
  });
});
