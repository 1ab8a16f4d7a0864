import { canonicalText, mergeAnswers, type Shape } from "./canonical.ts";
import { quantityOf } from "./methods.ts";
import { type Outcome, revertData } from "./outcome.ts";
import type { Ballot, PollState } from "./poll.ts";

/** What counts as an answer to a method. */
export interface AgreementTerms {
  /** So many endpoints have to say the same. */
  readonly votes: number;
  readonly shape?: Shape;
  /** Null is also the answer while fewer endpoints than needed know the thing. */
  readonly isLookup?: true;
}

/** An answer, and the endpoints that said otherwise. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly outvoted: readonly Ballot[];
}

/** One text for outcomes that are the same answer; undefined for what is no answer. */
const voteOf = (outcome: Outcome, shape: Shape | undefined): string | undefined => {
  switch (outcome.kind) {
    case "result":
      return `result ${canonicalText(outcome.result, shape)}`;
    // Node programs word a revert differently; its bytes are the contract's.
    case "revert":
      return `revert ${revertData(outcome.error.data) ?? "0x"}`;
    case "refusal":
      return `refusal ${outcome.error.code}`;
    case "failure":
      return undefined;
  }
};

const groupsOf = (
  ballots: readonly Ballot[],
  shape: Shape | undefined,
): ReadonlyMap<string, readonly Ballot[]> => {
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const vote = voteOf(ballot.outcome, shape);
    if (vote !== undefined) groups.set(vote, [...(groups.get(vote) ?? []), ballot]);
  }
  return groups;
};

const isAnswer = ({ outcome }: Ballot): boolean => outcome.kind === "result" || outcome.kind === "revert";

/** How many more equal answers the ballots lack. */
export const lackingFor =
  ({ votes, shape }: AgreementTerms) =>
  (ballots: readonly Ballot[]): number => {
    const sizes = [...groupsOf(ballots.filter(isAnswer), shape).values()].map(({ length }) => length);
    return votes - Math.max(0, ...sizes);
  };

const merged = (group: readonly Ballot[], { votes, shape }: AgreementTerms): Outcome | undefined => {
  const results = group.flatMap(({ outcome }) => (outcome.kind === "result" ? [outcome.result] : []));
  const [first] = group;
  return results.length === 0
    ? first?.outcome
    : { kind: "result", result: mergeAnswers(results, votes, shape) };
};

/** The answer that enough endpoints give. A refusal has to wait until nobody is left who might do better. */
export const agreed =
  (terms: AgreementTerms) =>
  (ballots: readonly Ballot[], { isOver }: PollState): Verdict | undefined => {
    const groups = [...groupsOf(ballots, terms.shape).values()];
    const enough = groups.filter(({ length }) => length >= terms.votes);
    const group = enough.find((members) => members.every(isAnswer)) ?? (isOver ? enough[0] : undefined);
    if (group !== undefined) {
      const outcome = merged(group, terms);
      const outvoted = ballots.filter((ballot) => isAnswer(ballot) && !group.includes(ballot));
      return outcome && { outcome, outvoted };
    }
    const isUnknown = ({ outcome }: Ballot) => outcome.kind === "result" && outcome.result === null;
    const answers = ballots.filter(isAnswer);
    if (isOver && terms.isLookup && answers.length >= terms.votes && answers.some(isUnknown)) {
      return { outcome: { kind: "result", result: null }, outvoted: [] };
    }
    return undefined;
  };

const quantitiesOf = (ballots: readonly Ballot[]): bigint[] =>
  ballots
    .flatMap(({ outcome }) => (outcome.kind === "result" ? [quantityOf(outcome.result)] : []))
    .filter((quantity) => quantity !== undefined)
    .sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));

const quantityVerdict = (quantity: bigint | undefined): Verdict | undefined =>
  quantity === undefined
    ? undefined
    : { outcome: { kind: "result", result: `0x${quantity.toString(16)}` }, outvoted: [] };

/** Picks one of the ascending quantities once everybody has answered, or enough have and the others are late. */
const picked =
  (terms: AgreementTerms, pick: (ascending: readonly bigint[]) => bigint | undefined) =>
  (ballots: readonly Ballot[], state: PollState): Verdict | undefined => {
    const ascending = quantitiesOf(ballots);
    const isReady = state.isOver || (state.isLate && ascending.length >= terms.votes);
    if (isReady && ascending.length >= terms.votes) return quantityVerdict(pick(ascending));
    return agreed(terms)(
      ballots.filter(({ outcome }) => outcome.kind !== "result"),
      state,
    );
  };

/**
 * The middle of the estimates; of an even count the lower or the upper of the two. One liar among three cannot move it out
 * of the others' range, and of two estimates the harmless one is taken: the lower fee, the higher gas limit.
 */
export const middle = (terms: AgreementTerms, side: "lower" | "upper") =>
  picked(terms, (ascending) => ascending[Math.floor((ascending.length - (side === "lower" ? 1 : 0)) / 2)]);

/**
 * The highest quantity that enough endpoints reach: for a nonce, which a node that has not seen the last transaction puts
 * too low, and a liar too high.
 */
export const reached = (terms: AgreementTerms) =>
  picked(terms, (ascending) => ascending[ascending.length - terms.votes]);
