/** Numbers that look random and follow from a seed alone, the same on every machine. */
export interface RandomStream {
  /** The next number, evenly from 0 to below 1. */
  readonly next: () => number;
  /** The next number from the normal distribution of mean 0 and deviation 1. */
  readonly normal: () => number;
}

const TWO_TO_32 = 2 ** 32;
/** Numbers drawn before the first is given out, so that similar seeds give streams without likeness. */
const WARM_UP = 15;

/** FNV-1a over the text's UTF-16 units. */
const hashOf = (text: string, offset: number): number => {
  let hash = offset >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/**
 * A stream of its own for each seed and label: what one part of a simulation draws does not change what another does.
 * The generator is Chris Doty-Humphrey's sfc32.
 */
export const createRandom = (seed: number, label: string): RandomStream => {
  let a = hashOf(label, 0x811c9dc5);
  let b = hashOf(label, a ^ 0x9e3779b9);
  let c = seed >>> 0;
  let counter = 1;
  const nextWord = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let drawn = 0; drawn < WARM_UP; drawn++) nextWord();
  const next = (): number => nextWord() / TWO_TO_32;
  let spare = Number.NaN;
  // Marsaglia's polar method; V8 computes logarithm and root in software, the same everywhere.
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * factor;
    return x * factor;
  };
  return { next, normal };
};
