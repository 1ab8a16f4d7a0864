import { isSameAnswer, mergeAnswers } from "./canonical.ts";
import { quantityOf } from "./methods.ts";
import { type Outcome, revertData } from "./outcome.ts";
import type { Ballot, PollState } from "./poll.ts";
import type { Shape } from "./shapes.ts";

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

const NO_DATA = "0x";

/** The bytes of a revert: node programs word it differently, these are the contract's. */
const revertDataOf = ({ outcome }: Ballot): string | undefined =>
  outcome.kind === "revert" ? (revertData(outcome.error.data) ?? NO_DATA) : undefined;

/** Whether two outcomes are the same vote: results that mean the same, reverts with the same bytes, refusals of one meaning. */
const isSameVote = (one: Outcome, other: Outcome, shape: Shape | undefined): boolean => {
  if (one.kind === "result" && other.kind === "result") {
    return isSameAnswer(one.result, other.result, shape);
  }
  if (one.kind === "revert" && other.kind === "revert") {
    return (revertData(one.error.data) ?? NO_DATA) === (revertData(other.error.data) ?? NO_DATA);
  }
  if (one.kind === "refusal" && other.kind === "refusal") {
    return (one.meaning ?? one.error.code) === (other.meaning ?? other.error.code);
  }
  return false;
};

type Group = readonly Ballot[];

const groupsOf = (ballots: readonly Ballot[], shape: Shape | undefined): readonly Group[] => {
  const groups: Ballot[][] = [];
  for (const ballot of ballots) {
    if (ballot.outcome.kind === "failure") continue;
    const own = groups.find(
      ([first]) => first !== undefined && isSameVote(first.outcome, ballot.outcome, shape),
    );
    if (own === undefined) groups.push([ballot]);
    else own.push(ballot);
  }
  return groups;
};

const isAnswer = ({ outcome }: Ballot): boolean => outcome.kind === "result" || outcome.kind === "revert";

/** How many more equal answers the ballots lack. */
export const lackingFor =
  ({ votes, shape }: AgreementTerms) =>
  (ballots: readonly Ballot[]): number => {
    const sizes = groupsOf(ballots.filter(isAnswer), shape).map(({ length }) => length);
    return votes - Math.max(0, ...sizes);
  };

const merged = (group: Group, { votes, shape }: AgreementTerms): Outcome | undefined => {
  const results = group.flatMap(({ outcome }) => (outcome.kind === "result" ? [outcome.result] : []));
  const [first] = group;
  return results.length === 0
    ? first?.outcome
    : { kind: "result", result: mergeAnswers(results, votes, shape) };
};

/** Who said otherwise than the group. A revert whose bytes a program leaves out says nothing about them. */
const outvotedBy = (group: Group, ballots: readonly Ballot[]): readonly Ballot[] => {
  const hasReverted = group.some(({ outcome }) => outcome.kind === "revert");
  return ballots.filter(
    (ballot) =>
      isAnswer(ballot) && !group.includes(ballot) && !(hasReverted && revertDataOf(ballot) === NO_DATA),
  );
};

/** A revert that enough endpoints tell of where some leave its bytes out: without them, because too few vouch for them. */
const bareRevert = (ballots: readonly Ballot[], votes: number): Verdict | undefined => {
  const reverts = ballots.filter(({ outcome }) => outcome.kind === "revert");
  const bare = reverts.find((ballot) => revertDataOf(ballot) === NO_DATA);
  const bytes = new Set(reverts.flatMap((ballot) => revertDataOf(ballot) ?? []));
  bytes.delete(NO_DATA);
  if (bare === undefined || bytes.size > 1 || reverts.length < votes) return undefined;
  return { outcome: bare.outcome, outvoted: outvotedBy(reverts, ballots) };
};

/** The refusal that most endpoints give where enough of them refuse, each for a reason of its own. Nobody lies by it. */
const refusalOf = (groups: readonly Group[], votes: number): Verdict | undefined => {
  const refusing = groups.filter(([first]) => first?.outcome.kind === "refusal");
  const largest = Math.max(0, ...refusing.map(({ length }) => length));
  const first = refusing.find(({ length }) => length === largest)?.[0];
  const count = refusing.reduce((sum, { length }) => sum + length, 0);
  return first === undefined || count < votes ? undefined : { outcome: first.outcome, outvoted: [] };
};

/** The answer that enough endpoints give. A refusal has to wait until nobody is left who might do better. */
export const agreed =
  (terms: AgreementTerms) =>
  (ballots: readonly Ballot[], { isOver }: PollState): Verdict | undefined => {
    const { votes, shape } = terms;
    const groups = groupsOf(ballots, shape);
    const group = groups.find((members) => members.length >= votes && members.every(isAnswer));
    if (group !== undefined) {
      const outcome = merged(group, terms);
      return outcome && { outcome, outvoted: outvotedBy(group, ballots) };
    }
    if (!isOver) return undefined;
    const refused = bareRevert(ballots, votes) ?? refusalOf(groups, votes);
    if (refused !== undefined) return refused;
    const isUnknown = ({ outcome }: Ballot) => outcome.kind === "result" && outcome.result === null;
    const answers = ballots.filter(isAnswer);
    return terms.isLookup && answers.length >= votes && answers.some(isUnknown)
      ? { outcome: { kind: "result", result: null }, outvoted: [] }
      : undefined;
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
