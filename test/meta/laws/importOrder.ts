import { type Import, importsIn, sourcesIn } from "../imports.ts";
import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** The rooms of src/ from the ground up; each imports of itself and of those before it. */
const ROOMS = [
  "src/oracle/",
  "src/problem.ts",
  "src/files/",
  "src/report/json/",
  "src/providers/",
  "src/abi/",
  "src/spec/",
  "src/transport/",
  "src/client/",
  "src/scenario/",
  "src/lint/",
  "src/deploy/",
  "src/simulate/",
  "src/replay/",
  "src/sweep/",
  "src/drill/",
  "src/assess/",
  "src/watch/",
  "src/report/",
  "src/commands/",
  "src/tasks/",
];

/** What the package is entered by, on top of everything: the files of src/ itself. */
const ENTRY = /^src\/[^/]+$/;

/** Rooms that know nothing of each other: a front-end may take the one without the other. */
const APART: readonly (readonly [string, string])[] = [["src/client/", "src/transport/"]];

/** The room that a file lies in; -1 where it lies in none. */
const roomOf = (path: string): number => {
  const room = ROOMS.findIndex((name) => path.startsWith(name));
  return room === -1 && ENTRY.test(path) ? ROOMS.length : room;
};

const isBetween = ({ from, to }: Import, [one, other]: readonly [string, string]): boolean =>
  (from.startsWith(one) && to.startsWith(other)) || (from.startsWith(other) && to.startsWith(one));

const problemsOf = (files: Files): readonly string[] => {
  const sources = sourcesIn(files, ["src/"]);
  if (sources.length === 0) return ["src holds no source: there is nothing to check."];
  const homeless = sources
    .filter((path) => roomOf(path) === -1)
    .map((path) => `${path} lies in no room of the house: give its folder a place in the order.`);
  const imports = importsIn(files, ["src/"]).filter(({ to, isOfFolder }) => !isOfFolder && roomOf(to) !== -1);
  const upward = imports
    .filter(({ from, to }) => roomOf(from) !== -1 && roomOf(to) > roomOf(from))
    .map(({ from, to }) => `${from} imports ${to}, which lies above it: move what it needs down.`);
  const across = imports
    .filter((each) => APART.some((rooms) => isBetween(each, rooms)))
    .map(({ from, to }) => `${from} imports ${to}: the two rooms know nothing of each other.`);
  return [...homeless, ...upward, ...across];
};

const isAbove = (from: string, to: string): string =>
  `${from} imports ${to}, which lies above it: move what it needs down.`;

/** Imports run one way. */
export default {
  name: "import-order",
  title: "Imports of src/ run downward",
  problemsOf,
  breaches: [
    {
      what: "a type that the ground takes from above",
      changes: { "src/oracle/planted.ts": 'import type { Spec } from "../spec/schema.ts";' },
      problem: isAbove("src/oracle/planted.ts", "src/spec/schema.ts"),
    },
    {
      what: "an engine that loads a command when it runs",
      changes: { "src/sweep/planted.ts": 'export const load = () => import("../commands/lint.ts");' },
      problem: isAbove("src/sweep/planted.ts", "src/commands/lint.ts"),
    },
    {
      what: "a schema of a report that is told by a page",
      changes: { "src/report/json/planted.ts": 'export * from "../textTable.ts";' },
      problem: isAbove("src/report/json/planted.ts", "src/report/textTable.ts"),
    },
    {
      what: "a task that asks an entry of the package",
      changes: { "src/tasks/planted.ts": 'import "../index.ts";' },
      problem: isAbove("src/tasks/planted.ts", "src/index.ts"),
    },
    {
      what: "the client and the transport holding each other",
      changes: { "src/client/planted.ts": 'import { x } from "../transport/transport.ts";' },
      problem:
        "src/client/planted.ts imports src/transport/transport.ts: the two rooms know nothing of each other.",
    },
    {
      what: "a folder that has no place",
      changes: { "src/attic/planted.ts": "" },
      problem: "src/attic/planted.ts lies in no room of the house: give its folder a place in the order.",
    },
  ],
} satisfies Law;
