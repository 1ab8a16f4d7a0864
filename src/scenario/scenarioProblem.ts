/** A scenario that cannot be run: one sentence with the JSON path and the value. */
export class ScenarioProblem extends Error {
  override readonly name = "ScenarioProblem";

  /** @param path Where in the scenario, for example `faults[2].endSeconds`; empty for the whole of it. */
  constructor(path: string, sentence: string) {
    super(path === "" ? sentence : `${path}: ${sentence}`);
  }
}
