import { writeFile } from "node:fs/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { hasFailed, lintSpec } from "../src/lint/lint.ts";
import { lintReport, lintText } from "../src/lint/report.ts";
import { SpecError } from "../src/spec/problems.ts";
import { readSpec } from "../src/spec/spec.ts";

/** What `npx hardhat oracle lint` takes. */
export interface LintArguments {
  readonly spec: string;
  /** Also write the findings to this file; `-` for the output instead of the text; empty for none. */
  readonly json: string;
}

/** Says whether a deployment is wise, before anything is deployed. */
export default async ({ spec: file, json }: LintArguments, _: HardhatRuntimeEnvironment): Promise<void> => {
  try {
    const findings = await lintSpec(await readSpec(file));
    const report = `${JSON.stringify(lintReport(file, findings), null, 2)}\n`;
    if (json === "-") process.stdout.write(report);
    else console.log(lintText(file, findings));
    if (json !== "" && json !== "-") await writeFile(json, report);
    if (hasFailed(findings)) process.exitCode = 1;
  } catch (failure) {
    if (!(failure instanceof SpecError)) throw failure;
    console.error(failure.message);
    process.exitCode = 2;
  }
};
