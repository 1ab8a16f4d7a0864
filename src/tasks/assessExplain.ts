import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const assessExplainTask = task(
  ["oracle", "assess", "explain"],
  "Tells what one check asks, why, how it is observed, and what to do where it fails",
)
  .addPositionalArgument({ name: "check", description: "Id of the check, such as RIQ-F01" })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/assessExplain.ts"))
  .build();

export default assessExplainTask;
