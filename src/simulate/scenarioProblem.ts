/** A scenario that cannot be run: one sentence with the JSON path and the value. */
export class ScenarioProblem extends Error {
  /** Where in the scenario, for example `faults[2].endSeconds`; empty for the whole of it. */
  readonly path: string;

  constructor(path: string, sentence: string) {
    super(path === "" ? sentence : `${path}: ${sentence}`);
    this.name = "ScenarioProblem";
    this.path = path;
  }
}
