/** 1: the gate failed, or spec and chain differ; 2: wrongly used; 3: could not observe. */
export type ExitCode = 1 | 2 | 3;

/** Why nothing is done, or no more: a sentence with value, limit and remedy for each reason, and the exit code. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly exitCode: ExitCode;
  readonly sentences: readonly string[];

  constructor(exitCode: ExitCode, ...sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.exitCode = exitCode;
    this.sentences = sentences;
  }
}
