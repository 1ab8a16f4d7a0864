import { expect } from "chai";
import fc from "fast-check";
import { type LinePoint, thinLine, thinStates } from "../../src/report/thinning.ts";

const price = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1_000, max: 1_000 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const prices = fc.array(price, { minLength: 1, maxLength: 400 }).map((values) => Float64Array.from(values));
const buckets = fc.integer({ min: 1, max: 80 });

const finite = (values: Iterable<number>): number[] => [...values].filter((value) => !Number.isNaN(value));
const valuesOf = (points: readonly LinePoint[]): number[] => points.flatMap(([, value]) => value ?? []);
/** What a line shows at a step: the value of the last point up to it. */
const shownAt = (points: readonly LinePoint[], step: number): number | null =>
  points.findLast(([from]) => from <= step)?.[1] ?? null;

describe("thinLine", () => {
  it("keeps the extremes of every bucket", () => {
    fc.assert(
      fc.property(prices, buckets, (values, most) => {
        const size = Math.ceil(values.length / most);
        const points = thinLine(values, most);
        for (let start = 0; start < values.length; start += size) {
          const own = finite(values.slice(start, start + size));
          if (own.length === 0) continue;
          const steps = Array.from(
            { length: Math.min(size, values.length - start) },
            (_, index) => start + index,
          );
          const shown = [
            ...points
              .filter(([step]) => step >= start && step < start + size)
              .flatMap(([, value]) => value ?? []),
            ...steps.map((step) => shownAt(points, step)).filter((value) => value !== null),
          ];
          expect(Math.max(...shown)).to.be.at.least(Math.max(...own));
          expect(Math.min(...shown)).to.be.at.most(Math.min(...own));
        }
      }),
    );
  });

  it("shows no value that there was not", () => {
    fc.assert(
      fc.property(prices, buckets, (values, most) => {
        expect(finite(values)).to.include.members(valuesOf(thinLine(values, most)));
      }),
    );
  });

  it("shows each step as it was where there are no more of them than buckets", () => {
    fc.assert(
      fc.property(prices, (values) => {
        const points = thinLine(values, values.length);
        values.forEach((value, step) => {
          expect(shownAt(points, step)).to.equal(Number.isNaN(value) ? null : value);
        });
      }),
    );
  });

  it("has a gap in every bucket that has one", () => {
    fc.assert(
      fc.property(prices, buckets, (values, most) => {
        const size = Math.ceil(values.length / most);
        const points = thinLine(values, most);
        for (let start = 0; start < values.length; start += size) {
          const steps = Array.from(
            { length: Math.min(size, values.length - start) },
            (_, index) => start + index,
          );
          if (!steps.some((step) => Number.isNaN(values[step]))) continue;
          expect(steps.some((step) => shownAt(points, step) === null)).to.equal(true);
        }
      }),
    );
  });

  it("has at most seven points a bucket, however long the line", () => {
    const values = Float64Array.from({ length: 100_000 }, (_, step) =>
      step % 3 === 0 ? Number.NaN : Math.sin(step),
    );
    expect(thinLine(values, 100).length).to.be.within(200, 700);
  });

  it("draws a value between two gaps as long as it held", () => {
    expect(thinLine(Float64Array.of(Number.NaN, 5, Number.NaN), 3)).to.deep.equal([
      [1, 5],
      [2, 5],
      [2, null],
    ]);
  });

  it("leaves out the middle of what stays level", () => {
    expect(thinLine(new Float64Array(50).fill(3), 50)).to.deep.equal([
      [0, 3],
      [50, 3],
    ]);
  });
});

describe("thinStates", () => {
  const states = fc
    .array(fc.nat(6), { minLength: 1, maxLength: 300 })
    .map((values) => Uint8Array.from(values));

  it("covers every step once, in order", () => {
    fc.assert(
      fc.property(states, buckets, (values, most) => {
        const stretches = thinStates(values, most);
        expect(stretches[0]?.start).to.equal(0);
        expect(stretches.at(-1)?.end).to.equal(values.length);
        stretches.slice(1).forEach(({ start }, index) => {
          expect(start).to.equal(stretches[index]?.end);
        });
      }),
    );
  });

  it("never shows a step better than it was", () => {
    fc.assert(
      fc.property(states, buckets, (values, most) => {
        const stretches = thinStates(values, most);
        values.forEach((state, step) => {
          const shown = stretches.find(({ start, end }) => start <= step && step < end);
          expect(shown?.state).to.be.at.least(state);
        });
      }),
    );
  });

  it("shows the worst single step of a million", () => {
    const values = new Uint8Array(1_000_000);
    values[123_456] = 6;
    expect(thinStates(values, 900).map(({ state }) => state)).to.deep.equal([0, 6, 0]);
  });
});
