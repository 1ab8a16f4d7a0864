import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { testKindOf } from "./testFiles.ts";

/**
 * Runs the tests, Solidity and TypeScript, and closes with `N passed, N failed`. Those that start whole programs
 * (`*.e2e.test.ts`: the command line as a user types it, the packed package, a Redis) take minutes and are run by `--e2e`,
 * alone, or by `--deep`, with all others. Files that are named are run alone, each by the runner that it needs: where none
 * gets at compiled contracts, nothing is compiled and Hardhat does not start.
 */

const END_TO_END = "test/**/*.e2e.test.ts";

const HARDHAT = "node_modules/hardhat/dist/src/cli.js";
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--timeout", "120000"];

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const lastCount = (output: string, word: string): number => {
  const counts = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, "gm"))];
  return Number(counts.at(-1)?.[1] ?? 0);
};

/** A runner that ends badly without a failed test, by a crash for one, counts as one failure. */
const run = (program: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("close", (code) => {
      const failed = lastCount(output, "failing");
      resolve({ passed: lastCount(output, "passing"), failed: failed === 0 && code !== 0 ? 1 : failed });
    });
  });

const words = process.argv.slice(2);
const isDeep = words.includes("--deep");
const isEndToEnd = words.includes("--e2e");
const rest = words.filter((word) => word !== "--deep" && word !== "--e2e");
if (isDeep) {
  process.env["HOLDFAST_DEEP"] = "1";
  process.env["HOLDFAST_SEED"] ??= `0x${randomBytes(8).toString("hex")}`;
  console.log(`Deep run; HOLDFAST_SEED=${process.env["HOLDFAST_SEED"]} repeats it.`);
}

/** What each runner is started with. */
interface Runs {
  readonly what: string;
  readonly program: readonly string[];
}

const hardhatTest = (runner: "solidity" | "mocha", given: readonly string[]): Runs => ({
  what: runner,
  program: [HARDHAT, "test", runner, ...given],
});

/** The files of TypeScript that are run; Solidity's are found by their ending. */
const mochaFiles = (): string[] => {
  if (isEndToEnd) return globSync(END_TO_END);
  return globSync("test/**/*.test.ts", { exclude: isDeep ? [] : [END_TO_END] });
};

/** Everything, or what a pattern for names selects out of it. */
const wholeRuns = (): Runs[] => {
  const ofMocha = hardhatTest("mocha", [...mochaFiles(), ...rest]);
  return isEndToEnd ? [ofMocha] : [hardhatTest("solidity", rest), ofMocha];
};

/** The files that were named, each by the runner that it needs. */
const namedRuns = (files: readonly string[], flags: readonly string[]): Runs[] => {
  const kinds = files.map((file) => ({ file, ...testKindOf(process.cwd(), file) }));
  const ofSolidity = kinds.filter(({ runner }) => runner === "solidity").map(({ file }) => file);
  const ofMocha = kinds.filter(({ runner }) => runner === "mocha");
  const names = ofMocha.map(({ file }) => file);
  const needsHardhat = ofMocha.some(({ needsContracts }) => needsContracts);
  return [
    ...(ofSolidity.length === 0 ? [] : [hardhatTest("solidity", [...ofSolidity, ...flags])]),
    ...(names.length === 0
      ? []
      : needsHardhat
        ? [hardhatTest("mocha", [...names, ...flags])]
        : [{ what: "mocha", program: [...MOCHA, ...names, ...flags] }]),
  ];
};

const files = rest.filter((word) => /\.(?:ts|sol)$/.test(word) && !word.startsWith("-"));
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`There is no ${missing.join(", ")}: give paths from the project's folder.`);
  process.exit(2);
}
const flags = rest.filter((word) => !files.includes(word));
const isWhole = rest.length === 0;

const total = { passed: 0, failed: 0 };
for (const { what, program } of files.length === 0 ? wholeRuns() : namedRuns(files, flags)) {
  const { passed, failed } = await run(program);
  // A selection of tests may lie with one runner only.
  if (passed + failed === 0 && isWhole) {
    console.log(`No ${what} test ran.`);
    total.failed += 1;
  }
  total.passed += passed;
  total.failed += failed;
}
if (total.passed + total.failed === 0) {
  console.log("No test ran.");
  total.failed = 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
