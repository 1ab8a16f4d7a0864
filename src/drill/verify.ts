import { digestOf } from "../files/canonicalJson.ts";
import { parseDocument } from "../files/jsonDocument.ts";
import { misuse, Problem } from "../problem.ts";
import drillReport from "../report/json/drillReport.ts";
import { drillAll } from "./drill.ts";
import { chosenFaults } from "./drillFault.ts";
import { resultDigest, stubHash } from "./drillReport.ts";
import { checkEvidence, type DrillEvidence, evidenceOf, NO_PREVIOUS } from "./evidence.ts";
import { openSession } from "./openSession.ts";
import type { SubjectHints } from "./reader.ts";
import type { NodeConnection } from "./session.ts";

/** Recomputes drills that were kept, at their own blocks. */

/** What came of one of them. */
interface Verification {
  /** Where it stands. */
  readonly place: string;
  /** Nothing was found out where its block could not be run again. */
  readonly outcome: "same" | "different" | "unknown";
  readonly sentence: string;
}

/** Drills of a file, and what is wrong with the file itself. */
interface KeptDrills {
  readonly drills: readonly { readonly place: string; readonly evidence: DrillEvidence }[];
  readonly problems: readonly string[];
}

/**
 * The drills that a file keeps: evidence, a line each, or one report.
 * @throws Problem where it is neither.
 */
export const keptDrills = (text: string, path: string): KeptDrills => {
  if (text.trim() === "")
    throw misuse("", `${path} is empty or not there: name a file that \`oracle drill\` wrote.`);
  const isReport = /^\{\s*\n/.test(text);
  if (isReport) {
    const report = parseDocument(drillReport, text, path);
    const problems =
      resultDigest(report.oracles) === report.digest
        ? []
        : [`${path}: the results are not those of its digest: it was changed.`];
    return { drills: [{ place: path, evidence: evidenceOf(report, NO_PREVIOUS) }], problems };
  }
  const { lines, problems } = checkEvidence(text, path);
  return {
    drills: lines.map((evidence, index) => ({ place: `${path}: line ${index + 1}`, evidence })),
    problems,
  };
};

/** Repeats one drill. */
const repeat = async (
  connection: NodeConnection,
  { place, evidence }: KeptDrills["drills"][number],
): Promise<Verification> => {
  const unknown = (sentence: string): Verification => ({ place, outcome: "unknown", sentence });
  const different = (sentence: string): Verification => ({ place, outcome: "different", sentence });
  if (evidence.stubHash !== stubHash()) {
    return unknown(
      "It was made with other stubs than this version has: verify it with the version that made it.",
    );
  }
  try {
    const session = await openSession(connection, evidence.block.number);
    if (session.chainId !== evidence.chainId) {
      return unknown(
        `It is of chain ${evidence.chainId}, and the node is on ${session.chainId}: use another node.`,
      );
    }
    if (session.block.hash !== evidence.block.hash) {
      return different(
        `Block ${evidence.block.number} has the hash ${session.block.hash}, not ${evidence.block.hash}: it was reorganised away, or the drill is of another chain.`,
      );
    }
    const subjects = new Map(
      evidence.oracles.map(({ subject, address, reader, hints }) => [
        subject,
        { name: subject, address, reader, hints: hints as SubjectHints },
      ]),
    );
    const { drilled, leftOut } = await drillAll(session, [...subjects.values()], {
      faults: chosenFaults(evidence.faults),
      gates: [],
      cellGas: evidence.cellGas,
    });
    const [lost] = leftOut;
    // What was left out then is left out again.
    if (lost !== undefined && drilled.length < evidence.oracles.length)
      return different(`${lost.name} cannot be drilled any more: ${lost.problem.message}`);
    for (const [index, kept] of evidence.oracles.entries()) {
      const result = drilled[index]?.result;
      if (result === undefined || digestOf(result.cells) !== kept.cells) {
        return different(
          `${kept.oracle} gives other results at block ${evidence.block.number} than were kept.`,
        );
      }
      const { k, n } = result.structure;
      if (k !== kept.structure.k || n !== kept.structure.n) {
        return different(`${kept.oracle} is ${k} of ${n}, not ${kept.structure.k} of ${kept.structure.n}.`);
      }
    }
    return {
      place,
      outcome: "same",
      sentence: `Block ${evidence.block.number} gives the same results again.`,
    };
  } catch (failure) {
    if (failure instanceof Problem) return unknown(failure.message);
    throw failure;
  }
};

/** Repeats drills one after another. */
export const verifyDrills = async (
  connection: NodeConnection,
  drills: KeptDrills["drills"],
): Promise<Verification[]> => {
  const all: Verification[] = [];
  for (const drill of drills) all.push(await repeat(connection, drill));
  return all;
};
