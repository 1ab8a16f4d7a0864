import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const deployTask = task(["oracle", "deploy"], "Brings a chain to what a spec wants, or shows the difference")
  .addPositionalArgument({ name: "spec", description: "Path of the spec" })
  .addFlag({
    name: "plan",
    description: "Only show what would be done; fail where spec and chain differ",
  })
  .addFlag({ name: "feeds", description: "Deploy the feeds alone, before anything rests on them" })
  .addFlag({ name: "verify", description: "Also verify the sources with the network's explorer" })
  .addOption({
    name: "id",
    description: "Id of the deployment; chain-<id> unless given",
    defaultValue: "",
  })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/deploy.ts"))
  .build();

export default deployTask;
