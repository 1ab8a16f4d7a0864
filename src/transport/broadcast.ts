import type { ErrorMeaning } from "./nodeAnswers.ts";
import type { Outcome, RpcError } from "./outcome.ts";
import type { Ballot, PollState } from "./poll.ts";

/** What the endpoints said to one transaction. */
export interface Reception {
  /** The hashes that it was accepted under: one, unless somebody lies. */
  readonly hashes: readonly string[];
  /** Whether enough endpoints accepted it under the first of them. */
  readonly isAccepted: boolean;
  /** Whether an endpoint knew it before. */
  readonly isKnown: boolean;
  /** Whether an endpoint says that its nonce is used: it may be on the chain. */
  readonly isSpent: boolean;
  /** The first endpoint's reason to refuse it. */
  readonly refusal: RpcError | undefined;
  /** Whether so many refused it that one of them is honest. */
  readonly isRefused: boolean;
}

interface Objection {
  readonly error: RpcError;
  readonly meaning: ErrorMeaning | undefined;
}

const objectionOf = ({ outcome }: Ballot): Objection | undefined => {
  if (outcome.kind === "refusal") return { error: outcome.error, meaning: outcome.meaning };
  return outcome.kind === "revert" ? { error: outcome.error, meaning: "revert" } : undefined;
};

const hashOf = ({ outcome }: Ballot): string | undefined =>
  outcome.kind === "result" && typeof outcome.result === "string" && /^0x[0-9a-f]{64}$/i.test(outcome.result)
    ? outcome.result.toLowerCase()
    : undefined;

/** Reads the reception of a transaction; undefined while enough endpoints may still accept it. */
export const receptionOf =
  (votes: number) =>
  (ballots: readonly Ballot[], { isOver }: PollState): Reception | undefined => {
    const objections = ballots.flatMap((ballot) => objectionOf(ballot) ?? []);
    const refusals = objections.filter(({ meaning }) => meaning !== "known");
    const counts = new Map<string, number>();
    for (const hash of ballots.flatMap((ballot) => hashOf(ballot) ?? [])) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([, one], [, other]) => other - one);
    const isAccepted = (sorted[0]?.[1] ?? 0) >= votes;
    if (!isAccepted && !isOver) return undefined;
    // What a transaction is refused for tells more than that its nonce is used.
    const reason = refusals.find(({ meaning }) => meaning !== "spent") ?? refusals[0];
    return {
      hashes: sorted.map(([hash]) => hash),
      isAccepted,
      isKnown: refusals.length < objections.length,
      isSpent: refusals.some(({ meaning }) => meaning === "spent"),
      refusal: reason?.error,
      isRefused: refusals.length >= votes,
    };
  };

/** Asks something else on the way; undefined where there is no answer. */
type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

/**
 * The answer to the caller. Sending is idempotent: a transaction that a node knows already, or that is mined, was sent. A
 * transaction that one honest node has taken is on its way whatever the others say, so the word of one is enough where
 * nobody objects, and is checked against the transaction's own hash where somebody does. Undefined where nobody can tell.
 * @param own The transaction's own hash; undefined for what is no transaction.
 */
export const settleBroadcast = async (
  { hashes, isAccepted, isKnown, isSpent, refusal, isRefused }: Reception,
  own: string | undefined,
  ask: Ask,
): Promise<Outcome | undefined> => {
  const sent = (hash: string): Outcome => ({ kind: "result", result: hash });
  const [first] = hashes;
  if (first !== undefined && (isAccepted || (hashes.length === 1 && !isRefused))) return sent(first);
  const refused: Outcome | undefined = refusal && isRefused ? { kind: "refusal", error: refusal } : undefined;
  if (own === undefined) return refused;
  if (hashes.includes(own) || (isKnown && !isRefused)) return sent(own);
  const isOnChain = (isSpent || isKnown) && (await ask("eth_getTransactionByHash", [own])) instanceof Object;
  return isOnChain ? sent(own) : refused;
};
