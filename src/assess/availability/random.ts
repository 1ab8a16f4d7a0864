/** A seeded source of numbers from 0 to below 1 (mulberry32): the same seed gives the same numbers everywhere. */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Numbers of the standard normal distribution, by the polar method of Box and Muller. */
export const normalNumbers = (random: () => number): (() => number) => {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [one, other] = [2 * random() - 1, 2 * random() - 1];
      const square = one * one + other * other;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = other * factor;
      return one * factor;
    }
  };
};
