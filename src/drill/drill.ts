import { Problem } from "../problem.ts";
import type { DrillFault } from "./drillFault.ts";
import { type DrilledOn, drillOracle } from "./drillOracle.ts";
import { type DrillSubject, findOracle } from "./findOracle.ts";
import type { DrillSession } from "./session.ts";

/** Many oracles drilled at one block. */

/** How all of them are drilled. */
export interface DrillOptions {
  readonly faults: readonly DrillFault[];
  readonly gates: readonly string[];
  /** Gas that one read is given. */
  readonly cellGas: number;
  /** Told before each subject. */
  readonly onSubject?: (name: string, index: number, count: number) => void;
}

/** A layer that was drilled, and what was known of it. */
export interface DrilledSubject extends DrilledOn {
  readonly subject: DrillSubject;
}

/** What could not be drilled, and the problem that says why. */
export interface LeftOut {
  readonly name: string;
  readonly problem: Problem;
}

/** Everything that was drilled, a layer each, in order. */
export interface Drilled {
  readonly drilled: readonly DrilledSubject[];
  readonly leftOut: readonly LeftOut[];
}

const drillSubject = async (
  session: DrillSession,
  subject: DrillSubject,
  { faults, gates, cellGas }: DrillOptions,
): Promise<DrilledSubject[]> => {
  const { reader, layers } = await findOracle(session, subject);
  const drilled: DrilledSubject[] = [];
  for (const layer of layers) {
    const causes = subject.causesOf?.(layer.feeds.map(({ feed }) => feed)) ?? [];
    const on = await drillOracle(session, layer, { faults, causes, gates, cellGas, reader });
    drilled.push({ ...on, subject });
  }
  return drilled;
};

/** Drills each subject. One that cannot be is left out with its problem, and the rest is drilled. */
export const drillAll = async (
  session: DrillSession,
  subjects: readonly DrillSubject[],
  options: DrillOptions,
): Promise<Drilled> => {
  const drilled: DrilledSubject[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, subject] of subjects.entries()) {
    options.onSubject?.(subject.name, index, subjects.length);
    try {
      drilled.push(...(await drillSubject(session, subject, options)));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      leftOut.push({ name: subject.name, problem: failure });
    }
  }
  return { drilled, leftOut };
};
