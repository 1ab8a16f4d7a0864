import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const assessVerifyTask = task(
  ["oracle", "assess", "verify"],
  "Repeats the observations of a rating at its own block, and says what changed",
)
  .addPositionalArgument({ name: "report", description: "What --json of an assessment wrote" })
  .addOption({
    name: "rpc",
    description: "Addresses of nodes, separated by commas; the network's unless given",
    defaultValue: "",
  })
  .addOption({ name: "id", description: "Id of the deployment; chain-<id> unless given", defaultValue: "" })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/assessVerify.ts"))
  .build();

export default assessVerifyTask;
