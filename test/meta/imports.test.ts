import { expect } from "chai";
import { importsComputed, importsIn } from "./imports.ts";
import type { Files } from "./projectFiles.ts";

const filesWith = (path: string, text: string): Files =>
  new Map([
    ["src/a/target.ts", ""],
    ["src/a/other.ts", ""],
    ["contracts/types/Target.sol", ""],
    [path, text],
  ]);

const importsOf = (text: string, path = "src/b/file.ts") =>
  importsIn(filesWith(path, text), [path]).map(({ to, isOfTypes, isOfFolder }) => ({
    to,
    ...(isOfTypes && { isOfTypes }),
    ...(isOfFolder && { isOfFolder }),
  }));

describe("importsIn, of TypeScript", () => {
  for (const text of [
    'import { x } from "../a/target.ts";',
    'import x, { type Y } from "../a/target.ts";',
    'import * as x from "../a/target.ts";',
    'import "../a/target.ts";',
    'import { x } from "../a/target.js";',
    'export { x } from "../a/target.ts";',
    'export * from "../a/target.ts";',
    'export * as x from "../a/target.ts";',
    'const x = await import("../a/target.ts");',
    "const x = await import(`../a/target.ts`);",
    'const x = require("../a/target.ts");',
    'import x = require("../a/target.ts");',
    'const x = import.meta.resolve("../a/target.ts");',
    'const x = new URL("../a/target.ts", import.meta.url);',
    'const x = new URL(isBuilt ? "../a/target.js" : "../x.ts", import.meta.url);',
    'const FILES = ["../a/target.ts"].map((file) => new URL(file, import.meta.url));',
    '/* before */ import /* within */ { x } from /* " */ "../a/target.ts";',
  ]) {
    it(`finds the file in ${text}`, () => {
      expect(importsOf(text)).to.deep.equal([{ to: "src/a/target.ts" }]);
    });
  }

  for (const text of [
    'import type { X } from "../a/target.ts";',
    'import type X from "../a/target.ts";',
    'import { type X, type Y } from "../a/target.ts";',
    'export type { X } from "../a/target.ts";',
    'export type * from "../a/target.ts";',
    'type X = import("../a/target.ts").X;',
    'type X = typeof import("../a/target.ts");',
  ]) {
    it(`takes nothing but types from ${text}`, () => {
      expect(importsOf(text)).to.deep.equal([{ to: "src/a/target.ts", isOfTypes: true }]);
    });
  }

  for (const text of [
    'const x = new URL("../a/", import.meta.url);',
    'const x = "../a";',
    "const x = import(`../a/$" + "{name}.ts`);",
  ]) {
    it(`finds the folder in ${text}`, () => {
      expect(importsOf(text)).to.deep.equal([{ to: "src/a", isOfFolder: true }]);
    });
  }

  for (const text of [
    '// import { x } from "../a/target.ts";',
    '/* import("../a/target.ts") */',
    'import { x } from "a/target.ts";',
    'const x = "../a/missing.ts";',
    'const x = ["./", ".", "/"];',
  ]) {
    it(`finds nothing in ${text}`, () => {
      expect(importsOf(text)).to.deep.equal([]);
    });
  }

  it("finds what lies outside of the project", () => {
    expect(importsOf('import "../../../x.ts";')).to.deep.equal([{ to: "../x.ts", isOfFolder: true }]);
    expect(importsOf('const x = new URL("../..", import.meta.url);')).to.deep.equal([
      { to: "", isOfFolder: true },
    ]);
  });
});

describe("importsIn, of Solidity", () => {
  for (const text of [
    'import {Target} from "../types/Target.sol";',
    'import {\n  Target as T,\n  Other\n} from "../types/Target.sol";',
    'import * as T from "../types/Target.sol";',
    "import '../types/Target.sol';",
    'import "../types/Target.sol" as T;',
    'import {T} from /* "x" */ "../types/Target.sol"; // "../types/Other.sol"',
  ]) {
    it(`finds the file in ${JSON.stringify(text)}`, () => {
      expect(importsOf(text, "contracts/faces/F.sol")).to.deep.equal([{ to: "contracts/types/Target.sol" }]);
    });
  }

  for (const text of [
    '// import "../types/Target.sol";',
    '/* import "../types/Target.sol"; */',
    'import "@types/Target.sol";',
    'string constant X = "../types/Target.sol";',
  ]) {
    it(`finds nothing in ${text}`, () => {
      expect(importsOf(text, "contracts/faces/F.sol")).to.deep.equal([]);
    });
  }
});

describe("importsComputed", () => {
  const isComputed = (text: string) => importsComputed(filesWith("src/b/file.ts", text), "src/b/file.ts");

  it("finds what only a run would tell", () => {
    expect(isComputed("await import(address);")).to.equal(true);
    expect(isComputed("await import(new URL(file, folder).href);")).to.equal(true);
    expect(isComputed("const x = require(name);")).to.equal(true);
  });

  it("lets a name be that stands there", () => {
    expect(isComputed('await import("ethers"); require(`ethers`); new URL(file, folder);')).to.equal(false);
  });
});
