import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { assert, asyncProperty, constantFrom, nat } from "fast-check";
import hre from "hardhat";
import { openSession } from "../../src/deploy/apply.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { localSpecFile } from "./localSpec.ts";
import { closeSite, openSite, type Site } from "./site.ts";
import { Problem } from "../../src/problem.ts";

const { provider } = await hre.network.create();
const RUNS = 1_000;
const JUNK = [
  null,
  -1,
  0,
  1.5,
  1e30,
  70_000,
  "",
  "x",
  "0x",
  "1e9",
  "north-inverse",
  [],
  {},
  true,
  [[]],
  "0.1234567890",
];

/** Every object and key of a file. */
const spots = (value: unknown): { readonly inside: Record<string, unknown>; readonly key: string }[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        { inside: value as Record<string, unknown>, key },
        ...spots(inner),
      ]);

describe("a spec with something wrong in it", () => {
  let site: Site;
  let files: string[];

  before(async () => {
    site = await openSite(provider);
    const local = await readFile(new URL("../../deploy/local.json", import.meta.url), "utf8");
    files = [JSON.stringify(localSpecFile()), local];
  });

  after(() => closeSite(site));

  it(`is refused in sentences or planned, and nothing is deployed, ${RUNS} times`, async () => {
    let refused = 0;
    const way = constantFrom("replace", "remove", "add");
    const property = asyncProperty(
      nat(),
      nat(),
      way,
      constantFrom(...JUNK),
      async (which, where, how, junk) => {
        const file: unknown = JSON.parse(files[which % files.length] ?? "");
        const all = spots(file);
        const { inside, key } = all[where % all.length] ?? { inside: {}, key: "" };
        if (how === "remove") delete inside[key];
        else inside[how === "add" ? `${key}x` : key] = junk;
        try {
          await openSession(site.request(parseSpec(file)));
        } catch (failure) {
          if (!(failure instanceof Problem || failure instanceof Problem)) throw failure;
          refused += 1;
          expect(failure.message)
            .to.match(/\.$/)
            .and.not.match(/\n\s+at /);
        }
      },
    );
    await assert(property, { numRuns: RUNS, seed: 20_261_127 });
    expect(refused).to.be.greaterThan(RUNS / 2);
    expect(site.sent()).to.equal(0);
  });
});
