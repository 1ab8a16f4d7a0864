import { posix } from "node:path";
import { type Import, importsIn, sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

const FOLDERS = ["src/", "deploy/modules/", "dashboard/", "contracts/"];
/** Of contracts only files are asked: an interface and a type may speak of each other's neighbor. */
const BY_FOLDER = /^(src|deploy\/modules|dashboard)\//;

const EXCEPTIONS: readonly Exception[] = [];

type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = (imports: readonly Import[]): Graph => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
};

/** A circle for each way that leads back to where it came by: the files of it in order, the least first. */
const circlesOf = (graph: Graph): string[][] => {
  const circles = new Map<string, string[]>();
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    const begin = way.indexOf(file);
    if (begin !== -1) {
      const circle = way.slice(begin);
      const least = circle.indexOf([...circle].sort()[0] ?? "");
      const turned = [...circle.slice(least), ...circle.slice(0, least)];
      circles.set(turned.join(" "), turned);
      return;
    }
    if (done.has(file)) return;
    way.push(file);
    for (const next of graph.get(file) ?? []) walk(next);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return [...circles.values()];
};

/** The files of src/ itself are rooms of their own: what is entered lies above everything, and the problem below. */
const folderOf = (path: string): string => (/^src\/[^/]+$/.test(path) ? path : posix.dirname(path));

/** An import for each folder and folder that it imports of. */
const betweenFolders = (imports: readonly Import[]): ReadonlyMap<string, Import> =>
  new Map(
    imports
      .filter(({ from, to }) => BY_FOLDER.test(from) && folderOf(from) !== folderOf(to))
      .map((each) => [`${folderOf(each.from)} ${folderOf(each.to)}`, each]),
  );

const mutualFolders = (imports: readonly Import[]): Finding[] => {
  const links = betweenFolders(imports);
  return [...links].flatMap(([pair, there]) => {
    const [one = "", other = ""] = pair.split(" ");
    const back = links.get(`${other} ${one}`);
    if (back === undefined || one > other) return [];
    const ways = `${there.from} imports ${there.to}, and ${back.from} imports ${back.to}`;
    const sentence = `${one} and ${other} import each other: ${ways}. Move what both need down.`;
    return [{ place: `${one} <-> ${other}`, sentence }];
  });
};

const problemsOf = (files: Files): readonly string[] => {
  if (sourcesIn(files, FOLDERS).length === 0) return ["There is no source: there is nothing to check."];
  const imports = importsIn(files, FOLDERS).filter(({ isOfFolder }) => !isOfFolder);
  const circles = circlesOf(graphOf(imports)).map(
    (circle) => `${[...circle, circle[0]].join(" imports ")}: move what they need into a file below.`,
  );
  return [...circles, ...sentencesOf(mutualFolders(imports), EXCEPTIONS)];
};

/** No import leads back. */
export default {
  name: "import-circles",
  title: "No files import each other in a circle, and no two folders each other",
  problemsOf,
  breaches: [
    {
      what: "three files in a circle, by whatever imports them",
      changes: {
        "src/spec/first.ts": 'import type { a } from "./second.ts";',
        "src/spec/second.ts": 'export * from "./third.ts";',
        "src/spec/third.ts": 'export const a = import("./first.ts");',
      },
      problem:
        "src/spec/first.ts imports src/spec/second.ts imports src/spec/third.ts imports src/spec/first.ts: move what they need into a file below.",
    },
    {
      what: "two contracts in a circle",
      changes: {
        "contracts/types/One.sol": 'import {Two} from "./Two.sol";',
        "contracts/types/Two.sol": 'import "./One.sol";',
      },
      problem:
        "contracts/types/One.sol imports contracts/types/Two.sol imports contracts/types/One.sol: move what they need into a file below.",
    },
    {
      what: "an engine that imports of its own catalogue",
      changes: {
        "src/lint/planted.ts": 'import rule from "./planted/item.ts";',
        "src/lint/planted/item.ts": 'import type { Rule } from "../rule.ts";',
      },
      problem:
        "src/lint and src/lint/planted import each other: src/lint/planted.ts imports src/lint/planted/item.ts, and src/lint/planted/item.ts imports src/lint/rule.ts. Move what both need down.",
    },
  ],
} satisfies Law;
