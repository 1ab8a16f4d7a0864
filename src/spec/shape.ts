import { pathText, type SpecProblem } from "./problems.ts";

/** Objects and lists within each other; a spec needs eight. */
export const MAX_DEPTH = 32;
/** Values in a file; the largest spec of ours has about 1,500. */
export const MAX_VALUES = 100_000;

/** Would change what an object is, instead of being one of its entries. */
const FORBIDDEN_KEY = "__proto__";

/**
 * Refuses what no schema should be let loose on. Walks without recursion, because how deep a file goes is up to its
 * writer.
 * @returns Nothing where the value may be looked at.
 */
export const shapeProblem = (root: unknown): SpecProblem | undefined => {
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [
    { value: root, path: [] },
  ];
  let count = 0;
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { value, path } = entry;
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= MAX_DEPTH) {
      const message = `lies deeper than ${MAX_DEPTH} levels: a spec is flat, remove it`;
      return { path: pathText(path.slice(0, 4)), message };
    }
    if (Object.hasOwn(value, FORBIDDEN_KEY)) {
      return {
        path: pathText(path),
        message: `has the key "${FORBIDDEN_KEY}", which is not allowed: remove it`,
      };
    }
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      count += 1;
      open.push({ value: inner, path: [...path, isList ? Number(key) : key] });
    }
    if (count > MAX_VALUES) {
      return { path: "", message: `holds more than ${MAX_VALUES} values: split it into one file a network` };
    }
  }
  return undefined;
};
