import { createHash } from "node:crypto";

/** JSON of which equal values have equal bytes: no spaces, keys in the order of their UTF-16 code units (as in RFC 8785). */

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  // Not assigned one by one: a key "__proto__" is a key like others.
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]));
};

/** The text of a value of plain JSON. Whole-number keys stand first, as everywhere in JavaScript. */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value));

/** SHA-256 of the canonical text, with its prefix. */
export const digestOf = (value: unknown): string =>
  `0x${createHash("sha256").update(canonicalJson(value)).digest("hex")}`;
