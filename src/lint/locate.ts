/** Finds where in a JSON text a value stands. */

/** A place in a text, both counted from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that a JSON text is made of. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Open {
  readonly isList: boolean;
  /** Of the entry that is being read. */
  key: string | number;
  isKeyNext: boolean;
}

const joined = (path: readonly (string | number)[]): string => JSON.stringify(path);

/**
 * The places of all values of a text, by their paths as `JSON.stringify` writes them; of an entry of an object, the
 * place of its key.
 * @param source What `JSON.parse` takes.
 */
const placesIn = (source: string): ReadonlyMap<string, number> => {
  const places = new Map<string, number>([[joined([]), 0]]);
  const open: Open[] = [];
  const mark = (offset: number) => places.set(joined(open.map(({ key }) => key)), offset);
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === "}" || token === "]") {
      open.pop();
      continue;
    }
    if (token === ":") continue;
    if (token === ",") {
      if (inner?.isList === true && typeof inner.key === "number") inner.key += 1;
      else if (inner !== undefined) inner.isKeyNext = true;
      continue;
    }
    if (inner?.isKeyNext === true) {
      inner.key = JSON.parse(token);
      inner.isKeyNext = false;
      mark(index);
      continue;
    }
    if (inner?.isList === true) mark(index);
    if (token === "{") open.push({ isList: false, key: "", isKeyNext: true });
    if (token === "[") open.push({ isList: true, key: 0, isKeyNext: false });
  }
  return places;
};

/**
 * Prepares a JSON text for looking places up.
 * @returns The place of a path, or of the nearest value around it that there is.
 */
export const createLocator = (source: string): ((path: readonly (string | number)[]) => Position) => {
  const places = placesIn(source);
  return (path) => {
    let length = path.length;
    while (length > 0 && !places.has(joined(path.slice(0, length)))) length -= 1;
    const before = source.slice(0, places.get(joined(path.slice(0, length))) ?? 0).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
};
