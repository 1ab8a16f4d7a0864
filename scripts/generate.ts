import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import type { AbiParameter, CompiledAdapter } from "./adapterTables.ts";
import { documentJsonSchema } from "../src/files/jsonDocument.ts";
import { allChecks } from "../src/assess/catalogue.ts";
import { loadRules } from "../src/lint/lint.ts";
import { JSON_DOCUMENTS } from "../src/report/jsonDocuments.ts";
import { scenarioJsonSchema } from "../src/scenario/scenario.ts";
import { SYSTEMS } from "../src/simulate/builtInSystems.ts";
import { specJsonSchema } from "../src/spec/schema.ts";
import { describeAdapters, problemsOfPage, renderModule, renderPage } from "./adapterTables.ts";
import { renderChecks, renderRules, renderSystems } from "./catalogueTables.ts";
import { abiFiles } from "./clients.ts";
import { type GeneratedFile, isStale, staleness, writeGenerated } from "./generatedFile.ts";
import { runWithOutput } from "../src/files/output.ts";
import { gateOf } from "../src/problem.ts";
import { problemsOfTable, withTable } from "./generatedTable.ts";

const FOLDER = "contracts/adapters";
const PAGE = "docs/adapters.md";
const MODULE = "src/providers/adapters.ts";
const REPORTS = "src/report/json";
/** Pages that show a catalogue, and its table. */
const TABLES: Readonly<Record<string, () => Promise<string>>> = {
  "docs/assessment.md": async () => renderChecks(allChecks()),
  "docs/lint.md": async () => renderRules(await loadRules()),
  "docs/simulator.md": async () => renderSystems([...SYSTEMS.values()]),
};
/** Formats of files as editors understand them; a spec names adapters, whose names are as new as the tables. */
const SCHEMAS: Readonly<Record<string, (adapters: readonly string[]) => object>> = {
  "deploy/spec.schema.json": specJsonSchema,
  "data/scenarios/scenario.schema.json": scenarioJsonSchema,
  ...Object.fromEntries(
    [...JSON_DOCUMENTS.values()].map((document) => [
      `${REPORTS}/${document.name}.schema.json`,
      () => documentJsonSchema(document),
    ]),
  ),
};

/** What is used of the compiler's syntax tree. */
interface SyntaxNode {
  readonly nodeType: string;
  readonly nodes?: readonly SyntaxNode[];
  readonly name?: string;
  readonly canonicalName?: string;
  readonly abstract?: boolean;
  readonly documentation?: { readonly text: string };
}

interface CompilerOutput {
  readonly output: { readonly sources: Readonly<Record<string, { readonly ast: SyntaxNode }>> };
}

/** The generated files, or what keeps them from being generated, a sentence each. */
export interface Generation {
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly string[];
}

/** What `npx hardhat oracle generate` takes. */
export interface GenerateArguments {
  /** Write nothing; fail if a generated file is not what it has to be. */
  readonly check: boolean;
}

const nodesOf = (tree: SyntaxNode | undefined): readonly SyntaxNode[] =>
  (tree?.nodes ?? []).flatMap((node) => [node, ...(node.nodes ?? [])]);

/** Reads the compiler's outputs, each once. */
const createOutputReader = ({ artifacts }: HardhatRuntimeEnvironment) => {
  const outputs = new Map<string, CompilerOutput>();
  return async (contract: string): Promise<CompilerOutput> => {
    const id = (await artifacts.getBuildInfoId(contract)) ?? "";
    const known = outputs.get(id);
    if (known !== undefined) return known;
    const path = await artifacts.getBuildInfoOutputPath(id);
    if (path === undefined) {
      throw new Error(`The compiler's output for ${contract} is gone: run "npx hardhat build --force".`);
    }
    const output: CompilerOutput = JSON.parse(await readFile(path, "utf8"));
    outputs.set(id, output);
    return output;
  };
};

