import { misuse, notObserved } from "../problem.ts";
import { askAll } from "./ask.ts";
import type { CommonCause } from "./causes.ts";
import type { DrilledOracle, Reader, SubjectHints } from "./reader.ts";
import { READERS } from "./readerDefinitions.ts";
import type { DrillSession } from "./session.ts";

/** Which kind of oracle stands at an address, and what it reads. */

/** What somebody asks to be drilled. */
export interface DrillSubject {
  readonly name: string;
  readonly address: string;
  /** Name of the reader; whichever recognises it unless given. */
  readonly reader?: string;
  readonly hints: SubjectHints;
  /** What feeds at these addresses have in common; left out where nobody knows. */
  readonly causesOf?: (feeds: readonly string[]) => readonly CommonCause[];
}

/** The oracle as its reader found it, once for each layer. */
export interface FoundOracle {
  readonly reader: string;
  readonly layers: readonly DrilledOracle[];
}

const inOrder = (): readonly Reader[] =>
  [...READERS.values()].toSorted((one, other) => one.order - other.order);

const readersFor = (wanted: string | undefined): readonly Reader[] => {
  if (wanted === undefined) return inOrder();
  const reader = READERS.get(wanted);
  if (reader === undefined) {
    throw misuse("--reader", `"${wanted}" is no reader; there are ${[...READERS.keys()].join(", ")}.`);
  }
  return [reader];
};

const unrecognised = ({ name, address, reader }: DrillSubject, hasCode: boolean): string => {
  const what = name === address ? address : `${name} at ${address}`;
  if (!hasCode) return `${what} has no code at this block: correct the address, or the network.`;
  return reader === undefined
    ? `${what} is no oracle that a reader knows (${inOrder()
        .map(({ title }) => title)
        .join(", ")}): name its feeds and its call in a spec under "subjects", with the reader "generic".`
    : `${what} does not answer as what the reader "${reader}" reads: leave --reader out, or name another.`;
};

/**
 * Finds out what stands at an address.
 * @throws Problem where nothing does, or no reader knows it.
 */
export const findOracle = async (session: DrillSession, subject: DrillSubject): Promise<FoundOracle> => {
  const readers = readersFor(subject.reader);
  const signs = readers.map((reader) => reader.signs(subject.address, subject.hints));
  const replies = await askAll(session, signs.flat());
  let from = 0;
  for (const [index, reader] of readers.entries()) {
    const own = replies.slice(from, from + (signs[index]?.length ?? 0));
    from += own.length;
    if (!reader.recognises(own, subject.hints)) continue;
    const layers = await reader.find({
      address: subject.address,
      name: subject.name,
      hints: subject.hints,
      replies: own,
      ask: (questions) => askAll(session, questions),
    });
    // What answers anything alike may seem to be an oracle, of nothing.
    if (layers.some(({ feeds }) => feeds.length > 0)) return { reader: reader.name, layers };
  }
  const code = await session.request<string>("eth_getCode", [subject.address, session.blockTag]);
  throw notObserved(unrecognised(subject, code !== "0x"));
};
