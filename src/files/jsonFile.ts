import { readFileSync } from "node:fs";
import { misuse } from "../problem.ts";

/**
 * What stands in a JSON file.
 * @param what What the file should hold, for the sentence where it cannot be read.
 * @throws Problem where it cannot be read, or is no JSON.
 */
export const readJsonFile = (path: string, what: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw misuse("", `${path} cannot be read: give the path of ${what}.`);
  }
  try {
    return JSON.parse(text);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw misuse("", `${path} is no JSON: ${reason}.`);
  }
};
