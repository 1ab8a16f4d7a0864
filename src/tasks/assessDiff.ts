import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const assessDiffTask = task(
  ["oracle", "assess", "diff"],
  "Says what two assessments differ in; fails where grade or stage fell, or a gate came",
)
  .addPositionalArgument({ name: "before", description: "What --json of an assessment wrote" })
  .addPositionalArgument({ name: "after", description: "What --json of a later one wrote" })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/assessDiff.ts"))
  .build();

export default assessDiffTask;
