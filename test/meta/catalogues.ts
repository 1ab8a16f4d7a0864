import { posix } from "node:path";
import type { Files } from "./projectFiles.ts";

/** One flat folder whose listing is the registry of what is in it. */
export interface Catalogue {
  readonly folder: string;
  /** What a file is called that holds an item; its first group is the item's stem. */
  readonly item: RegExp;
  /** What else lies there. */
  readonly other?: RegExp;
  /** Folder of the engine, where the catalogue is only demanded once that stands. */
  readonly engine?: string;
  /** Whether src/ reads it by the loader of folders. */
  readonly isLoaded: boolean;
  /** The test that an item has for itself. */
  readonly testOf?: (stem: string) => string;
  /** What may not name an item: all of src/, unless an item is called like a word. */
  readonly blind?: RegExp;
}

const CAMEL = /^([a-z][A-Za-z0-9]*)\.ts$/;
const KEBAB = /^([a-z][a-z0-9-]*)\.ts$/;
const NOWHERE = /^$/;
const CONTRACT = /^([A-Z][A-Za-z0-9]*)\.sol$/;

/** An item of a coming engine has its test at the mirrored path. */
const coming = (engine: string, name: string): Catalogue => ({
  folder: `${engine}/${name}`,
  item: CAMEL,
  engine,
  isLoaded: true,
  testOf: (stem) => `${engine.replace(/^src/, "test")}/${name}/${stem}.test.ts`,
});

export const CATALOGUES: readonly Catalogue[] = [
  {
    folder: "src/scenario/faults",
    item: CAMEL,
    isLoaded: true,
    testOf: (stem) => `test/scenario/faults/${stem}.test.ts`,
  },
  {
    folder: "src/lint/rules",
    item: KEBAB,
    isLoaded: true,
    testOf: (stem) => (stem.startsWith("live-") ? "test/lint/live.test.ts" : `test/lint/cases/${stem}.ts`),
  },
  // What is loaded outside of src/ is named nowhere there; a case is called like its rule.
  { folder: "test/lint/cases", item: KEBAB, isLoaded: false, blind: NOWHERE },
  { folder: "bench/sources", item: CAMEL, isLoaded: false, blind: NOWHERE },
  { folder: "src/simulate/systems", item: CAMEL, isLoaded: true },
  // Tasks are called like what engines do.
  { folder: "src/tasks", item: CAMEL, isLoaded: true, blind: /^src\/[^/]+$/ },
  // Adapters have their own law, which knows their bases and their suite.
  { folder: "contracts/adapters", item: CONTRACT, isLoaded: false },
  {
    folder: "contracts/faces",
    item: CONTRACT,
    isLoaded: false,
    testOf: (stem) => `test/faces/${stem}.t.sol`,
  },
  {
    folder: "data/scenarios",
    item: /^([a-z][a-z0-9-]*)\.json$/,
    other: /\.schema\.json$/,
    isLoaded: false,
  },
  coming("src/drill", "readers"),
  coming("src/assess", "checks"),
  coming("src/watch", "alerts"),
];

/** An item's file and what it is called. */
export interface Item {
  readonly path: string;
  readonly stem: string;
  /** What others would call it by. */
  readonly name: string;
}

/** The paths of all files of a catalogue, at whatever depth. */
export const filesOf = (files: Files, { folder }: Catalogue): string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${folder}/`));

/** The items of a catalogue, as its listing has them. */
export const itemsOf = (files: Files, catalogue: Catalogue): Item[] =>
  filesOf(files, catalogue).flatMap((path) => {
    const file = posix.relative(catalogue.folder, path);
    const stem = catalogue.other?.test(file) ? undefined : catalogue.item.exec(file)?.[1];
    if (stem === undefined) return [];
    const name = file.endsWith(".ts") ? stem.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : stem;
    return [{ path, stem, name }];
  });
