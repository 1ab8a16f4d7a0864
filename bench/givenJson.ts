import { parseArgs } from "node:util";
import { misuse, runCommand } from "../src/problem.ts";

/**
 * What `--json` is given for a benchmark that is a program of its own; empty for nothing. A command line that is none ends the
 * program as it ends every command.
 */
export const givenJson = async (): Promise<string> => {
  try {
    return parseArgs({ options: { json: { type: "string", default: "" } } }).values.json;
  } catch (failure) {
    const [sentence] = failure instanceof Error ? failure.message.split(/\.(?: |$)/) : [String(failure)];
    await runCommand(async (): Promise<void> => {
      throw misuse("", `${sentence}: it takes --json <path> and nothing else, - for standard output.`);
    });
    process.exit();
  }
};
