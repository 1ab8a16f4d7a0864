import { COLD_GAS } from "../../scripts/adapterTables.ts";
import type { Files } from "./projectFiles.ts";

/** A file that may be longer than the others. */
export interface LongFile {
  readonly path: string;
  readonly reason: string;
  /** Path of the decision record that says more. */
  readonly decision: string;
}

/** Lines of a file that decides, which is read from top to bottom; also of one with a reason to be long. */
const MAX_CORE_LINES = 450;
const MAX_LINES = 300;
/** Folders that a file may lie in, the one at the top included. */
const MAX_DEPTH = 3;
const FLAT = ["contracts", "data", "src", "test"];

/** Providers whose own feeds are read without an adapter, and which therefore no tag names. */
const DIRECT_PROVIDERS = ["Chainlink", "API3", "RedStone", "Chronicle"];
/** Names that are words of the language too: taken for the provider only where an identifier begins with them. */
const ORDINARY_WORDS = ["Balancer", "Band", "Curve"];

const VENDORED_FOLDER = "contracts/libraries/uniswap/";
/** The id of a past incident, which bears the name of whom it befell. */
const INCIDENT = /"[a-z0-9-]+-20\d\d(?:-\d\d)?"/g;
const GENERATED_TABLE = "src/providers/adapters.ts";
/** What reads the oracles of others, each of which knows the providers that it does. */
const READERS_FOLDER = "src/drill/readers/";
/** A module for each contract, generated; each names its own. */
const ABI_FOLDER = "src/abi/";

const ADAPTER = /^contracts\/adapters\/(\w+)\.sol$/;
const CORE = /^contracts\/(\w+\.sol$|libraries\/|types\/)/;
const SOURCE = /^(bench|contracts|dashboard|scripts|src|test)\/.*\.(css|html|js|mjs|sol|ts)$/;

/** The sources of all adapters by name, without the abstract bases. */
const adaptersOf = (files: Files): ReadonlyMap<string, string> => {
  const adapters = new Map<string, string>();
  for (const [path, text] of files) {
    const [, name] = ADAPTER.exec(path) ?? [];
    if (name !== undefined && !/^abstract contract\s/m.test(text)) adapters.set(name, text);
  }
  return adapters;
};

const NO_ADAPTERS = "contracts/adapters holds no adapter: there is nothing to check.";

/** The names of all contracts that inherit the shared suite, at whatever distance. */
const conformingContracts = (files: Files): ReadonlySet<string> => {
  const declarations = [...files]
    .filter(([path]) => path.startsWith("test/") && path.endsWith(".sol"))
    .flatMap(([, text]) => [...text.matchAll(/^(?:abstract )?contract (\w+) is ([^{]+)/gm)]);
  const conforming = new Set(["AdapterConformance"]);
  for (let size = 0; size !== conforming.size; ) {
    size = conforming.size;
    for (const [, name = "", bases = ""] of declarations) {
      if (bases.split(",").some((base) => conforming.has(base.trim()))) conforming.add(name);
    }
  }
  return conforming;
};

/** The gas figure of an adapter's documentation, as Solidity writes it: with and without a separator. */
const figuresOf = (adapter: string): string[] => {
  const [, figure = ""] = COLD_GAS.exec(adapter.replace(/\s*\n\s*\/\/\/\s*/g, " ")) ?? [];
  return figure === "" ? [] : [figure.replaceAll(",", "_"), figure.replaceAll(",", "")];
};

/** Each adapter has tests and takes the shared suite, and each test of the folder is of an adapter. */
export const adapterTestProblems = (files: Files): string[] => {
  const adapters = adaptersOf(files);
  if (adapters.size === 0) return [NO_ADAPTERS];
  const conforming = conformingContracts(files);
  const problems: string[] = [];
  for (const [name, text] of adapters) {
    const path = `test/adapters/${name}.t.sol`;
    const test = files.get(path);
    if (test === undefined) {
      problems.push(`${name} lacks a test: write ${path}, which inherits AdapterConformance.`);
      continue;
    }
    const concrete = [...test.matchAll(/^contract (\w+)/gm)].map(([, contract = ""]) => contract);
    if (!concrete.some((contract) => conforming.has(contract))) {
      problems.push(`${path} does not take the shared suite: let its contract inherit AdapterConformance.`);
    }
    if (!figuresOf(text).some((figure) => new RegExp(`\\b${figure}\\b`).test(test))) {
      problems.push(`${path} does not hold the gas figure of ${name}'s documentation: make maxColdGas() it.`);
    }
  }
  // The bases of adapters lie beside them, and are tested by themselves too.
  const names = [...files.keys()].flatMap((path) => ADAPTER.exec(path)?.[1] ?? []);
  for (const path of files.keys()) {
    const [, file] = /^test\/adapters\/(.+)$/.exec(path) ?? [];
    if (file !== undefined && !names.some((name) => file.startsWith(name))) {
      problems.push(`${path} belongs to no adapter: begin its name with one's.`);
    }
  }
  return problems;
};

/**
 * The names of all providers: those without an adapter, and the first words of adapters' tags. A word that the adapter's
 * own name does not begin with describes the provider ("Two feeds") and is no name.
 */
export const providerNames = (files: Files): string[] => {
  const tagged = [...adaptersOf(files)].flatMap(([adapter, text]) => {
    const [, word = ""] = /@custom:provider\s+([A-Z][A-Za-z0-9]*)(?![\w-])/.exec(text) ?? [];
    return word !== "" && adapter.toLowerCase().startsWith(word.toLowerCase()) ? [word] : [];
  });
  return [...new Set([...DIRECT_PROVIDERS, ...tagged])].sort();
};

/** The code without its comments; what stands in a string stays. */
const withoutComments = (text: string): string =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, literal: string | undefined) => literal ?? " ",
  );

