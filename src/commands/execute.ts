import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { executeDeployment } from "../deploy/apply.ts";
import type { Executed } from "../deploy/schedule.ts";
import { durationText, timeText } from "../report/statusText.ts";
import { readSpec } from "../spec/spec.ts";
import { givenId, runOnSite } from "./site.ts";
import { jsonText } from "../files/jsonDocument.ts";
import executeResult from "../report/json/executeResult.ts";
import { toldGate } from "../problem.ts";

/** What `npx hardhat oracle execute` takes. */
export interface ExecuteArguments {
  readonly spec: string;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Output for a machine. */
  readonly json: boolean;
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
    const executed = await executeDeployment({ ...site, ...givenId(id), spec: await readSpec(file) });
    if (json) console.log(jsonText(executeResult, executed));
    else if (executed.length === 0) console.log("Nothing is scheduled.");
    else for (const entry of executed) console.log(lineOf(entry));
    const left = executed.filter(({ state }) => state !== "executed");
    return toldGate("operations", left.map(lineOf));
  });
