import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** Lines of contracts that were made shorter than the rest may be, and stay so. */
const MAX_LINES: Readonly<Record<string, number>> = {
  "contracts/GovernedOracle.sol": 360,
};

const lineCount = (text: string): number => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

const problemsOf = (files: Files): readonly string[] =>
  Object.entries(MAX_LINES).flatMap(([path, limit]) => {
    const text = files.get(path);
    if (text === undefined) return [`${path} is not there: name it by its new path, with its limit.`];
    const lines = lineCount(text);
    return lines > limit ? [`${path} has ${lines} lines, more than ${limit}: move a part to a library.`] : [];
  });

/** What was taken out of a contract does not grow back into it. */
export default {
  name: "contract-lengths",
  title: "Contracts that were split stay as short as they became",
  problemsOf,
  breaches: Object.entries(MAX_LINES).flatMap(([path, limit]) => [
    {
      what: `${path} with a line too many`,
      changes: { [path]: "\n".repeat(limit + 1) },
      problem: `${path} has ${limit + 1} lines, more than ${limit}: move a part to a library.`,
    },
    {
      what: `${path} gone`,
      changes: { [path]: undefined },
      problem: `${path} is not there: name it by its new path, with its limit.`,
    },
  ]),
} satisfies Law;
