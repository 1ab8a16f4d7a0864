import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const replayTask = task(
  ["oracle", "replay"],
  "Replays recorded incidents on our oracles, baselines and peers",
)
  .addOption({
    name: "incidents",
    description: "File of incidents; those that ship if left out",
    defaultValue: "",
  })
  .addOption({ name: "only", description: "Id of the one incident to replay", defaultValue: "" })
  .addOption({ name: "system", description: "Names of systems, separated by commas", defaultValue: "" })
  .addOption(JSON_OPTION)
  .addOption({ name: "html", description: "Also write a page to this file", defaultValue: "" })
  .addOption({ name: "markdown", description: "Also write Markdown tables to this file", defaultValue: "" })
  .addOption({ name: "junit", description: "Also write the gates as JUnit to this file", defaultValue: "" })
  .setAction(() => import("../commands/replay.ts"))
  .build();

export default replayTask;
