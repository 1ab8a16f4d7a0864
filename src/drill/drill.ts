import { EVM_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { Problem } from "../problem.ts";
import { consumerGate, type DrillConsumer, type TriedConsumer, tryConsumer } from "./consumers.ts";
import type { DrillFault } from "./drillFault.ts";
import { type DrilledOn, drillOracle } from "./drillOracle.ts";
import { type DrillSubject, findOracle } from "./findOracle.ts";
import type { GasPreflight } from "./gasPreflight.ts";
import type { DrillSession } from "./session.ts";

/** Many oracles drilled at one block. */

/** How all of them are drilled. */
export interface DrillOptions {
  readonly faults: readonly DrillFault[];
  readonly gates: readonly string[];
  /** Gas that one read is given. */
  readonly cellGas: number;
  /** Most that fail alike, or lie, at once; left out for every state there is. */
  readonly atOnce?: number;
  /** What reads the oracles. */
  readonly consumers?: readonly DrillConsumer[];
  /** Further faults for an oracle, by how far apart it lets prices be, in basis points. */
  readonly faultsAround?: (deviationBps: number) => readonly DrillFault[];
  /** Another gas schedule under which every read is run too: a hard fork's name, or `x2` and `x3`. Needs the optional peer. */
  readonly gasSchedule?: string;
  /** Told before each subject. */
  readonly onSubject?: (name: string, index: number, count: number) => void;
}

/** A layer that was drilled, and what was known of it. */
export interface DrilledSubject extends DrilledOn {
  readonly subject: DrillSubject;
  /** What another gas schedule makes of it; left out where none is given. */
  readonly preflight?: GasPreflight;
  readonly consumers: readonly TriedConsumer[];
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

/** Opens a preflight, with the packages that it needs. */
const preflightUnder = async (session: DrillSession, name: string, cellGas: number) => {
  requirePackages("--gas-schedule", EVM_PACKAGES);
  const { scheduleNamed } = await import("./gasSchedules.ts");
  const { openPreflight } = await import("./gasPreflight.ts");
  return openPreflight(session, scheduleNamed(name), cellGas);
};

/** What `attempt` leads to; where that is a problem, it is left out under this name, and nothing else. */
const unlessProblem = async <Result>(
  name: string,
  leftOut: LeftOut[],
  attempt: () => Promise<Result>,
): Promise<Result | undefined> => {
  try {
    return await attempt();
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    leftOut.push({ name, problem: failure });
    return undefined;
  }
};

/** Drills each subject. One that cannot be, or a layer of it, is left out with its problem, and the rest is drilled. */
export const drillAll = async (
  session: DrillSession,
  subjects: readonly DrillSubject[],
  { onSubject, consumers = [], gasSchedule, ...how }: DrillOptions,
): Promise<Drilled> => {
  const preflightOf =
    gasSchedule === undefined ? undefined : await preflightUnder(session, gasSchedule, how.cellGas);
  const drilled: DrilledSubject[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, subject] of subjects.entries()) {
    onSubject?.(subject.name, index, subjects.length);
    const found = await unlessProblem(subject.name, leftOut, () => findOracle(session, subject));
    for (const layer of found?.layers ?? []) {
      const causes = subject.causesOf?.(layer.feeds.map(({ feed }) => feed)) ?? [];
      const settings = { ...how, causes, reader: found?.reader ?? "" };
      const on = await unlessProblem(layer.name, leftOut, () => drillOracle(session, layer, settings));
      if (on === undefined) continue;
      const readers = consumers.filter(({ oracle = subject.name }) => oracle === subject.name);
      const tried: TriedConsumer[] = [];
      for (const consumer of readers) tried.push(await tryConsumer(on, consumer));
      const gates = tried.flatMap((one) => consumerGate(one) ?? []);
      const judged = await preflightOf?.(layer);
      if (judged !== undefined) gates.push(judged.gate);
      drilled.push({
        ...on,
        gates: [...on.gates, ...gates],
        subject,
        consumers: tried,
        ...(judged !== undefined && { preflight: judged.preflight }),
      });
    }
  }
  return { drilled, leftOut };
};
