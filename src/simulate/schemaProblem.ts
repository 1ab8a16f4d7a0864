import type { z } from "zod";
import { ScenarioProblem } from "./scenarioProblem.ts";

type Keys = readonly PropertyKey[];

/** A path as people write it: `faults[2].endSeconds`. */
export const pathOf = (keys: Keys): string =>
  keys
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");

const valueAt = (value: unknown, keys: Keys): unknown =>
  keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** The issue that a union fails with: that of the alternative with the fewest, which is the one that was meant. */
const innermost = (issue: z.core.$ZodIssue, keys: Keys): { issue: z.core.$ZodIssue; keys: Keys } => {
  const path = [...keys, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return { issue, keys: path };
  const [meant] = [...issue.errors].sort((one, other) => one.length - other.length);
  const [first] = meant ?? [];
  return first === undefined ? { issue, keys: path } : innermost(first, path);
};

/**
 * What a schema found, as one sentence with the path and the value.
 * @param prefix Path of the value within the scenario; empty for the whole of it.
 */
export const problemOf = (error: z.ZodError, value: unknown, prefix: string): ScenarioProblem => {
  const [first] = error.issues;
  if (first === undefined) return new ScenarioProblem(prefix, "is not valid.");
  const { issue, keys } = innermost(first, []);
  const inner = pathOf(keys);
  const path = [prefix, inner].filter((part) => part !== "").join(".");
  return new ScenarioProblem(path, `${shown(valueAt(value, keys))} is not possible: ${issue.message}.`);
};
