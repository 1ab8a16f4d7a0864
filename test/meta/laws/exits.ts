import ts from "typescript";
import { sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** Where a command's exit is decided. */
const PROBLEM = "src/problem.ts";
/** What a program catches that reads an oracle, or asks nodes: errors that are exported. */
const PUBLIC = /^src\/(client|transport)\//;

const EXCEPTIONS: readonly Exception[] = [
  {
    place: "src/transport/jsonRpcPost.ts: BodyTooLarge",
    reason: "tells a body that is cut off from a connection that is, and is caught beside where it is thrown",
  },
  {
    place: "src/commands/status.ts: process.exit",
    reason: "ends a watch at once that waits for a node",
  },
  {
    place: "src/drill/evidence.ts: process.kill",
    reason: "asks with signal 0 whether the owner of a lock runs, which ends nothing",
  },
];

/** `process.exitCode = …` and whatever else ends a process. */
const ENDS = ["abort", "exit", "exitCode", "kill", "reallyExit"];

const isExported = (node: ts.ClassLikeDeclaration): boolean =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;

/** The name of the class that a class extends. */
const baseOf = (node: ts.ClassLikeDeclaration, source: ts.SourceFile): string =>
  node.heritageClauses
    ?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0]?.expression.getText(source) ?? "";

/** The member of `process` that is named, as `process.exit`, `process["exit"]` or `const { exit } = process`. */
const endsNamedBy = (node: ts.Node): string[] => {
  const isProcess = (of: ts.Node | undefined): boolean =>
    of !== undefined &&
    ((ts.isIdentifier(of) && of.text === "process") ||
      (ts.isPropertyAccessExpression(of) && of.name.text === "process"));
  if (ts.isPropertyAccessExpression(node) && isProcess(node.expression)) return [node.name.text];
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) {
    return ts.isStringLiteralLike(node.argumentExpression) ? [node.argumentExpression.text] : ["exit"];
  }
  if (ts.isVariableDeclaration(node) && isProcess(node.initializer) && ts.isObjectBindingPattern(node.name)) {
    return node.name.elements.flatMap(({ name, propertyName = name }) =>
      ts.isIdentifier(propertyName) ? [propertyName.text] : [],
    );
  }
  if (ts.isImportDeclaration(node) && /^(node:)?process$/.test(literalOf(node.moduleSpecifier))) {
    return ["exit"];
  }
  return [];
};

const literalOf = (node: ts.Expression): string => (ts.isStringLiteralLike(node) ? node.text : "");

const findingsIn = (path: string, text: string): Finding[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) {
      const base = baseOf(node, source);
      const name = node.name?.text ?? "a class";
      if (/(Error|Problem)$/.test(base) && !(PUBLIC.test(path) && isExported(node))) {
        const sentence = `${path} makes the error ${name}: throw a Problem, which carries the exit code.`;
        findings.push({ place: `${path}: ${name}`, sentence });
      }
    }
    for (const end of endsNamedBy(node).filter((name) => ENDS.includes(name))) {
      const sentence = `${path} uses process.${end}: only ${PROBLEM} says how a command ends.`;
      findings.push({ place: `${path}: process.${end}`, sentence });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
};

const problemsOf = (files: Files): readonly string[] => {
  const sources = sourcesIn(files, ["src/"]).filter((path) => path !== PROBLEM);
  if (sources.length === 0 || !files.has(PROBLEM)) {
    return [`src holds no source, or no ${PROBLEM}: there is nothing to check.`];
  }
  // Parsed only where it may matter, which is quick.
  const suspects = sources.filter((path) => /\bprocess\b|\bclass\b/.test(files.get(path) ?? ""));
  return sentencesOf(
    suspects.flatMap((path) => findingsIn(path, files.get(path) ?? "")),
    EXCEPTIONS,
  );
};

const PLANTED = "src/sweep/planted.ts";
const ofError = `${PLANTED} makes the error Planted: throw a Problem, which carries the exit code.`;
const ofEnd = (name: string): string =>
  `${PLANTED} uses process.${name}: only ${PROBLEM} says how a command ends.`;

/** A command ends in one way. */
export default {
  name: "exits",
  title: "One Problem carries the exit code of every command, and nothing else ends a process",
  problemsOf,
  breaches: [
    ...["class Planted extends Error {}", "export class Planted extends RangeError {}"].map((text) => ({
      what: `an error of an engine's own: ${text}`,
      changes: { [PLANTED]: text },
      problem: ofError,
    })),
    {
      what: "a problem of an engine's own",
      changes: { [PLANTED]: "export class Planted extends Problem {}" },
      problem: ofError,
    },
    {
      what: "an error of the client that nobody could catch",
      changes: { "src/client/planted.ts": "class Planted extends OracleError {}" },
      problem: ofError.replace("src/sweep", "src/client"),
    },
    ...[
      { text: "process.exitCode = 1;", name: "exitCode" },
      { text: "process.exit(1);", name: "exit" },
      { text: 'process["exitCode"] = 1;', name: "exitCode" },
      { text: "globalThis.process.exit();", name: "exit" },
      { text: "const { exit: end } = process;", name: "exit" },
      { text: 'import { exit } from "node:process";', name: "exit" },
    ].map(({ text, name }) => ({
      what: `an end of its own: ${text}`,
      changes: { [PLANTED]: text },
      problem: ofEnd(name),
    })),
  ],
} satisfies Law;
