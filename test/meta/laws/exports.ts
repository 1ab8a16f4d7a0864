import { posix } from "node:path";
import ts from "typescript";
import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** What the package hands out: its entries, whose names test/meta/publicNames.json holds, and the generated ABIs. */
const PUBLIC = /^src\/(\w+\.ts$|abi\/)/;
const SOURCE = /\.m?ts$/;

/** What a module takes from others, by their paths; all of it where it takes the module as a whole. */
interface Taken {
  readonly names: Map<string, Set<string>>;
  readonly wholes: Set<string>;
}

const literalOf = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

const takeIn = (path: string, source: ts.SourceFile, { names, wholes }: Taken): void => {
  const take = (specifier: string | undefined, given: readonly ts.Identifier[] | undefined): void => {
    if (specifier?.startsWith(".") !== true) return;
    const target = posix.normalize(posix.join(posix.dirname(path), specifier));
    if (given === undefined) wholes.add(target);
    else names.set(target, new Set([...(names.get(target) ?? []), ...given.map(({ text }) => text)]));
  };
  const namesOf = (elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): ts.Identifier[] =>
    elements.map(({ propertyName, name }) => (propertyName ?? name) as ts.Identifier);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const isWhole = bindings !== undefined && ts.isNamespaceImport(bindings);
      const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
      take(literalOf(node.moduleSpecifier), isWhole ? undefined : namesOf(elements));
    } else if (ts.isExportDeclaration(node)) {
      const { exportClause } = node;
      const isNamed = exportClause !== undefined && ts.isNamedExports(exportClause);
      take(literalOf(node.moduleSpecifier), isNamed ? namesOf(exportClause.elements) : undefined);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      take(literalOf(node.argument.literal), undefined);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      take(literalOf(node.arguments[0]), undefined);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
};

/** The names that a module exports, but for its default. */
const exportsOf = (source: ts.SourceFile): string[] =>
  source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const kinds = modifiers.map(({ kind }) => kind);
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword))
      return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    }
    const { name } = statement as ts.DeclarationStatement;
    return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
  });

/** By path and text: each law is tried on the same project again and again. */
const known = new Map<string, { readonly text: string; readonly source: ts.SourceFile }>();

const parsed = (path: string, text: string): ts.SourceFile => {
  const before = known.get(path);
  if (before?.text === text) return before.source;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  known.set(path, { text, source });
  return source;
};

const problemsOf = (files: Files): readonly string[] => {
  const sources = [...files]
    .filter(([path]) => SOURCE.test(path))
    .map(([path, text]) => [path, parsed(path, text)] as const);
  if (sources.length === 0) return ["There is no source: there is nothing to check."];
  const taken: Taken = { names: new Map(), wholes: new Set() };
  for (const [path, source] of sources) takeIn(path, source, taken);
  return sources
    .filter(([path]) => path.startsWith("src/") && !PUBLIC.test(path) && !taken.wholes.has(path))
    .flatMap(([path, source]) =>
      exportsOf(source)
        .filter((name) => taken.names.get(path)?.has(name) !== true)
        .map((name) => `${path} exports ${name}, which nobody takes: let it be the file's own.`),
    );
};

const PLANTED = "src/oracle/planted.ts";

/** What a file exports, others rely on; the rest can change without a look at them. */
export default {
  name: "exports",
  title: "What nobody outside a file uses is not exported",
  problemsOf,
  breaches: [
    {
      what: "a constant that only its own file uses",
      changes: { [PLANTED]: "export const HIDDEN = 1;\nconsole.log(HIDDEN);" },
      problem: `${PLANTED} exports HIDDEN, which nobody takes: let it be the file's own.`,
    },
    {
      what: "a type beside one that is taken",
      changes: {
        [PLANTED]: "export type Taken = string;\nexport interface Hidden { readonly taken: Taken }",
        "src/oracle/taker.ts": 'import type { Taken } from "./planted.ts";\nconst taken: Taken = "";',
      },
      problem: `${PLANTED} exports Hidden, which nobody takes: let it be the file's own.`,
    },
  ],
} satisfies Law;
