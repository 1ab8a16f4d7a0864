import type { z } from "zod";
import { problemsOf } from "../spec/problems.ts";
import { type Problem, misuse } from "../problem.ts";

/**
 * The first thing that a schema found, as one sentence with the path and the value.
 * @param prefix Path of the value within the scenario; empty for the whole of it.
 */
export const problemOf = (failure: z.ZodError, value: unknown, prefix: string): Problem => {
  const [{ path, message } = { path: "", message: "is not valid" }] = problemsOf(failure, value);
  const place = [prefix, path].filter((part) => part !== "").join(path.startsWith("[") ? "" : ".");
  return misuse("", `${place || "It"} ${message}.`);
};
