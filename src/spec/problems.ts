import type { z } from "zod";
import { EXIT, Problem } from "../problem.ts";

/** One thing that is wrong in a file. */
export interface SpecProblem {
  /** Where, as in `oracles["ETH/USD"].sources[1].maxAge`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong with which value, and the remedy. */
  readonly message: string;
}

/** A file that is no spec: a sentence for each problem. */
export const specProblem = (file: string, problems: readonly SpecProblem[]): Problem =>
  new Problem(
    EXIT.misused,
    problems.map(({ path, message }) => `${file}: ${path === "" ? "" : `${path} `}${message}.`),
  );

type Path = readonly PropertyKey[];

const LONGEST_VALUE = 80;

/** A path as one would write it in JavaScript. */
export const pathText = (path: Path): string =>
  path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      const name = String(part);
      return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join("")
    .replace(/^\./, "");

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    root,
  );

/** A value as it stands in the file, shortened. */
export const valueText = (value: unknown): string => {
  const whole = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  return whole.length > LONGEST_VALUE ? `${whole.slice(0, LONGEST_VALUE - 1)}…` : whole;
};

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(", ");

/** What types and formats are called in sentences; zod's own word where there is none. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "an integer",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const limitText = (issue: { readonly origin?: string; readonly code: string }, limit: unknown): string => {
  const few = issue.code === "too_small" ? "at least" : "at most";
  if (issue.origin === "array") return `${few} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
  return issue.origin === "string" ? `${few} ${limit} characters` : `${few} ${limit}`;
};

/** The issue that a union fails with: the first of the alternative with the fewest, which is the one that was meant. */
const innermost = (issue: z.core.$ZodIssue, before: Path): { issue: z.core.$ZodIssue; path: Path } => {
  const path = [...before, ...issue.path];
  if (issue.code !== "invalid_union") return { issue, path };
  const [meant = []] = [...issue.errors].sort((one, other) => one.length - other.length);
  return meant[0] === undefined ? { issue, path } : innermost(meant[0], path);
};

const sentenceOf = (issue: z.core.$ZodIssue, value: unknown): string => {
  const is = value === undefined ? "is missing" : `is ${valueText(value)}`;
  switch (issue.code) {
    case "unrecognized_keys":
      return `has the unknown key${issue.keys.length > 1 ? "s" : ""} ${quoted(issue.keys)}: remove or correct`;
    case "invalid_type":
      return `${is}: give ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${is}: give ${issue.values.length > 1 ? "one of " : ""}${quoted(issue.values)}`;
    case "too_small":
      return `${is}: give ${issue.inclusive === false ? `more than ${issue.minimum}` : limitText(issue, issue.minimum)}`;
    case "too_big":
      return `${is}: give ${limitText(issue, issue.maximum)}`;
    case "invalid_union":
      return issue.inclusive === false
        ? `${is} and ${issue.message}`
        : `${is}: give one of ${quoted(issue.options ?? [])}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? "is no allowed key: rename it";
    default:
      return `${is} and ${issue.message}`;
  }
};

/** What zod found, as sentences about the file's own values. */
export const problemsOf = (failure: z.ZodError, root: unknown): SpecProblem[] =>
  failure.issues.map((found) => {
    const { issue, path } = innermost(found, []);
    return { path: pathText(path), message: sentenceOf(issue, valueAt(root, path)) };
  });
