import { expect } from "chai";
import { capOf, DAY_SECONDS, EVIDENCE_CLASSES, LEAST_CAP, weakest } from "../../src/assess/evidence.ts";

const caps = (days: number, isHttp = false): Readonly<Record<string, number>> =>
  Object.fromEntries(EVIDENCE_CLASSES.map((one) => [one, capOf(one, days * DAY_SECONDS, isHttp)]));

describe("what an evidence class counts", () => {
  it("is its cap when it is new", () => {
    expect(caps(0)).to.deep.equal({ S: 0.3, D: 0.5, T: 0.5, R: 0.7, C: 0.85, M: 1, X: 1 });
  });

  it("is half of it after its half-life: 30 days for a read, 180 for a drill, a year for what is written", () => {
    expect(capOf("C", 30 * DAY_SECONDS)).to.equal(0.425);
    expect(capOf("X", 180 * DAY_SECONDS)).to.equal(0.5);
    expect(capOf("R", 365 * DAY_SECONDS)).to.equal(0.35);
  });

  it("halves within a week for what was read over HTTP, and for nothing else", () => {
    expect(capOf("C", 7 * DAY_SECONDS, true)).to.equal(0.425);
    expect(capOf("X", 180 * DAY_SECONDS, true)).to.equal(0.5);
  });

  it("is never less than 0.3, and does not age for what was measured or is declared", () => {
    expect(caps(100_000)).to.deep.equal({
      S: 0.3,
      D: LEAST_CAP,
      T: LEAST_CAP,
      R: LEAST_CAP,
      C: LEAST_CAP,
      M: 1,
      X: LEAST_CAP,
    });
    expect(LEAST_CAP).to.equal(0.3);
    expect(capOf("D", 365 * DAY_SECONDS)).to.equal(LEAST_CAP);
  });

  it("is that of the weakest of several", () => {
    expect(weakest(["X", "C", "R"])).to.equal("R");
    expect(weakest(["X", "M"])).to.equal("M");
    expect(weakest(["T", "D"])).to.equal("D");
    expect(weakest(["X", "S", "D"])).to.equal("S");
  });
});
