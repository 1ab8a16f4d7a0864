import { expect } from "chai";
import { openContext, RunnerMissing } from "../../src/simulate/testRunner.ts";

const problemOf = (address: string): Promise<unknown> =>
  openContext(address).then(
    () => undefined,
    (failure: unknown) => failure,
  );

describe("openContext", () => {
  it("finds what it takes of the Hardhat that is installed, which does not export it", async () => {
    expect(await openContext()).to.have.property("runSolidityTests");
  });

  for (const [what, address] of [
    ["is not there", "file:///no/such/context.js"],
    ["has another name", "data:text/javascript,export const getContext = () => ({});"],
    ["runs no tests", "data:text/javascript,export const getGlobalEdrContext = async () => ({});"],
  ] as const) {
    it(`says in one sentence that it ${what} after an upgrade, and what to do`, async () => {
      const problem = await problemOf(address);
      expect(problem).to.be.instanceOf(RunnerMissing);
      expect((problem as RunnerMissing).message).to.match(
        /has no getGlobalEdrContext\(\) .*: install the release of Hardhat that package\.json of Holdfast pins, or simulate with --model\.$/,
      );
    });
  }
});
