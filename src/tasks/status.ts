import { task } from "hardhat/config";

const statusTask = task(
  ["oracle", "status"],
  "Says how deployed oracles are: level, price, every source and its fault",
)
  .addPositionalArgument({ name: "subject", description: "Path of a spec, or address of an oracle" })
  .addFlag({ name: "watch", description: "Go on until interrupted" })
  .addOption({
    name: "id",
    description: "Id of the deployment; chain-<id> unless given",
    defaultValue: "",
  })
  .addFlag({ name: "json", description: "Print JSON to stdout instead of text; takes no path" })
  .setAction(() => import("../commands/status.ts"))
  .build();

export default statusTask;
