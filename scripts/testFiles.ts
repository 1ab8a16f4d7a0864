import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";

/** Which runner a test's file needs, and whether it needs compiled contracts. */
export interface TestKind {
  readonly runner: "solidity" | "mocha";
  /** Whether Hardhat has to start, and to compile, before it can run. */
  readonly needsContracts: boolean;
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

/** What a module loads when it runs, as it is written there. */
const specifiersOf = (text: string): string[] => {
  const specifiers: string[] = [];
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

/** Whether a module, or one that it loads, gets at compiled contracts. */
const reachesContracts = (root: string, file: string, seen: Set<string>): boolean => {
  if (seen.has(file) || !existsSync(join(root, file))) return false;
  seen.add(file);
  if (COMPILED.includes(file)) return true;
  return specifiersOf(readFileSync(join(root, file), "utf8")).some((specifier) => {
    if (!specifier.startsWith(".")) return HARDHAT.test(specifier);
    const loaded = relative(root, join(root, dirname(file), specifier))
      .split(sep)
      .join("/");
    return reachesContracts(root, loaded, seen);
  });
};

/**
 * What a test's file needs.
 * @param root Folder of the project.
 * @param file Path from there, with slashes.
 */
export const testKindOf = (root: string, file: string): TestKind =>
  file.endsWith(".sol")
    ? { runner: "solidity", needsContracts: true }
    : { runner: "mocha", needsContracts: reachesContracts(root, file, new Set()) };
