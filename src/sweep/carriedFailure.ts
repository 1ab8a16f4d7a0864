import { Problem, type ProblemExit } from "../problem.ts";

/**
 * Failures between processes and hosts, which keep nothing of an error but its message: a problem arrives as the problem that
 * it was, a defect with the stack of where it happened.
 */

interface CarriedFailure {
  readonly exitCode: ProblemExit | null;
  readonly sentences: readonly string[];
  readonly stack: string;
}

const MARK = "holdfast failure: ";

/** What a failure says; another process's arrives as an object that has a message and is no `Error`. */
const messageOf = (failure: unknown): string =>
  typeof failure === "object" && failure !== null && "message" in failure
    ? String(failure.message)
    : String(failure);

/** A failure as an error that can be sent. */
export const carried = (failure: unknown): Error => {
  const { message, stack = "" } = failure instanceof Error ? failure : new Error(messageOf(failure));
  const sent: CarriedFailure =
    failure instanceof Problem
      ? { exitCode: failure.exitCode, sentences: failure.sentences, stack }
      : { exitCode: null, sentences: [message], stack };
  return new Error(`${MARK}${JSON.stringify(sent)}`);
};

/** What was sent, as it was; any other failure is itself. */
export const received = (failure: unknown): unknown => {
  const message = messageOf(failure);
  if (!message.startsWith(MARK)) return failure;
  const { exitCode, sentences, stack }: CarriedFailure = JSON.parse(message.slice(MARK.length));
  if (exitCode !== null) return new Problem(exitCode, sentences);
  return Object.assign(new Error(sentences.join("\n")), { stack });
};
