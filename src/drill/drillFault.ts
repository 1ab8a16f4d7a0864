import { misuse } from "../problem.ts";
import { type Lie, liesAround } from "../oracle/frontierStates.ts";
import { FAULT_DEFINITIONS } from "../scenario/faultDefinitions.ts";
import { type FaultKind, scaling, type ShownFeed, type StubAct } from "../scenario/stubAct.ts";

/** Faults as a drill shows them: those of the catalogue, and the silence and the lies that the frontier is made of. */

/** One fault, ready to be shown on any feed. */
export interface DrillFault {
  /** Name in the catalogue, followed by the variant where that is not the first: `factor:10`. */
  readonly id: string;
  readonly title: string;
  readonly show: (feed: ShownFeed) => StubAct;
  /** Whether it is the sequencer's feed that shows it. */
  readonly isOfSequencer: boolean;
  /** What it is a case of. */
  readonly kinds: readonly FaultKind[];
}

/** A fault of the catalogue that no drill shows. */
interface HiddenFault {
  readonly name: string;
  readonly because: string;
}

const shownOf = (name: string): DrillFault[] | HiddenFault => {
  const definition = FAULT_DEFINITIONS.get(name);
  if (definition === undefined) throw new RangeError(`${name} is no fault.`);
  const { drill } = definition;
  if ("cannot" in drill) return { name, because: drill.cannot };
  const variants = Object.entries(drill.variants ?? { "": definition.parameters.parse(definition.example) });
  return variants.map(([variant, parameters], place) => ({
    id: place === 0 ? name : `${name}:${variant}`,
    title: definition.title,
    show: (feed) => drill.show(parameters, feed),
    isOfSequencer: drill.isOfSequencer ?? false,
    kinds: drill.kinds ?? [],
  }));
};

/** Everything that can be shown, and what cannot with the reason, by name. */
export const drillFaults = (): {
  readonly shown: readonly DrillFault[];
  readonly hidden: readonly HiddenFault[];
} => {
  const all = [...FAULT_DEFINITIONS.keys()].map(shownOf);
  return {
    shown: all.flatMap((one) => (Array.isArray(one) ? one : [])),
    hidden: all.flatMap((one) => (Array.isArray(one) ? [] : [one])),
  };
};

/**
 * The faults that somebody names; a bare name means all its variants.
 * @throws Problem where one is unknown, or cannot be shown.
 */
export const chosenFaults = (names: readonly string[]): DrillFault[] => {
  const { shown, hidden } = drillFaults();
  const chosen = names.flatMap((name) => {
    const found = shown.filter(({ id }) => id === name || id.startsWith(`${name}:`));
    const reason = hidden.find((one) => one.name === name)?.because;
    if (reason !== undefined) throw misuse("--faults", `"${name}" cannot be shown at one block. ${reason}`);
    if (found.length > 0) return found;
    const known = shown.map(({ id }) => id).join(", ");
    throw misuse("--faults", `"${name}" is no fault; there are ${known}.`);
  });
  return [...new Map(chosen.map((fault) => [fault.id, fault])).values()];
};

/** How a source is silent in the frontier: it reverts. Who survives that may not survive other silences: the matrix has them. */
export const SILENCE: DrillFault = {
  id: "silent",
  title: "reverts without data",
  show: () => ({ act: "revert", data: "0x" }),
  isOfSequencer: false,
  kinds: [],
};

/** A lie of the frontier as a fault. */
export const lieFault = ({ name, numerator, denominator }: Lie): DrillFault => ({
  id: `lie:${name}`,
  title: name.startsWith("x")
    ? `answers with ${name.slice(1)} times its price`
    : "answers with a price at the edge of the deviation",
  show: () => ({ act: "edit", edits: [scaling(numerator, denominator)] }),
  isOfSequencer: false,
  kinds: [],
});

/** The lies of the frontier as faults. */
export const frontierLies = (deviationBps: number): readonly DrillFault[] =>
  liesAround(deviationBps).map(lieFault);
