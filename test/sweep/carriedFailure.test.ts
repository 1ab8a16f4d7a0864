import { expect } from "chai";
import { EXIT, Problem } from "../../src/problem.ts";
import { carried, received } from "../../src/sweep/carriedFailure.ts";

/** What is left of an error on its way from one process to another. */
const WAYS: Readonly<Record<string, (sent: Error) => unknown>> = {
  "its message": ({ message }) => new Error(message),
  "an object with its message": ({ message }) => ({ message }),
};

describe("a failure between processes", () => {
  for (const [what, through] of Object.entries(WAYS)) {
    it(`arrives as the problem that it was, where ${what} is left of it`, () => {
      const problem = new Problem(EXIT.notObserved, ["First.", "Second."]);
      const arrived = received(through(carried(problem)));
      expect(arrived).to.be.instanceOf(Problem);
      expect([(arrived as Problem).exitCode, (arrived as Problem).sentences]).to.deep.equal([
        3,
        ["First.", "Second."],
      ]);
      expect(received(through(carried(arrived)))).to.deep.equal(arrived);
    });

    it(`arrives as a defect with its own stack, where ${what} is left of it`, () => {
      const defect = new TypeError("nothing is no function");
      const arrived = received(through(carried(defect)));
      expect(arrived).to.be.instanceOf(Error).and.not.instanceOf(Problem);
      expect((arrived as Error).message).to.equal(defect.message);
      expect((arrived as Error).stack).to.equal(defect.stack);
    });
  }

  it("is itself where nobody prepared it", () => {
    const other = new Error("the worker died");
    expect(received(other)).to.equal(other);
    expect(received("text")).to.equal("text");
  });
});
