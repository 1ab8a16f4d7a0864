import type { Endpoint } from "./endpoint.ts";
import type { Outcome } from "./outcome.ts";

/** What an endpoint said. */
export interface Ballot {
  readonly endpoint: Endpoint;
  readonly outcome: Outcome;
}

/** How far a poll is when its ballots are judged. */
export interface PollState {
  /** Nobody is left to ask or to wait for. */
  readonly isOver: boolean;
  /** So long has passed that those still missing are not worth waiting for, if one can do without them. */
  readonly isLate: boolean;
}

/** How a poll is held. */
export interface Poll<Verdict> {
  /** Whom to ask, the best first. */
  readonly candidates: readonly Endpoint[];
  readonly ask: (endpoint: Endpoint) => Promise<Outcome>;
  /** How many more answers the ballots lack at least: so many requests are kept out. */
  readonly lacking: (ballots: readonly Ballot[]) => number;
  /** The verdict, as soon as there is one. */
  readonly judge: (ballots: readonly Ballot[], state: PollState) => Verdict | undefined;
  /** Milliseconds after which one more endpoint is asked, again and again. */
  readonly hedgeAfterMs: number;
  /** Ends the poll with what is there. */
  readonly deadline: AbortSignal;
}

/** What came of a poll. */
export interface PollResult<Verdict> {
  readonly verdict: Verdict | undefined;
  readonly ballots: readonly Ballot[];
  /** Asked, and not heard of by the end. */
  readonly missing: readonly Endpoint[];
}

/**
 * Asks as many endpoints as the verdict needs, the next one as soon as one fails, differs or takes longer than the hedge.
 * Requests that are not waited for any more go on to their own deadline, so that what the endpoint did is still learnt.
 */
export const holdPoll = <Verdict>(poll: Poll<Verdict>): Promise<PollResult<Verdict>> =>
  new Promise((resolve) => {
    const ballots: Ballot[] = [];
    const missing = new Set<Endpoint>();
    let asked = 0;
    let isLate = false;
    let isClosed = false;

    const close = (verdict: Verdict | undefined) => {
      isClosed = true;
      clearInterval(hedge);
      poll.deadline.removeEventListener("abort", onDeadline);
      resolve({ verdict, ballots, missing: [...missing] });
    };
    const askNext = () => {
      const endpoint = poll.candidates[asked];
      if (endpoint === undefined) return;
      asked += 1;
      missing.add(endpoint);
      void poll.ask(endpoint).then((outcome) => {
        if (isClosed) return;
        missing.delete(endpoint);
        ballots.push({ endpoint, outcome });
        proceed();
      });
    };
    const proceed = () => {
      const isOver = missing.size === 0 && asked >= poll.candidates.length;
      const verdict = poll.judge(ballots, { isOver, isLate });
      if (verdict !== undefined || isOver) return close(verdict);
      while (missing.size < poll.lacking(ballots) && asked < poll.candidates.length) askNext();
    };
    const onDeadline = () => close(poll.judge(ballots, { isOver: true, isLate: true }));
    const hedge = setInterval(() => {
      isLate = true;
      const verdict = poll.judge(ballots, { isOver: false, isLate });
      if (verdict !== undefined) return close(verdict);
      askNext();
    }, poll.hedgeAfterMs);

    poll.deadline.addEventListener("abort", onDeadline);
    if (poll.deadline.aborted) return onDeadline();
    proceed();
  });
