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

/** What could not be drilled, and the problem that says why. */
export interface LeftOut {
  readonly name: string;
  readonly problem: Problem;
}

/** Everything that was drilled, a layer each, in order. */
export interface Drilled {
  readonly drilled: readonly DrilledOn[];
  readonly leftOut: readonly LeftOut[];
}

const drillSubject = async (
  session: DrillSession,
  subject: DrillSubject,
  { faults, gates, cellGas }: DrillOptions,
): Promise<DrilledOn[]> => {
  const { reader, layers } = await findOracle(session, subject);
  const drilled: DrilledOn[] = [];
  for (const layer of layers) {
    const causes = subject.causesOf?.(layer.feeds.map(({ feed }) => feed)) ?? [];
    drilled.push(await drillOracle(session, layer, { faults, causes, gates, cellGas, reader }));
  }
  return drilled;
};

/** Drills each subject. One that cannot be is left out with its problem, and the rest is drilled. */
export const drillAll = async (
  session: DrillSession,
  subjects: readonly DrillSubject[],
  options: DrillOptions,
): Promise<Drilled> => {
  const drilled: DrilledOn[] = [];
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
