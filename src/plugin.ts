import { emptyTask, task } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import { ArgumentType } from "hardhat/types/arguments";

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. A task's
 * body is `scripts/<task>.ts`; what it imports ships with the package, so it imports nothing of `test/` and no package
 * but a dependency. Tasks for this project alone are in `scripts/projectPlugin.ts`.
 */
export default definePlugin({
  id: "holdfast",
  tasks: [
    emptyTask("oracle", "Redundant price oracles").build(),
    task(["oracle", "simulate"], "Simulates an outage on our oracles and the baselines")
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
      .addOption({ name: "json", description: "Also write the result to this file", defaultValue: "" })
      .setAction(() => import("../scripts/simulate.ts"))
      .build(),
    task(["oracle", "replay"], "Replays recorded incidents on our oracles, baselines and peers")
      .addOption({
        name: "incidents",
        description: "File of incidents; those that ship if left out",
        defaultValue: "",
      })
      .addOption({ name: "only", description: "Id of the one incident to replay", defaultValue: "" })
      .addOption({ name: "system", description: "Names of systems, separated by commas", defaultValue: "" })
      .addOption({ name: "json", description: "Also write the result to this file", defaultValue: "" })
      .setAction(() => import("../scripts/replay.ts"))
      .build(),
    task(["oracle", "lint"], "Says whether a deployment's spec is wise, before anything is deployed")
      .addPositionalArgument({ name: "spec", description: "The spec, such as deploy/local.json" })
      .addOption({
        name: "json",
        description: "Also write the findings here; - for stdout",
        defaultValue: "",
      })
      .addOption({ name: "sarif", description: "Also write the findings here as SARIF", defaultValue: "" })
      .addFlag({ name: "live", description: "Also ask the chain of --network what the feeds say" })
      .setAction(() => import("../scripts/lint.ts"))
      .build(),
  ],
});
