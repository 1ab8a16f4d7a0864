import { readFile, writeFile } from "node:fs/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { applyRules, hasFailed, loadRules } from "../src/lint/lint.ts";
import type { LiveFacts } from "../src/lint/live.ts";
import { ObservationError, observe } from "../src/lint/observe.ts";
import { lintReport, lintText } from "../src/lint/report.ts";
import { sarifLog } from "../src/lint/sarif.ts";
import { SpecError } from "../src/spec/problems.ts";
import type { Spec } from "../src/spec/schema.ts";
import { readSpec } from "../src/spec/spec.ts";

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
const observeNetwork = async (spec: Spec, hre: HardhatRuntimeEnvironment): Promise<LiveFacts> => {
  const { provider } = await hre.network.create();
  const request = (method: string, params: readonly unknown[]) =>
    provider.request({ method, params: [...params] });
  if (!process.stdout.isTTY) return observe(spec, request);
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
  if (facts === undefined) throw new ObservationError("The chain was not asked: try again.");
  return facts;
};

const lint = async ({ spec: file, json, sarif, live }: LintArguments, hre: HardhatRuntimeEnvironment) => {
  const spec = await readSpec(file);
  const rules = await loadRules();
  const findings = applyRules(rules, spec, live ? await observeNetwork(spec, hre) : undefined);
  const report = `${JSON.stringify(lintReport(file, findings), null, 2)}\n`;
  if (json === "-") process.stdout.write(report);
  else console.log(lintText(file, findings));
  if (json !== "" && json !== "-") await writeFile(json, report);
  if (sarif !== "") {
    const log = sarifLog(file, await readFile(file, "utf8"), findings, rules);
    await writeFile(sarif, `${JSON.stringify(log, null, 2)}\n`);
  }
  if (hasFailed(findings)) process.exitCode = 1;
};

/** Says whether a deployment is wise, before anything is deployed. */
export default async (words: LintArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  try {
    await lint(words, hre);
  } catch (failure) {
    const isRefused = failure instanceof SpecError;
    if (!isRefused && !(failure instanceof ObservationError)) throw failure;
    console.error(failure.message);
    process.exitCode = isRefused ? 2 : 3;
  }
};
