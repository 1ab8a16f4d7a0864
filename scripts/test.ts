import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { globSync } from "node:fs";

/**
 * Runs the tests, Solidity and TypeScript, and closes with `N passed, N failed`. Those that start whole programs
 * (`*.e2e.test.ts`: the command line as a user types it, the packed package, a Redis) take minutes and are run by `--e2e`,
 * alone, or by `--deep`, with all others.
 */

const END_TO_END = "test/**/*.e2e.test.ts";

const RUNNERS = ["solidity", "mocha"] as const;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const lastCount = (output: string, word: string): number => {
  const counts = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, "gm"))];
  return Number(counts.at(-1)?.[1] ?? 0);
};

/** A runner that ends badly without a failed test, by a crash for one, counts as one failure. */
const run = (runner: string, words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const program = ["node_modules/hardhat/dist/src/cli.js", "test", runner, ...words];
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

/** The files of TypeScript that are run; Solidity's are found by their ending. */
const mochaFiles = (): string[] => {
  if (isEndToEnd) return globSync(END_TO_END);
  return globSync("test/**/*.test.ts", { exclude: isDeep ? [] : [END_TO_END] });
};

const total = { passed: 0, failed: 0 };
for (const runner of isEndToEnd ? (["mocha"] as const) : RUNNERS) {
  const isWhole = rest.length === 0 && runner === "mocha";
  const { passed, failed } = await run(runner, isWhole ? mochaFiles() : rest);
  // A selection of tests may lie with one runner only.
  if (passed + failed === 0 && rest.length === 0) {
    console.log(`No ${runner} test ran.`);
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
