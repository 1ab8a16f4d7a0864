import type { z } from "zod";
import { keccak256, concat } from "ethers";
import { digestOf } from "../files/canonicalJson.ts";
import { misuse, notObserved } from "../problem.ts";
import type drillReport from "../report/json/drillReport.ts";
import { runtimeCodeOf } from "./board.ts";
import { GAS_GATE } from "./defaults.ts";
import { type Drilled, type DrilledSubject, type DrillOptions, drillAll, type LeftOut } from "./drill.ts";
import type { DrillSubject } from "./findOracle.ts";
import type { SubjectHints } from "./reader.ts";
import type { DrillSession } from "./session.ts";

/** What a drill of many oracles comes to: the document that is written, shown and kept as evidence. */

/** The document. */
export type DrillReport = z.output<typeof drillReport.schema>;
/** One oracle in it. */
export type ReportedOracle = DrillReport["oracles"][number];

/** Hash of what stands over feeds and tries cells. */
export const stubHash = (): string =>
  keccak256(concat([runtimeCodeOf("DrillStub"), runtimeCodeOf("DrillBoard")]));

/** Hints without what follows from the spec, and hangs on nothing that is on the chain. */
const writtenHints = ({ feedFacts: _, feeds, ...hints }: SubjectHints): ReportedOracle["hints"] => ({
  ...hints,
  ...(feeds !== undefined && { feeds: [...feeds] }),
});

const reported = ({ result, gates, subject, consumers, preflight }: DrilledSubject): ReportedOracle => {
  const { silencesThatStop: _, worstLieBps: __, isMovedBy: ___, causes, cells, healthy, ...rest } = result;
  return {
    ...rest,
    // What was named, which may be a market whose oracle is another contract: by that the drill is repeated.
    subject: subject.name,
    address: subject.address,
    hints: writtenHints(subject.hints),
    sources: result.sources.map((source) => ({ ...source })),
    healthy: { ...healthy, faults: { ...healthy.faults } },
    cells: cells.map((cell) => ({ ...cell, faults: { ...cell.faults } })),
    tolerance: {
      ...result.tolerance,
      together: result.tolerance.together.map(([one, other]) => [one, other]),
    },
    singlePoints: result.singlePoints.map((point) => ({ ...point })),
    frontier: { ...result.frontier, reach: result.frontier.reach.map((reach) => ({ ...reach })) },
    causes: causes.map(({ isMoved: ____, sources, ...cause }) => ({ ...cause, sources: [...sources] })),
    worstGas: { ...result.worstGas, faults: { ...result.worstGas.faults } },
    failover: result.failover.map((one) => ({ ...one })),
    consumers: consumers.map((consumer) => ({
      ...consumer,
      calls: consumer.calls.map((call) => ({
        ...call,
        cells: call.cells.map((cell) => ({ ...cell, faults: { ...cell.faults } })),
      })),
    })),
    ...(preflight !== undefined && {
      gasSchedule: {
        ...preflight,
        reads: preflight.reads.map((read) => ({ ...read, faults: { ...read.faults } })),
        sources: preflight.sources.map((source) => ({ ...source })),
      },
    }),
    notes: [...result.notes],
    gates: gates.map((gate) => ({ ...gate })),
  };
};

/**
 * Hash of results. Without gas: what a read takes hangs on which of two times is the older, so that the same oracles deployed a
 * second apart differ by 20.
 */
export const resultDigest = (oracles: readonly ReportedOracle[]): string => {
  const withoutGas = ({ gas: _, ...cell }: ReportedOracle["healthy"]) => cell;
  return digestOf(
    oracles.map(({ worstGas: _, gasSchedule: __, gates, healthy, cells, ...rest }) => ({
      ...rest,
      // The sentence of the preflight says gas.
      gates: gates.map((gate) => (gate.gate === GAS_GATE ? { gate: gate.gate, ok: gate.ok } : gate)),
      healthy: withoutGas(healthy),
      cells: cells.map(withoutGas),
    })),
  );
};

/** Everything that identifies a report, and the results that two nodes have to agree on. */
const documentOf = (
  session: DrillSession,
  network: string,
  { drilled, leftOut }: Drilled,
  options: DrillOptions,
): DrillReport => {
  const oracles = drilled.map(reported);
  return {
    block: { ...session.block },
    chainId: session.chainId,
    network,
    client: session.client,
    clients: [session.client],
    cellGas: options.cellGas,
    faults: options.faults.map(({ id }) => id),
    gasSchedule: options.gasSchedule ?? null,
    stubHash: stubHash(),
    oracles,
    leftOut: leftOut.map(({ name, problem }) => ({ name, because: problem.message })),
    digest: resultDigest(oracles),
  };
};

/** Where two reports differ first, as a sentence's end. */
const differenceOf = (one: DrillReport, other: DrillReport): string => {
  for (const [index, oracle] of one.oracles.entries()) {
    const match = other.oracles[index];
    if (match === undefined) return `${oracle.oracle} was drilled on one alone`;
    for (const [place, cell] of oracle.cells.entries()) {
      const mirrored = match.cells[place];
      if (digestOf(cell) !== digestOf(mirrored ?? null)) {
        const faults = Object.entries(cell.faults).map(([source, fault]) => `source ${source} ${fault}`);
        const shown = (given: typeof cell | undefined): string =>
          given === undefined
            ? "nothing"
            : given.ok
              ? `${given.price} for ${given.gas} gas`
              : `no price for ${given.gas} gas`;
        return `in ${oracle.oracle} with ${faults.join(", ") || "no fault"} one says ${shown(cell)} and the other ${shown(mirrored)}`;
      }
    }
    if (digestOf(oracle) !== digestOf(match)) return `${oracle.oracle} differs beside its cells`;
  }
  return "one drilled more oracles";
};

/**
 * Drills subjects through one node, or through two, which have to give the same results.
 * @param network Its name, as the spec has it.
 * @param missing What is declared and not there.
 * @throws Problem where nothing could be drilled, or the nodes differ.
 */
export const drillThrough = async (
  sessions: readonly DrillSession[],
  network: string,
  subjects: readonly DrillSubject[],
  options: DrillOptions,
  missing: readonly LeftOut[] = [],
): Promise<DrillReport> => {
  const reports: DrillReport[] = [];
  for (const session of sessions) {
    const found = await drillAll(session, subjects, options);
    const drilled = { ...found, leftOut: [...missing, ...found.leftOut] };
    if (drilled.drilled.length === 0) {
      const [only, ...others] = drilled.leftOut;
      if (only !== undefined && others.length === 0) throw only.problem;
      const reasons = drilled.leftOut.map(({ name, problem }) => `${name}: ${problem.message}`);
      throw notObserved(`Nothing could be drilled. ${reasons.join(" ")}`);
    }
    reports.push(documentOf(session, network, drilled, options));
  }
  const [first, second] = reports;
  if (first === undefined) throw misuse("--rpc", "no node is given: give its address.");
  if (second === undefined) return first;
  const [one, other] = sessions;
  if (first.block.hash !== second.block.hash) {
    throw notObserved(
      `${one?.name} and ${other?.name} have different blocks ${first.block.number}: ${first.block.hash} and ${second.block.hash}. Wait until both have the same, or name an older one with --block.`,
    );
  }
  if (first.digest !== second.digest) {
    throw notObserved(
      `${one?.name} (${first.client}) and ${other?.name} (${second.client}) give different results at block ${first.block.number}: ${differenceOf(first, second)}. One of them is wrong: ask a third.`,
    );
  }
  return { ...first, clients: [first.client, second.client] };
};
