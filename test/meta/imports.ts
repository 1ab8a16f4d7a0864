import { posix } from "node:path";
import ts from "typescript";
import type { Files } from "./projectFiles.ts";

/** A place in a file that names another file, or a folder, of the project. */
export interface Import {
  /** Path of the importing file from the root. */
  readonly from: string;
  /** Path from the root of what is imported; of a folder without a slash at its end. */
  readonly to: string;
  /** Whether only types are taken, which is nothing at run time. */
  readonly isOfTypes: boolean;
  /** Whether a folder is named, whose listing is read. */
  readonly isOfFolder: boolean;
}

interface Mention {
  readonly text: string;
  readonly isOfTypes: boolean;
}

/** What a source says of others. */
interface Mentions {
  /** All literals, those of imports included. */
  readonly literals: readonly Mention[];
  /** Whether something is imported whose name only a run would tell. */
  readonly isComputed: boolean;
}

const TYPESCRIPT = /\.(ts|mjs)$/;
const SOLIDITY = /\.sol$/;
const RELATIVE = /^\.\.?\/.|^\.\.$/;

const isOfTypesOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  const clause = ts.isExportDeclaration(node) ? node : node.importClause;
  if (clause === undefined || clause.isTypeOnly) return clause !== undefined;
  if (ts.isImportClause(clause) && clause.name !== undefined) return false;
  const names = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause;
  if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly);
};

/** `import(…)` and `require(…)` load what they name. */
const isLoading = ({ expression }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(expression) && expression.text === "require");

const readTypeScript = (path: string, text: string): Mentions => {
  const literals: Mention[] = [];
  let isComputed = false;
  const visit = (node: ts.Node, isOfTypes: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier !== undefined) visit(node.moduleSpecifier, isOfTypesOnly(node));
      return;
    }
    if (ts.isStringLiteralLike(node)) literals.push({ text: node.text, isOfTypes });
    // The rest of such a path is computed: it names the folder.
    if (ts.isTemplateHead(node)) literals.push({ text: node.text.replace(/[^/]*$/, ""), isOfTypes });
    if (ts.isCallExpression(node) && isLoading(node)) {
      const [address] = node.arguments;
      if (address === undefined || !ts.isStringLiteralLike(address)) isComputed = true;
    }
    ts.forEachChild(node, (child) => visit(child, isOfTypes || ts.isImportTypeNode(node)));
  };
  ts.forEachChild(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false), (node) =>
    visit(node, false),
  );
  return { literals, isComputed };
};

const COMMENT_OR_LITERAL = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const SOLIDITY_IMPORT = /(?<![\w$.])import\s*(?:[^"';]*?\bfrom\s*)?["']([^"'\n]+)["']/g;

const readSolidity = (text: string): Mentions => {
  const code = text.replace(COMMENT_OR_LITERAL, (_, literal: string | undefined) => literal ?? " ");
  const named = [...code.matchAll(SOLIDITY_IMPORT)].map(([, path = ""]) => path);
  return { literals: named.map((path) => ({ text: path, isOfTypes: false })), isComputed: false };
};

const known = new Map<string, { readonly text: string; readonly mentions: Mentions }>();

/** Reads a source once, however often it is asked about. */
const mentionsIn = (files: Files, path: string): Mentions => {
  const text = files.get(path) ?? "";
  const before = known.get(path);
  if (before?.text === text) return before.mentions;
  const mentions = SOLIDITY.test(path) ? readSolidity(text) : readTypeScript(path, text);
  known.set(path, { text, mentions });
  return mentions;
};

const isSource = (path: string): boolean => TYPESCRIPT.test(path) || SOLIDITY.test(path);

/** The sources of some folders. */
export const sourcesIn = (files: Files, folders: readonly string[]): string[] =>
  [...files.keys()].filter((path) => isSource(path) && folders.some((folder) => path.startsWith(folder)));

/** All folders that hold a file, at whatever depth. */
const foldersOf = (files: Files): ReadonlySet<string> => {
  const folders = new Set<string>([""]);
  for (const path of files.keys()) {
    for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
};

/** The file that a path names: a source that was built has another ending. */
const fileAt = (files: Files, path: string): string | undefined =>
  [path, path.replace(/\.js$/, ".ts")].find((candidate) => files.has(candidate));

/**
 * What the sources of some folders import of the project. In TypeScript whatever literal is a relative path names its file,
 * in an import, an export, an address (`new URL`) or a list of folders.
 * @param folders With a slash at their ends.
 */
export const importsIn = (files: Files, folders: readonly string[]): readonly Import[] => {
  const all = foldersOf(files);
  return sourcesIn(files, folders).flatMap((from) =>
    mentionsIn(files, from)
      .literals.filter(({ text }) => RELATIVE.test(text))
      .flatMap(({ text, isOfTypes }): Import[] => {
        const path = posix.join(posix.dirname(from), text).replace(/^\.$|\/$/, "");
        const file = fileAt(files, path);
        if (file !== undefined) return [{ from, to: file, isOfTypes, isOfFolder: false }];
        return all.has(path) || path.startsWith("..")
          ? [{ from, to: path, isOfTypes, isOfFolder: true }]
          : [];
      }),
  );
};

/** The literals of a source of TypeScript, paths and words alike. */
export const literalsIn = (files: Files, path: string): readonly string[] =>
  mentionsIn(files, path).literals.map(({ text }) => text);

/** Whether a source imports something whose name only a run would tell. */
export const importsComputed = (files: Files, path: string): boolean => mentionsIn(files, path).isComputed;
