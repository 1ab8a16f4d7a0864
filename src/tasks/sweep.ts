import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const sweepTask = task(["oracle", "sweep"], "Compares configurations over thousands of random outages")
  .addPositionalArgument({
    name: "sweep",
    description: "Name of a built-in sweep, or the path of a sweep's file",
    defaultValue: "three-or-four-sources",
  })
  .addOption({
    name: "processes",
    description: "How many processes of this machine work; 0 for one each core",
    type: ArgumentType.INT,
    defaultValue: 0,
  })
  .addOption({
    name: "queue",
    description: "Let workers behind this Redis do the work: redis://host:port",
    defaultValue: "",
  })
  .addOption({
    name: "runs",
    description: "How many runs of each environment; 0 for what the file says",
    type: ArgumentType.INT,
    defaultValue: 0,
  })
  .addOption(JSON_OPTION)
  .addOption({
    name: "journal",
    description: "Where to keep what was done; in reports unless given",
    defaultValue: "",
  })
  .addOption({
    name: "worst",
    description: "Also write the worst fault timings to this folder, as scenarios",
    defaultValue: "",
  })
  .addOption({ name: "html", description: "Also write a page to this file", defaultValue: "" })
  .addOption({ name: "markdown", description: "Also write Markdown tables to this file", defaultValue: "" })
  .setAction(() => import("../commands/sweep.ts"))
  .build();

export default sweepTask;
