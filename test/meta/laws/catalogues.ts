import { posix } from "node:path";
import { CATALOGUES, type Catalogue, filesOf, itemsOf } from "../catalogues.ts";
import { importsComputed, importsIn, sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

const LOADER = "src/files/folderRegistry.ts";

/** These import what only a run tells, and no item of a catalogue. */
const EXCEPTIONS: readonly Exception[] = [
  { place: "src/lazyPlugin.ts", reason: "names the package itself, so that no bundler follows" },
  { place: "src/simulate/chooseSystems.ts", reason: "loads the peers, which this repository alone has" },
  { place: "src/simulate/testRunner.ts", reason: "loads a module of Hardhat's that it does not export" },
];

const isAbstract = (text: string): boolean =>
  /^abstract contract\s/m.test(text) && !/^contract\s/m.test(text);

const isDemanded = (files: Files, { engine }: Catalogue): boolean =>
  engine === undefined || [...files.keys()].some((path) => path.startsWith(`${engine}/`));

/** The folder is flat and holds items, each with its test. */
const ofListing = (files: Files, catalogue: Catalogue): string[] => {
  const { folder, testOf, other } = catalogue;
  const items = itemsOf(files, catalogue);
  if (items.length === 0) return [`${folder} holds no item: there is nothing to check.`];
  const strangers = filesOf(files, catalogue)
    .filter((path) => !items.some((item) => item.path === path))
    .filter((path) => !other?.test(posix.relative(folder, path)))
    .map((path) => `${path} is no item of ${folder}: a catalogue is one flat folder of its items alone.`);
  const untested = items.flatMap(({ path, stem }) => {
    const test = testOf?.(stem);
    if (test === undefined || files.has(test) || isAbstract(files.get(path) ?? "")) return [];
    return [`${path} has no test of its own: write ${test}.`];
  });
  return [...strangers, ...untested];
};

/** The loader reads the folder, and nobody imports an item by its name. */
const ofLoading = (files: Files, catalogue: Catalogue): string[] => {
  const items = itemsOf(files, catalogue);
  if (!catalogue.isLoaded || items.length === 0) return [];
  const imports = importsIn(files, ["src/"]);
  const loads = (path: string) => imports.some(({ from, to }) => from === path && to === LOADER);
  const isRead = imports.some(({ from, to }) => to === catalogue.folder && loads(from));
  const byName = imports
    .filter(({ to }) => items.some(({ path }) => path === to))
    .map(({ from, to }) => `${from} imports the item ${to}: let the listing be the registry.`);
  return [...(isRead ? [] : [`${catalogue.folder} is not read by ${LOADER}: load it.`]), ...byName];
};

/** Nothing else loads what a folder lists. */
const ofOtherLoaders = (files: Files): Finding[] =>
  sourcesIn(files, ["src/"])
    .filter((path) => path !== LOADER && importsComputed(files, path))
    .map((path) => ({
      place: path,
      sentence: `${path} imports what only a run tells: let ${LOADER} load catalogues.`,
    }));

const problemsOf = (files: Files): readonly string[] => [
  ...CATALOGUES.filter((catalogue) => isDemanded(files, catalogue)).flatMap((catalogue) => [
    ...ofListing(files, catalogue),
    ...ofLoading(files, catalogue),
  ]),
  ...sentencesOf(ofOtherLoaders(files), EXCEPTIONS),
];

const stranger = (folder: string, file: string) => ({
  what: `${folder}/${file}`,
  changes: { [`${folder}/${file}`]: "" },
  problem: `${folder}/${file} is no item of ${folder}: a catalogue is one flat folder of its items alone.`,
});

const untested = (path: string, test: string, text = "") => ({
  what: `no test of ${path}`,
  changes: { [path]: text },
  problem: `${path} has no test of its own: write ${test}.`,
});

/** What grows is one flat folder. */
export default {
  name: "catalogues",
  title: "A catalogue is one flat folder, its listing is the registry, and one loader reads all of them",
  problemsOf,
  breaches: [
    stranger("src/scenario/faults", "late/planted.ts"),
    stranger("src/lint/rules", "Planted.ts"),
    stranger("src/simulate/systems", "notes.md"),
    stranger("src/tasks", "local/planted.ts"),
    stranger("contracts/adapters", "wire/PlantedAdapter.sol"),
    stranger("contracts/faces", "planted.ts"),
    stranger("data/scenarios", "l2/planted.json"),
    untested("src/scenario/faults/planted.ts", "test/scenario/faults/planted.test.ts"),
    untested("contracts/faces/PlantedFace.sol", "test/faces/PlantedFace.t.sol", "contract PlantedFace {}"),
    {
      what: "an item that is imported by its name",
      changes: { "src/lint/planted.ts": 'import rule from "./rules/no-spare.ts";' },
      problem:
        "src/lint/planted.ts imports the item src/lint/rules/no-spare.ts: let the listing be the registry.",
    },
    {
      what: "a second loader",
      changes: { "src/replay/planted.ts": "await import(new URL(file, folder).href);" },
      problem: `src/replay/planted.ts imports what only a run tells: let ${LOADER} load catalogues.`,
    },
    {
      what: "a catalogue that nothing reads",
      changes: { "src/lint/lint.ts": "" },
      problem: `src/lint/rules is not read by ${LOADER}: load it.`,
    },
    {
      what: "an engine without its catalogue",
      changes: { "src/watch/planted.ts": "" },
      problem: "src/watch/alerts holds no item: there is nothing to check.",
    },
  ],
} satisfies Law;
