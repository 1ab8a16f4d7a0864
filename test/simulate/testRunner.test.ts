import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { hardforkNameOf, loadEdr, openContext } from "../../src/simulate/testRunner.ts";
import { Problem } from "../../src/problem.ts";

const EDR = "@nomicfoundation/edr";
const PLATFORM = `${process.platform}-${process.arch}`;

const problemOf = async (work: () => unknown): Promise<Problem> => {
  try {
    await work();
  } catch (failure) {
    expect(failure).to.be.instanceOf(Problem);
    return failure as Problem;
  }
  throw new Error("It did not fail.");
};

describe("openContext", () => {
  it("finds what it takes of the Hardhat that is installed, which does not export it", async () => {
    expect(await openContext()).to.have.property("runSolidityTests");
  });

  for (const [what, address] of [
    ["is not there", "file:///no/such/context.js"],
    ["has another name", "data:text/javascript,export const getContext = () => ({});"],
    ["runs no tests", "data:text/javascript,export const getGlobalEdrContext = async () => ({});"],
  ] as const) {
    it(`says in one sentence that it ${what} after an upgrade, and what to do`, async () => {
      expect((await problemOf(() => openContext(address))).message).to.match(
        /has no getGlobalEdrContext\(\) .*: install the release of Hardhat that package\.json of Holdfast pins, or simulate with --model\.$/,
      );
    });
  }
});

describe("hardforkNameOf", () => {
  /** An EDR that knows these hardforks, under the numbers at which they stand. */
  const knowing = (names: Readonly<Record<number, string>>) => ({
    l1HardforkToString: (hardfork: number): string =>
      names[hardfork] ?? expect.fail(`value ${hardfork} is none`),
  });

  it("is what the installed EDR itself takes", () => {
    const edr = loadEdr() as ReturnType<typeof loadEdr> & { l1HardforkFromString(name: string): number };
    const name = hardforkNameOf(edr);
    expect(name.toLowerCase()).to.equal("prague");
    expect(edr.l1HardforkToString(edr.l1HardforkFromString(name))).to.equal(name);
  });

  for (const [release, names, expected] of [
    ["0.12 to 0.21", { 0: "Frontier", 17: "Cancun", 18: "Prague", 19: "Osaka" }, "Prague"],
    ["0.22, which begins with a later number", { 6: "byzantium", 18: "prague", 20: "amsterdam" }, "prague"],
    ["any that numbers and writes it otherwise", { 3: "PRAGUE" }, "PRAGUE"],
  ] as const) {
    it(`asks EDR ${release}`, () => {
      expect(hardforkNameOf(knowing(names))).to.equal(expected);
    });
  }

  it("says what an EDR knows that has dropped it", async () => {
    const { message } = await problemOf(() => hardforkNameOf(knowing({ 19: "osaka", 20: "amsterdam" })));
    expect(message).to.match(
      /^@nomicfoundation\/edr knows the hardforks osaka, amsterdam and not prague, .*: install .*\.$/,
    );
  });
});

describe("loadEdr", () => {
  let place: string;
  let hardhat: string;
  const installed = (name: string): string => join(place, "node_modules", name);

  /** The package as npm leaves it without its optional dependencies. */
  beforeEach(() => {
    place = realpathSync(mkdtempSync(join(tmpdir(), "holdfast-edr-")));
    hardhat = pathToFileURL(join(place, "hardhat.js")).href;
    const { resolve } = createRequire(import.meta.resolve("hardhat"));
    const edr = dirname(resolve(EDR));
    for (const file of ["index.js", "package.json"]) cpSync(join(edr, file), join(installed(EDR), file));
  });

  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it("names the binary that npm left out, and how to bring it", async () => {
    const { message } = await problemOf(() => loadEdr(hardhat));
    expect(message).to.match(
      new RegExp(
        `^${EDR}, the EVM of Hardhat .*, is installed without its binary for ${PLATFORM}, ${EDR}-${PLATFORM}.*: remove node_modules and package-lock\\.json and run "npm install --include=optional", or simulate with --model\\.$`,
      ),
    );
  });

  it("names a binary that is there and does not load, with the reason", async () => {
    const manifest = createRequire(hardhat)(join(installed(EDR), "package.json"));
    const [binary = ""] = Object.keys(manifest.optionalDependencies).filter((name) =>
      name.includes(PLATFORM),
    );
    mkdirSync(installed(binary), { recursive: true });
    writeFileSync(
      join(installed(binary), "package.json"),
      JSON.stringify({ name: binary, main: "edr.node" }),
    );
    writeFileSync(join(installed(binary), "edr.node"), "not a program");
    const { message } = await problemOf(() => loadEdr(hardhat));
    expect(message).to.include(`does not load its binary ${binary} (`);
  });

  it("says that a platform has none", async () => {
    writeFileSync(join(installed(EDR), "package.json"), JSON.stringify({ name: EDR, main: "index.js" }));
    const { message } = await problemOf(() => loadEdr(hardhat));
    expect(message).to.match(
      new RegExp(`^${EDR}, .* runs?, has no binary for ${PLATFORM}: simulate with --model\\.$`),
    );
  });

  it("says where the package itself is missing", async () => {
    rmSync(installed(EDR), { recursive: true });
    const { message } = await problemOf(() => loadEdr(hardhat));
    expect(message).to.match(/is not installed beside .*hardhat\.js: install Hardhat again, or simulate/);
  });
});
