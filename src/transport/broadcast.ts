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
  /** The first endpoint's reason to refuse it. */
  readonly refusal: RpcError | undefined;
  /** Whether so many refused it that one of them is honest. */
  readonly isRefused: boolean;
}

const KNOWN =
  /already known|alreadyknown|known transaction|already imported|already exists|already in (the )?mempool/i;
/** What a node says to a transaction that is mined already. */
const SPENT = /nonce.*too low|nonce.*already/i;
/** A blob transaction's hash is not the hash of what is sent. */
const BLOB = /^0x03/;

const errorOf = ({ outcome }: Ballot): RpcError | undefined =>
  outcome.kind === "refusal" || outcome.kind === "revert" ? outcome.error : undefined;

const hashOf = ({ outcome }: Ballot): string | undefined =>
  outcome.kind === "result" && typeof outcome.result === "string" && /^0x[0-9a-f]{64}$/i.test(outcome.result)
    ? outcome.result.toLowerCase()
    : undefined;

/** Reads the reception of a transaction; undefined while enough endpoints may still accept it. */
export const receptionOf =
  (votes: number) =>
  (ballots: readonly Ballot[], { isOver }: PollState): Reception | undefined => {
    const errors = ballots.flatMap((ballot) => errorOf(ballot) ?? []);
    const refusals = errors.filter(({ message }) => !KNOWN.test(message));
    const counts = new Map<string, number>();
    for (const hash of ballots.flatMap((ballot) => hashOf(ballot) ?? [])) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([, one], [, other]) => other - one);
    const isAccepted = (sorted[0]?.[1] ?? 0) >= votes;
    if (!isAccepted && !isOver) return undefined;
    return {
      hashes: sorted.map(([hash]) => hash),
      isAccepted,
      isKnown: refusals.length < errors.length,
      refusal: refusals[0],
      isRefused: refusals.length >= votes,
    };
  };

/** Asks something else on the way; undefined where there is no answer. */
type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

/**
 * The answer to the caller. Sending is idempotent: a transaction that a node knows already, or that is mined, was sent. A
 * transaction that one honest node has taken is on its way whatever the others say, so the word of one is enough where
 * nobody objects, and is checked against the transaction's own hash where somebody does. Undefined where nobody can tell.
 */
export const settleBroadcast = async (
  reception: Reception,
  transaction: unknown,
  ask: Ask,
): Promise<Outcome | undefined> => {
  const { hashes, isAccepted, isKnown, refusal, isRefused } = reception;
  const sent = (hash: string): Outcome => ({ kind: "result", result: hash });
  const [first] = hashes;
  if (first !== undefined && (isAccepted || (hashes.length === 1 && !isRefused))) return sent(first);
  const refused: Outcome | undefined = refusal && isRefused ? { kind: "refusal", error: refusal } : undefined;
  const isSpent = refusal !== undefined && SPENT.test(refusal.message);
  if (first === undefined && !isKnown && !isSpent) return refused;
  const own = BLOB.test(String(transaction)) ? undefined : await ask("web3_sha3", [transaction]);
  if (typeof own !== "string") return refused;
  if (hashes.includes(own.toLowerCase()) || (isKnown && !isRefused)) return sent(own);
  const isOnChain = (isSpent || isKnown) && (await ask("eth_getTransactionByHash", [own])) instanceof Object;
  return isOnChain ? sent(own) : refused;
};
