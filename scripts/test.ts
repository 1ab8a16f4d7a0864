import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { type TestKind, testKindOf } from "./testFiles.ts";

/**
 * Runs the tests, Solidity and TypeScript, and closes with `N passed, N failed`. Those that start whole programs
 * (`*.e2e.test.ts`: the command line as a user types it, the packed package, a Redis) take minutes and are run by `--e2e`,
 * alone, or by `--deep`, with all others and with what takes longer still (`*.deep.test.ts`). Files that are named are run alone, each by the runner that it needs: where none
 * gets at compiled contracts, nothing is compiled and Hardhat does not start.
 */

const END_TO_END = "test/**/*.e2e.test.ts";
const DEEP = "test/**/*.deep.test.ts";

const HARDHAT = "node_modules/hardhat/dist/src/cli.js";
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--timeout", "120000"];

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** What each runner is started with. */
interface Runs {
  readonly what: string;
  readonly program: readonly string[];
  readonly isQuiet: boolean;
}

const lastCount = (output: string, word: string): number => {
  const counts = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, "gm"))];
  return Number(counts.at(-1)?.[1] ?? 0);
};

/**
 * A runner that ends badly without a failed test, by a crash for one, counts as one failure.
 * @param isQuiet Whether what it prints is kept until its end, because another one prints meanwhile.
 */
const run = ({ program, isQuiet }: Runs): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (!isQuiet) process.stdout.write(text);
    });
    child.on("close", (code) => {
      if (isQuiet) process.stdout.write(output);
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

const hardhatTest = (runner: "solidity" | "mocha", given: readonly string[]): Runs => ({
  what: runner,
  program: [HARDHAT, "test", runner, ...given],
  isQuiet: false,
});

/** Tests of Solidity deploy the contracts as they were compiled last, and Hardhat compiles no more than the files it is given. */
const BUILD: Runs = { what: "build", program: [HARDHAT, "build", "--no-tests"], isQuiet: false };

const mochaAlone = (given: readonly string[], isQuiet: boolean): Runs => ({
  what: "mocha",
  program: [...MOCHA, ...given],
  isQuiet,
});

/** The files of TypeScript that are run; Solidity's are found by their ending. */
const mochaFiles = (): string[] => {
  if (isEndToEnd) return globSync(END_TO_END);
  return globSync("test/**/*.test.ts", { exclude: isDeep ? [] : [END_TO_END, DEEP] });
};

/** Tests that set themselves no limit of time: started last, one would leave the other cores idle. */
const longestFirst = (files: readonly string[]): string[] => {
  const isLong = (file: string) => readFileSync(file, "utf8").includes("this.timeout(0)");
  return [...files.filter(isLong), ...files.filter((file) => !isLong(file))];
};

/**
 * Everything, or what a pattern for names selects out of it: what follows one another, a list for each of those that can
 * run at the same time. Tests that need nothing compiled run while the compiler has a core to spare.
 */
const wholeRuns = (): Runs[][] => {
  const kinds = mochaFiles().map((file) => ({ file, ...testKindOf(process.cwd(), file) }));
  if (isEndToEnd) return [[hardhatTest("mocha", [...kinds.map(({ file }) => file), ...rest])]];
  const isAlone = ({ needsContracts, startsHardhat }: TestKind): boolean => !needsContracts && !startsHardhat;
  const alone = kinds.filter(isAlone).map(({ file }) => file);
  const others = longestFirst(kinds.filter((kind) => !isAlone(kind)).map(({ file }) => file));
  return [
    [mochaAlone([...alone, ...rest], true)],
    [hardhatTest("solidity", rest), hardhatTest("mocha", [...others, ...rest])],
  ];
};

/** The files that were named, each by the runner that it needs. */
const namedRuns = (files: readonly string[], flags: readonly string[]): Runs[] => {
  const kinds = files.map((file) => ({ file, ...testKindOf(process.cwd(), file) }));
  const ofSolidity = kinds.filter(({ runner }) => runner === "solidity").map(({ file }) => file);
  const ofMocha = kinds.filter(({ runner }) => runner === "mocha");
  const names = ofMocha.map(({ file }) => file);
  const needsHardhat = ofMocha.some(({ needsContracts }) => needsContracts);
  const isCompiled = flags.includes("--no-compile");
  return [
    ...(ofSolidity.length === 0 || isCompiled ? [] : [BUILD]),
    ...(ofSolidity.length === 0 ? [] : [hardhatTest("solidity", [...ofSolidity, ...flags])]),
    ...(names.length === 0
      ? []
      : needsHardhat
        ? [hardhatTest("mocha", [...names, ...flags])]
        : [mochaAlone([...names, ...flags], false)]),
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
const runAll = async (runs: readonly Runs[]): Promise<void> => {
  for (const one of runs) {
    const { passed, failed } = await run(one);
    // A selection of tests may lie with one runner only.
    if (passed + failed === 0 && isWhole) {
      console.log(`No ${one.what} test ran.`);
      total.failed += 1;
    }
    total.passed += passed;
    total.failed += failed;
    // What was compiled before would be tested instead.
    if (one === BUILD && failed > 0) return;
  }
};
await Promise.all((files.length === 0 ? wholeRuns() : [namedRuns(files, flags)]).map(runAll));
if (total.passed + total.failed === 0) {
  console.log("No test ran.");
  total.failed = 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
