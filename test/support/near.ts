import { expect } from "chai";

/**
 * Fails unless a number lies within a distance of another, both included. Chai's own `closeTo` is taken over by Hardhat's
 * matchers, which want integers.
 */
export const expectNear = (actual: number | null | undefined, expected: number, distance: number): void => {
  const lies = typeof actual === "number" && Math.abs(actual - expected) <= distance;
  expect(lies, `${actual} is not within ${distance} of ${expected}`).to.equal(true);
};
