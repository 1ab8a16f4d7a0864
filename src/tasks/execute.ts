import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const executeTask = task(["oracle", "execute"], "Executes what the governor scheduled and what is due")
  .addPositionalArgument({ name: "spec", description: "Path of the spec" })
  .addOption({
    name: "id",
    description: "Id of the deployment; chain-<id> unless given",
    defaultValue: "",
  })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/execute.ts"))
  .build();

export default executeTask;
