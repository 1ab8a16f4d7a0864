import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "./testNames.ts";

/** What an entry of the package hands out. */
export interface PublicNames {
  /** Names, sorted; a type as `type Name`. */
  readonly names: readonly string[];
  /** Of those the ones of which nothing is written. */
  readonly undocumented: readonly string[];
}

/** Of modules of this project alone: what a library declares has no part in the names. */
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  noLib: true,
  types: [],
};

const hostOfProject = (): ts.CompilerHost => ({
  ...ts.createCompilerHost(OPTIONS),
  resolveModuleNameLiterals: (literals, containingFile) =>
    literals.map(({ text }) =>
      text.startsWith(".")
        ? ts.resolveModuleName(text, containingFile, OPTIONS, ts.sys)
        : { resolvedModule: undefined },
    ),
});

/**
 * What entries hand out, types too, by their paths from the root.
 * @throws RangeError where one is no module of the project.
 */
export const publicNamesOf = (paths: readonly string[]): ReadonlyMap<string, PublicNames> => {
  const files = paths.map((path) => join(projectRoot, path));
  const program = ts.createProgram(files, OPTIONS, hostOfProject());
  const checker = program.getTypeChecker();
  const namesOf = (path: string, file: string): PublicNames => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined)
      throw new RangeError(`${path} is no module: correct the entry in package.json.`);
    const symbols = checker.getExportsOfModule(module).map((symbol) => {
      const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
      const origin = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
      const isType = (origin.flags & ts.SymbolFlags.Value) === 0;
      const isDocumented = origin.getDocumentationComment(checker).length > 0;
      return { name: isType ? `type ${symbol.name}` : symbol.name, isDocumented };
    });
    return {
      names: symbols.map(({ name }) => name).sort(),
      undocumented: symbols.filter(({ isDocumented }) => !isDocumented).map(({ name }) => name),
    };
  };
  return new Map(paths.map((path, index) => [path, namesOf(path, files[index] ?? "")] as const));
};
