import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const drillVerifyTask = task(
  ["oracle", "drill", "verify"],
  "Repeats drills that were kept, at their own blocks, and says what differs",
)
  .addPositionalArgument({
    name: "file",
    description: "drills/<network>.jsonl, or what --json of a drill wrote",
  })
  .addOption({ name: "rpc", description: "Address of a node; the network's unless given", defaultValue: "" })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/drillVerify.ts"))
  .build();

export default drillVerifyTask;
