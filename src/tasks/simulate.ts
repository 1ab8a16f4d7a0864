import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const simulateTask = task(
  ["oracle", "simulate"],
  "Simulates an outage on our oracles, the baselines and the peers",
)
  .addPositionalArgument({
    name: "scenario",
    description: "Name of a built-in scenario, or the path of a scenario file",
    defaultValue: "tour",
  })
  .addOption({
    name: "seeds",
    description: "How many runs, with seeds from the scenario's own upwards",
    type: ArgumentType.INT,
    defaultValue: 1,
  })
  .addOption({ name: "system", description: "Names of systems, separated by commas", defaultValue: "" })
  .addFlag({ name: "model", description: "In plain numbers instead of on the bytecode" })
  .addOption(JSON_OPTION)
  .addOption({ name: "html", description: "Also write a page to this file", defaultValue: "" })
  .addOption({ name: "markdown", description: "Also write Markdown tables to this file", defaultValue: "" })
  .addOption({ name: "junit", description: "Also write the gates as JUnit to this file", defaultValue: "" })
  .addOption({
    name: "svg",
    description: "Also draw the first run to <prefix>-light.svg and <prefix>-dark.svg",
    defaultValue: "",
  })
  .setAction(() => import("../commands/simulate.ts"))
  .build();

export default simulateTask;
