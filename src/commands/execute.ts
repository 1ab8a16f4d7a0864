import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { executeDeployment } from "../deploy/apply.ts";
import type { Executed } from "../deploy/schedule.ts";
import { durationText, timeText } from "../report/statusText.ts";
import { readSpec } from "../spec/spec.ts";
import { givenId, runOnSite } from "./site.ts";
import executeResult from "../report/json/executeResult.ts";
import { toldGate } from "../problem.ts";

/** What `npx hardhat oracle execute` takes. */
export interface ExecuteArguments {
  readonly spec: string;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Also write the result to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

const lineOf = ({ operation, state, wait = 0, preflight, call, transaction }: Executed): string => {
  const { description, due = 0, caller } = operation;
  const check = preflight === "" ? "its check would pass now" : `its check would fail now: ${preflight}`;
  switch (state) {
    case "executed":
      return `Executed: ${description} (${transaction}).`;
    case "notDue":
      return `Not due: ${description}, in ${durationText(wait)} (${timeText(due)}); ${check}.`;
    case "notScheduled":
      return `Not scheduled: ${description}; run "npx hardhat oracle deploy" again; ${check}.`;
    case "refused":
      return `Not executed: ${description}; ${check}.`;
    case "unsigned":
      return `Due: ${description}; let ${caller} send ${call?.data} to ${call?.to}; ${check}.`;
  }
};

/** Executes what the governor scheduled and what is due, and says when the rest will be. */
export default async (
  { spec: file, id, json }: ExecuteArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> =>
  runOnSite(hre, json, async (site) => {
    const { output, isPassing } = site;
    const spec = await readSpec(file);
    const onRecord = isPassing ? undefined : output.wrote;
    const executed = await executeDeployment({
      ...site,
      ...givenId(id),
      spec,
      ...(onRecord && { onRecord }),
    });
    if (executed.length === 0) output.say("Nothing is scheduled.");
    for (const entry of executed) output.say(lineOf(entry));
    output.writeJson(executeResult, executed);
    const left = executed.filter(({ state }) => state !== "executed");
    return toldGate("operations", left.map(lineOf));
  });
