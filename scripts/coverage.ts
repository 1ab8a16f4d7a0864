import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { textTable } from "../src/report/textTable.ts";

/**
 * Fails unless every line and every statement of what ships is covered by a test. Tests are not judged here: the
 * instrumentation costs gas, and many tests hold a bound on gas; `npm test` judges them.
 */

/** Not ours, or not what ships to be relied upon. */
const LEFT_OUT = ["contracts/examples/", "contracts/testing/", "contracts/libraries/uniswap/"];

/** Many thousand comparisons, long random walks, whole markets, simulations: they cover nothing that others do not. */
const SLOW =
  "CORE-15|invariant_|Morpho|Aave|^faults|^the built-in scenarios|^the engine|^a simulation|^how calls end";

/** Tests that run what ships in contracts/, and nothing else. */
const TESTS = [
  "test/**/*.t.sol",
  "test/{RedundantOracle,GovernedOracle,OracleRouter,adapters,governed,libraries,providers}/**/*.test.ts",
];

export interface FileCoverage {
  readonly path: string;
  /** Percent. */
  readonly lines: number;
  /** Percent. */
  readonly statements: number;
  /** As the report names them. */
  readonly uncovered: string;
}

/** The rows of Hardhat's coverage report that concern what ships. */
export const readReport = (report: string): FileCoverage[] => {
  const rows = report.matchAll(/^║ (contracts\/\S+) +│ ([\d.]+) +│ ([\d.]+) +│ (.+?) +║$/gm);
  return [...rows]
    .map(([, path = "", lines, statements, uncovered = ""]) => ({
      path,
      lines: Number(lines),
      statements: Number(statements),
      uncovered,
    }))
    .filter(({ path }) => !LEFT_OUT.some((folder) => path.startsWith(folder)));
};

/** A sentence for each file that is not covered; one if there is no file at all. */
export const findGaps = (files: readonly FileCoverage[]): string[] => {
  if (files.length === 0) return ["The coverage report names no file that ships."];
  return files
    .filter(({ lines, statements }) => lines < 100 || statements < 100)
    .map(
      ({ path, lines, statements, uncovered }) =>
        `${path}: ${lines} % of the lines and ${statements} % of the statements; lines ${uncovered}.`,
    );
};

const runCovered = (): Promise<string> =>
  new Promise((resolve) => {
    const words = ["node_modules/hardhat/dist/src/cli.js", "test", "--coverage", "--grep-exclude", SLOW];
    words.push(...globSync(TESTS));
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"] });
    let report = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      report += text;
    });
    child.on("close", () => resolve(report));
  });

if (import.meta.main) {
  console.log("Running the tests on instrumented contracts; this takes some minutes.");
  const files = readReport(await runCovered());
  const rows = files.map(({ path, lines, statements }) => [path, `${lines} %`, `${statements} %`]);
  console.log(textTable([["file", "lines", "statements"], ...rows]).join("\n"));
  const gaps = findGaps(files);
  for (const gap of gaps) console.error(gap);
  process.exitCode = gaps.length === 0 ? 0 : 1;
}
