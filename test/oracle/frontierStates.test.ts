import { expect } from "chai";
import { frontierStates, liesAround, MOST_SOURCES, setsUpTo } from "../../src/oracle/frontierStates.ts";
import { isWithin } from "../../src/oracle/model.ts";

const sources = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("the states of a frontier", () => {
  it("are three for each source, once for each lie where somebody lies", () => {
    const lies = liesAround(200);
    for (const count of [1, 2, 3, MOST_SOURCES]) {
      const withoutLies = 2 ** count;
      expect(frontierStates(sources(count), lies)).to.have.lengthOf(
        withoutLies + lies.length * (3 ** count - withoutLies),
      );
    }
  });

  it("differ from each other", () => {
    const states = frontierStates(sources(4), liesAround(50));
    const keys = states.map(
      ({ silent, lying, lie }) => `${silent.join()}/${lying.join()}/${lie?.name ?? ""}`,
    );
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it("are any number silent alone, and up to two silent beside two lying, above six sources", () => {
    const states = frontierStates(sources(MOST_SOURCES + 1), liesAround(200));
    expect(states.filter(({ lying }) => lying.length === 0)).to.have.lengthOf(2 ** (MOST_SOURCES + 1));
    const lied = states.filter(({ lying }) => lying.length > 0);
    expect(Math.max(...lied.map(({ lying }) => lying.length))).to.equal(2);
    expect(Math.max(...lied.map(({ silent }) => silent.length))).to.equal(2);
  });

  it("have lies at the edge that are within the deviation, and no part in ten thousand inside", () => {
    for (const deviation of [1, 50, 200, 4_999]) {
      for (const price of [10n ** 8n, 3_000n * 10n ** 8n, 7n * 10n ** 30n]) {
        for (const { name, numerator, denominator } of liesAround(deviation).slice(0, 2)) {
          const lie = (price * numerator) / denominator;
          expect(isWithin(lie, price, deviation), `${name} of ${price} at ${deviation}`).to.equal(true);
          const further = name === "edge-up" ? lie + lie / 10_000n : lie - lie / 10_000n;
          expect(isWithin(further, price, deviation), `beyond ${name}`).to.equal(false);
        }
      }
    }
  });

  it("come from every set up to a size", () => {
    expect(setsUpTo([1, 2, 3], 2)).to.deep.equal([[], [1], [2], [3], [1, 2], [1, 3], [2, 3]]);
    expect(setsUpTo([], 3)).to.deep.equal([[]]);
  });
});
