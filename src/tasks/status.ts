import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

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
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/status.ts"))
  .build();

export default statusTask;
