import { readFile } from "node:fs/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { configuredFrontiers, frontierLines } from "../lint/frontierLines.ts";
import { applyRules, loadRules } from "../lint/lint.ts";
import type { LiveFacts } from "../lint/live.ts";
import { observe } from "../lint/observe.ts";
import { lintGate, lintReport, lintText } from "../lint/report.ts";
import { sarifLog } from "../lint/sarif.ts";
import type { Spec } from "../spec/schema.ts";
import { readSpec } from "../spec/spec.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import lintDocument from "../report/json/lintReport.ts";
import { notObserved, type Gate } from "../problem.ts";

/** What `npx hardhat oracle lint` takes. */
export interface LintArguments {
  /** Path of the spec. */
  readonly spec: string;
  /** Also write the findings to this file; `-` to the output instead of the text; empty for none. */
  readonly json: string;
  /** Also write the findings to this file as SARIF; empty for none. */
  readonly sarif: string;
  /** Also ask the network's chain. */
  readonly live: boolean;
}

/** Asks the chain of `--network`; shows how far it has come on a terminal. */
const observeNetwork = async (
  spec: Spec,
  hre: HardhatRuntimeEnvironment,
  { isForProgram }: Output,
): Promise<LiveFacts> => {
  const { provider } = await hre.network.create();
  const request = (method: string, params: readonly unknown[]) =>
    provider.request({ method, params: [...params] });
  if (!process.stdout.isTTY || isForProgram) return observe(spec, request);
  const tasks = new Listr<{ facts?: LiveFacts }>([
    {
      title: "Ask the chain",
      task: async (context, task) => {
        context.facts = await observe(spec, request, (key) => {
          task.output = key;
        });
      },
    },
  ]);
  const { facts } = await tasks.run({});
  if (facts === undefined) throw notObserved("The chain was not asked: try again.");
  return facts;
};

const lint = async (
  { spec: file, sarif, live }: LintArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  const spec = await readSpec(file);
  const rules = await loadRules();
  const findings = applyRules(rules, spec, live ? await observeNetwork(spec, hre, output) : undefined);
  output.say(`${frontierLines(spec).join("\n")}\n`);
  output.say(lintText(file, findings));
  output.writeJson(lintDocument, { ...lintReport(file, findings), frontiers: configuredFrontiers(spec) });
  if (sarif !== "") {
    const log = sarifLog(file, await readFile(file, "utf8"), findings, rules);
    output.write(sarif, `${JSON.stringify(log, null, 2)}\n`);
  }
  return lintGate(file, findings);
};

/** Says whether a deployment is wise, before anything is deployed. */
export default (words: LintArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: words.json, sarif: words.sarif }, (output) => lint(words, hre, output));
