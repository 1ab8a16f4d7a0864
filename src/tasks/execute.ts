import { task } from "hardhat/config";

const executeTask = task(["oracle", "execute"], "Executes what the governor scheduled and what is due")
  .addPositionalArgument({ name: "spec", description: "Path of the spec" })
  .addOption({
    name: "id",
    description: "Id of the deployment; chain-<id> unless given",
    defaultValue: "",
  })
  .addFlag({ name: "json", description: "Print JSON to stdout instead of text; takes no path" })
  .setAction(() => import("../commands/execute.ts"))
  .build();

export default executeTask;
