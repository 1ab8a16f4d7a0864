/** Width of a character of a legend, and of an entry without its name, in CSS pixels. */
const CHARACTER = 7;
const ENTRY = 52;

/** Rows that a legend of these names takes in a width in CSS pixels. */
export const legendRows = (names: readonly string[], width: number): number => {
  let rows = names.length === 0 ? 0 : 1;
  let used = 0;
  for (const name of names) {
    const needed = ENTRY + name.length * CHARACTER;
    if (used > 0 && used + needed > width) {
      rows += 1;
      used = 0;
    }
    used += needed;
  }
  return rows;
};
