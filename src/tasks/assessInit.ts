import { task } from "hardhat/config";

const assessInitTask = task(
  ["oracle", "assess", "init"],
  "Writes what can be found out of a protocol into its spec, and leaves the rest as questions",
)
  .addPositionalArgument({ name: "spec", description: "The spec, such as deploy/local.json" })
  .addOption({
    name: "out",
    description: "Write to this file, and leave the spec as it is",
    defaultValue: "",
  })
  .addOption({
    name: "rpc",
    description: "Addresses of nodes, separated by commas; the network's unless given",
    defaultValue: "",
  })
  .setAction(() => import("../commands/assessInit.ts"))
  .build();

export default assessInitTask;