/** What the compiler said about every contract of the folder that is not abstract. */
const readAdapters = async (hre: HardhatRuntimeEnvironment): Promise<CompiledAdapter[]> => {
  const readOutput = createOutputReader(hre);
  const names = (await readdir(join(hre.config.paths.root, FOLDER))).filter((name) => name.endsWith(".sol"));
  const adapters: CompiledAdapter[] = [];
  for (const name of names) {
    const file = `${FOLDER}/${name}`;
    const contract = basename(name, ".sol");
    const artifact = await hre.artifacts.readArtifact(`${file}:${contract}`);
    const { sources } = (await readOutput(`${file}:${contract}`)).output;
    const definition = nodesOf(sources[artifact.inputSourceName ?? ""]?.ast).find(
      (node) => node.nodeType === "ContractDefinition" && node.name === contract,
    );
    if (definition?.abstract === true) continue;
    const construction = artifact.abi.find(({ type }) => type === "constructor");
    const parameters: readonly AbiParameter[] = construction?.inputs ?? [];
    const structs = Object.values(sources)
      .flatMap(({ ast }) => nodesOf(ast))
      .filter(({ nodeType }) => nodeType === "StructDefinition")
      .map((struct) => [struct.canonicalName ?? "", struct.documentation?.text ?? ""] as const);
    adapters.push({
      file,
      documentation: definition?.documentation?.text ?? "",
      structs: new Map(structs),
      parameters,
    });
  }
  return adapters;
};

/** The text in the form in which the formatter leaves it. */
const format = (root: string, path: string, text: string): string => {
  const words = ["node_modules/@biomejs/biome/bin/biome", "format", `--stdin-file-path=${path}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The formatter refused ${path}: ${stderr}`);
  return stdout;
};

/**
 * Generates tables and schemas from what the compiler said about the adapters, and writes none. Nothing is taken from the
 * generated module that this process has loaded: it may be older.
 * @param root Folder of the project.
 */
export const generateFrom = async (
  root: string,
  adapters: readonly CompiledAdapter[],
): Promise<Generation> => {
  const read = async (path: string) =>
    existsSync(join(root, path)) ? readFile(join(root, path), "utf8") : "";
  const [page, module] = [await read(PAGE), await read(MODULE)];
  const pages = await Promise.all(
    Object.entries(TABLES).map(async ([path, tableOf]) => {
      return { path, current: await read(path), table: await tableOf() };
    }),
  );
  const { entries, problems: adapterProblems } = describeAdapters(adapters);
  const problems = [
    ...adapterProblems,
    ...problemsOfPage(PAGE, page),
    ...pages.flatMap(({ path, current }) => problemsOfTable(path, current)),
  ];
  if (problems.length > 0) return { files: [], problems };
  const schemas = await Promise.all(
    Object.entries(SCHEMAS).map(async ([path, schemaOf]) => ({
      path,
      current: await read(path),
      wanted: format(root, path, JSON.stringify(schemaOf(Object.keys(entries)))),
    })),
  );
  const strays = globSync(`${REPORTS}/*.schema.json`, { cwd: root })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !Object.hasOwn(SCHEMAS, path))
    .map((path) => ({ path, current: "", wanted: undefined }));
  const files = [
    { path: PAGE, current: page, wanted: format(root, PAGE, renderPage(page, entries)) },
    { path: MODULE, current: module, wanted: format(root, MODULE, renderModule(entries)) },
    ...pages.map(({ path, current, table }) => ({
      path,
      current,
      wanted: format(root, path, withTable(current, table)),
    })),
    ...schemas,
    ...strays,
  ];
  return { files, problems };
};

/** Generates every file from what was compiled last, and writes none. */
export const generate = async (hre: HardhatRuntimeEnvironment): Promise<Generation> => {
  const { files, problems } = await generateFrom(hre.config.paths.root, await readAdapters(hre));
  return { files: problems.length === 0 ? [...files, ...(await abiFiles(hre))] : [], problems };
};

/**
 * Generates every file that follows from the sources, in one run: the tables of adapters, rules and systems, the schemas of
 * specs, scenarios and reports, and the ABIs. Or checks that they are up to date.
 */
export default ({ check }: GenerateArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: "" }, async ({ say, wrote }) => {
    await new Listr([
      {
        title: "Compile the contracts",
        task: async () => {
          await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
        },
      },
    ]).run();
    const generation = await generate(hre);
    const failures = [...generation.problems, ...(check ? staleness(generation.files) : [])];
    if (failures.length > 0)
      return gateOf([{ name: "generate", cases: [{ name: "files", problems: failures }] }]);
    const stale = generation.files.filter(isStale);
    for (const file of stale) {
      await writeGenerated(hre.config.paths.root, file);
      if (file.wanted === undefined) say(`removed ${file.path}`);
      else wrote(join(hre.config.paths.root, file.path));
    }
    say(`${generation.files.length - stale.length} generated files were up to date.`);
    return undefined;
  });