/** Finds a name alone or as a part of an identifier, but not inside another word, as in "median". */
const patternFor = (name: string): RegExp => {
  const capitalized = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}`;
  if (ORDINARY_WORDS.includes(name)) return new RegExp(`(?<![A-Za-z])I?${name}(?![a-z])`);
  const whole = [name.toLowerCase(), name.toUpperCase()].join("|");
  const part = [capitalized, ...(name === name.toUpperCase() ? [] : [name])].join("|");
  return new RegExp(`(?<![A-Za-z])I?(${whole})(?![a-z])|(${part})(?![a-z])`);
};

/** Whether a library's file bears the provider's name: it is the adapter's, and to import it is to name the provider. */
const isLibraryOf = (path: string, name: string): boolean => path.startsWith(`contracts/libraries/${name}`);

/** The core and the library name no provider in their code; comments may cite one for a behavior. */
export const providerNameProblems = (files: Files): string[] => {
  const isNeutral = (path: string) =>
    (CORE.test(path) && !path.startsWith(VENDORED_FOLDER)) ||
    (/^src\/.*\.ts$/.test(path) &&
      path !== GENERATED_TABLE &&
      !path.startsWith(ABI_FOLDER) &&
      !path.startsWith(READERS_FOLDER));
  const neutral = [...files].filter(([path]) => isNeutral(path));
  if (neutral.length === 0) return ["Neither contracts nor src holds a file: there is nothing to check."];
  if (adaptersOf(files).size === 0) return [NO_ADAPTERS];
  const names = providerNames(files);
  return neutral.flatMap(([path, text]) => {
    const code = withoutComments(text).replace(INCIDENT, '""');
    return names
      .filter((name) => !isLibraryOf(path, name) && patternFor(name).test(code))
      .map((name) => `${path} names the provider ${name}: only adapters know providers.`);
  });
};

/** No file lies deeper than the tree of the design. */
export const depthProblems = (files: Files): string[] =>
  FLAT.flatMap((top) => {
    const paths = [...files.keys()].filter((path) => path.startsWith(`${top}/`));
    if (paths.length === 0) return [`${top} holds no file: there is nothing to check.`];
    return paths
      .filter((path) => path.split("/").length - 1 > MAX_DEPTH)
      .map((path) => `${path} lies deeper than ${MAX_DEPTH} folders: move it up.`);
  });

const lineCount = (text: string): number => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

const isCoreContract = (path: string): boolean => /^contracts\/\w+\.sol$/.test(path);

/** No file is longer than its kind may be, unless it is listed with a reason, and none is listed without need. */
export const lengthProblems = (files: Files, longFiles: readonly LongFile[]): string[] => {
  const sources = [...files].filter(
    ([path]) => SOURCE.test(path) && !path.startsWith(VENDORED_FOLDER) && path !== GENERATED_TABLE,
  );
  if (sources.length === 0) return ["There is no source: there is nothing to check."];
  const problems = sources.flatMap(([path, text]) => {
    const isListed = longFiles.some((file) => file.path === path);
    const limit = isCoreContract(path) || isListed ? MAX_CORE_LINES : MAX_LINES;
    const lines = lineCount(text);
    return lines > limit ? [`${path} has ${lines} lines, more than ${limit}: split it.`] : [];
  });
  for (const { path, reason, decision } of longFiles) {
    const lines = lineCount(files.get(path) ?? "");
    if (lines <= MAX_LINES) problems.push(`${path} has ${lines} lines: take it off the list of long files.`);
    if (reason === "") problems.push(`${path} is long without a reason: give it.`);
    if (!files.get(decision)?.includes(path.split("/").at(-1) ?? path)) {
      problems.push(`${decision} does not say why ${path} is long: record it there.`);
    }
  }
  return problems;
};
