import { CATALOGUES, itemsOf } from "../catalogues.ts";
import { literalsIn, sourcesIn } from "../imports.ts";
import { type Exception, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** A module for each contract, which names its own; and the table that is generated from the adapters. */
const GENERATED = /^src\/(abi\/|providers\/adapters\.ts$)/;

const COMPARED = [
  "holdfast-median",
  "holdfast-ordered",
  "naive-fallback",
  "single-feed",
  "single-feed-staleness",
];

const EXCEPTIONS: readonly Exception[] = [
  ...["factor", "freeze", "sequencer-down"].map((fault) => ({
    place: `src/replay/incidentScenario.ts: ${fault}`,
    reason: "writes a scenario, in the words in which a person would write it",
  })),
  ...["src/tasks/break.ts", "src/deploy/breakFeed.ts"].map((path) => ({
    place: `${path}: freeze`,
    reason: "a word of the command that breaks a made-up feed, which is no fault of a scenario",
  })),
  { place: "src/tasks/simulate.ts: tour", reason: "what is simulated unless a scenario is named" },
  ...COMPARED.map((system) => ({
    place: `src/commands/replay.ts: ${system}`,
    reason: "what is compared unless systems are named",
  })),
];

const problemsOf = (files: Files): readonly string[] => {
  const sources = sourcesIn(files, ["src/"]).filter((path) => !GENERATED.test(path));
  const catalogues = CATALOGUES.map((catalogue) => ({ ...catalogue, items: itemsOf(files, catalogue) }));
  if (sources.length === 0 || catalogues.every(({ items }) => items.length === 0)) {
    return ["There is no source, or no item: there is nothing to check."];
  }
  const findings = sources.flatMap((path) => {
    const literals = new Set(literalsIn(files, path));
    return catalogues
      .filter(({ folder, blind }) => !path.startsWith(`${folder}/`) && (blind?.test(path) ?? true))
      .flatMap(({ items }) => items.filter(({ name }) => literals.has(name)))
      .map((item) => ({
        place: `${path}: ${item.name}`,
        sentence: `${path} names "${item.name}": only ${item.path} may, so let the item say what is special about it.`,
      }));
  });
  return sentencesOf(findings, EXCEPTIONS);
};

const breach = (path: string, name: string, item: string) => ({
  what: `${name} in ${path}`,
  changes: { [path]: `if (name === "${name}") return;` },
  problem: `${path} names "${name}": only ${item} may, so let the item say what is special about it.`,
});

/** Engines are blind to what they run. */
export default {
  name: "item-names",
  title: "Nothing in src/ names an item of a catalogue but the item's own file",
  problemsOf,
  breaches: [
    breach("src/simulate/planted.ts", "stuck-round", "src/scenario/faults/stuckRound.ts"),
    breach("src/lint/planted.ts", "no-spare", "src/lint/rules/no-spare.ts"),
    breach("src/report/planted.ts", "holdfast-governed", "src/simulate/systems/holdfastGoverned.ts"),
    breach("src/planted.ts", "simulate", "src/tasks/simulate.ts"),
    breach("src/sweep/planted.ts", "luna-clamp", "data/scenarios/luna-clamp.json"),
    breach("src/deploy/planted.ts", "PythAdapter", "contracts/adapters/PythAdapter.sol"),
    breach("src/deploy/planted.ts", "MorphoPriceFace", "contracts/faces/MorphoPriceFace.sol"),
  ],
} satisfies Law;
