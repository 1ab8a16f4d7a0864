import { expect } from "chai";
import type { LongFile } from "./layout.ts";
import { adapterTestProblems, depthProblems, lengthProblems, providerNameProblems } from "./layout.ts";
import { readProject } from "./projectFiles.ts";

const DECISION = "docs/decisions/0003-files-longer-than-the-limit.md";

const LONG_FILES: readonly LongFile[] = [
  { path: "contracts/testing/FaultyFeed.sol", reason: "a list of behaviors", decision: DECISION },
  { path: "test/RedundantOracle/behaviors.t.sol", reason: "a test a behavior", decision: DECISION },
  { path: "test/RedundantOracle/construction.t.sol", reason: "a refusal a parameter", decision: DECISION },
  { path: "test/RedundantOracle/judging.t.sol", reason: "a test a fault", decision: DECISION },
  { path: "test/support/AdapterConformance.sol", reason: "inherited as a whole", decision: DECISION },
];

describe("the layout of the project", () => {
  const project = readProject();

  it("has a test that takes the shared suite for each adapter, and no other test beside them", () => {
    expect(adapterTestProblems(project)).to.deep.equal([]);
  });

  it("names no provider in the code of the core and of the library", () => {
    expect(providerNameProblems(project)).to.deep.equal([]);
  });

  it("has no file deeper than three folders", () => {
    expect(depthProblems(project)).to.deep.equal([]);
  });

  it("has no file that is longer than its kind may be", () => {
    expect(lengthProblems(project, LONG_FILES)).to.deep.equal([]);
  });
});
