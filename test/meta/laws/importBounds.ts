import { type Import, importsIn, literalsIn, sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** What the sources of a folder may import of the project, besides each other. */
interface Bound {
  readonly folder: string;
  readonly allowed: readonly string[];
  /** Of these the types alone. */
  readonly allowedTypes?: readonly string[];
  readonly remedy: string;
}

/** The first that holds a file is its own. */
const BOUNDS: readonly Bound[] = [
  {
    folder: "src/deploy/",
    allowed: ["src/", "deploy/modules/"],
    remedy: "what ships is src/ alone, with the modules of Ignition",
  },
  { folder: "src/", allowed: ["src/"], remedy: "what ships is src/ alone" },
  {
    folder: "deploy/modules/",
    allowed: [],
    remedy: "modules are handed what they deploy",
  },
  {
    folder: "dashboard/",
    allowed: ["src/client/", "src/transport/", "src/oracle/"],
    allowedTypes: ["src/report/json/"],
    remedy: "a page takes client, transport, oracle, and the types of report/json",
  },
];

/** What is in the repository and not in the package; named by a path, not by an import, it is missed all the same. */
const UNSHIPPED = /^(bench|dashboard|scripts|test)(\/|$)/;
/** A word of its own where it stands alone. */
const WORDS = ["test"];

const EXCEPTIONS: readonly Exception[] = [
  {
    place: "src/simulate/chooseSystems.ts: bench",
    reason: "the peers are simulated in this repository alone, where their packages are",
  },
  {
    place: "src/commands/buildForTask.ts: test/support/*.sol",
    reason: "in this repository simulations deploy what the drivers of providers need",
  },
];

const isIn = (path: string, folders: readonly string[] = []): boolean =>
  folders.some((folder) => path.startsWith(folder));

const isOutOf = ({ from, to, isOfTypes, isOfFolder }: Import): Finding[] => {
  const bound = BOUNDS.find(({ folder }) => from.startsWith(folder));
  if (bound === undefined) return [];
  const path = isOfFolder ? `${to}/` : to;
  const isAllowed =
    isIn(path, [bound.folder, ...bound.allowed]) || (isOfTypes && isIn(path, bound.allowedTypes));
  if (isAllowed) return [];
  return [
    {
      place: `${from} -> ${to}`,
      sentence: `${from} imports ${to === "" ? "the root" : to}: ${bound.remedy}.`,
    },
  ];
};

/** Paths from the root, by which files are read or run that the package has not. */
const unshippedIn = (files: Files, path: string): Finding[] =>
  literalsIn(files, path)
    .filter((text) => UNSHIPPED.test(text) && !WORDS.includes(text))
    .map((text) => ({
      place: `${path}: ${text}`,
      sentence: `${path} names ${text}, which is not in the package: hand it over.`,
    }));

const problemsOf = (files: Files): readonly string[] => {
  const shipped = sourcesIn(files, ["src/"]);
  if (shipped.length === 0) return ["src holds no source: there is nothing to check."];
  const folders = BOUNDS.filter(
    ({ folder }) => !BOUNDS.some((other) => other.folder !== folder && folder.startsWith(other.folder)),
  );
  const imports = importsIn(
    files,
    folders.map(({ folder }) => folder),
  );
  const findings = [...imports.flatMap(isOutOf), ...shipped.flatMap((path) => unshippedIn(files, path))];
  return sentencesOf(findings, EXCEPTIONS);
};

/** What ships stands by itself. */
export default {
  name: "import-bounds",
  title: "Folders import of the project what they may: src/ nothing that is not in the package",
  problemsOf,
  breaches: [
    ...["scripts/sizes.ts", "bench/bench.ts", "test/support/near.ts"].map((path) => ({
      what: `what ships importing ${path}`,
      changes: { "src/files/planted.ts": `import { x } from "../../${path}";` },
      problem: `src/files/planted.ts imports ${path}: what ships is src/ alone.`,
    })),
    {
      what: "what ships knowing the root by its own place",
      changes: { "src/files/planted.ts": 'export const root = new URL("../..", import.meta.url);' },
      problem: "src/files/planted.ts imports the root: what ships is src/ alone.",
    },
    {
      what: "what ships running a program that is not in the package",
      changes: { "src/files/planted.ts": 'run("scripts/sizes.ts");' },
      problem: "src/files/planted.ts names scripts/sizes.ts, which is not in the package: hand it over.",
    },
    {
      what: "a module of Ignition that asks the engine",
      changes: { "deploy/modules/planted.ts": 'import { x } from "../../src/deploy/plan.ts";' },
      problem: "deploy/modules/planted.ts imports src/deploy/plan.ts: modules are handed what they deploy.",
    },
    {
      what: "a page that brings an engine along",
      changes: { "dashboard/planted.ts": 'import { x } from "../src/lint/lint.ts";' },
      problem:
        "dashboard/planted.ts imports src/lint/lint.ts: a page takes client, transport, oracle, and the types of report/json.",
    },
    {
      what: "a page that brings the schema of a report along",
      changes: {
        "dashboard/allowed.ts": 'import type { X } from "../src/report/json/planted.ts";',
        "dashboard/planted.ts": 'import { x } from "../src/report/json/planted.ts";',
        "src/report/json/planted.ts": "",
      },
      problem:
        "dashboard/planted.ts imports src/report/json/planted.ts: a page takes client, transport, oracle, and the types of report/json.",
    },
  ],
} satisfies Law;
