import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";

/** Runs every test, Solidity and TypeScript, and closes with `N passed, N failed`. */

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
const rest = words.filter((word) => word !== "--deep");
if (isDeep) {
  process.env["HOLDFAST_DEEP"] = "1";
  process.env["HOLDFAST_SEED"] ??= `0x${randomBytes(8).toString("hex")}`;
  console.log(`Deep run; HOLDFAST_SEED=${process.env["HOLDFAST_SEED"]} repeats it.`);
}

const total = { passed: 0, failed: 0 };
for (const runner of RUNNERS) {
  const { passed, failed } = await run(runner, rest);
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
