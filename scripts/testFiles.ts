import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";

/** Which runner a test's file needs, and whether it needs compiled contracts. */
export interface TestKind {
  readonly runner: "solidity" | "mocha";
  /** Whether Hardhat has to start, and to compile, before it can run. */
  readonly needsContracts: boolean;
  /** Whether it starts Hardhat itself, as a user does, which may compile then. */
  readonly startsHardhat: boolean;
}

/** Modules of this project by which a test gets at compiled contracts. */
const COMPILED = ["src/files/artifacts.ts", "typechain-types/index.ts"];
/** Packages that are Hardhat when they run; their types alone are nothing. */
const HARDHAT = /^(?:hardhat|@nomicfoundation\/[\w-]+)(?:\/|$)/;

const isImportOfTypes = (clause: ts.ImportClause | undefined): boolean => {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
};

/** The file by which Hardhat is started. */
const PROGRAM = /["/]cli\.js"/;

/** By the module's text: many tests load the same modules. */
const known = new Map<string, readonly string[]>();

/** What a module loads when it runs, as it is written there. */
const specifiersOf = (text: string): readonly string[] => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const specifiers: string[] = [];
  known.set(text, specifiers);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isImportOfTypes(node.importClause)) {
      specifiers.push((node.moduleSpecifier as ts.StringLiteral).text);
    } else if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier !== undefined) {
      specifiers.push((node.moduleSpecifier as ts.StringLiteral).text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [given] = node.arguments;
      if (given !== undefined && ts.isStringLiteralLike(given)) specifiers.push(given.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, false));
  return specifiers;
};

/** What a module loads, and what those load: files of this project, and packages by their specifiers. */
interface Loaded {
  readonly files: Map<string, string>;
  readonly packages: Set<string>;
}

const load = (root: string, file: string, loaded: Loaded): Loaded => {
  if (loaded.files.has(file) || !existsSync(join(root, file))) return loaded;
  const text = readFileSync(join(root, file), "utf8");
  loaded.files.set(file, text);
  for (const specifier of specifiersOf(text)) {
    if (specifier.startsWith(".")) {
      const path = relative(root, join(root, dirname(file), specifier));
      load(root, path.split(sep).join("/"), loaded);
    } else loaded.packages.add(specifier);
  }
  return loaded;
};

/**
 * What a test's file needs.
 * @param root Folder of the project.
 * @param file Path from there, with slashes.
 */
export const testKindOf = (root: string, file: string): TestKind => {
  if (file.endsWith(".sol")) return { runner: "solidity", needsContracts: true, startsHardhat: false };
  const { files, packages } = load(root, file, { files: new Map(), packages: new Set() });
  return {
    runner: "mocha",
    needsContracts:
      COMPILED.some((module) => files.has(module)) || [...packages].some((name) => HARDHAT.test(name)),
    startsHardhat: [...files.values()].some((text) => PROGRAM.test(text)),
  };
};
