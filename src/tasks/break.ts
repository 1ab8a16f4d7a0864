import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const breakTask = task(["oracle", "break"], "Breaks or heals a made-up feed of a local chain")
  .addPositionalArgument({ name: "spec", description: "Path of the spec" })
  .addPositionalArgument({ name: "feed", description: "Key of the feed in the spec" })
  .addOption({
    name: "fault",
    description: "A behavior of FaultyFeed, freeze, or heal",
    defaultValue: "freeze",
  })
  .addOption({
    name: "id",
    description: "Id of the deployment; chain-<id> unless given",
    defaultValue: "",
  })
  .addOption(JSON_OPTION)
  .setAction(() => import("../commands/break.ts"))
  .build();

export default breakTask;
