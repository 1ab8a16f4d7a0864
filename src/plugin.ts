import { emptyTask, task } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";

/** The Hardhat plugin: `npx hardhat oracle <task>`. */
export default definePlugin({
  id: "holdfast",
  tasks: [
    emptyTask("oracle", "Redundant price oracles").build(),
    task(["oracle", "demo"], "Replays an hour in which real providers fail one after another")
      .addFlag({ name: "picture", description: "Also write the picture that the README shows" })
      .setAction(() => import("../scripts/demo.ts"))
      .build(),
    task(["oracle", "bench"], "Measures the gas of a read, healthy and under attack")
      .addFlag({ name: "check", description: "Fail unless every figure equals the snapshot" })
      .addFlag({ name: "update", description: "Write the snapshot" })
      .addOption({ name: "json", description: "Also write the table to this file", defaultValue: "" })
      .setAction(() => import("../scripts/bench.ts"))
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
    task(["oracle", "sizes"], "Prints how large every contract is, and fails where one is too large")
      .setAction(() => import("../scripts/sizes.ts"))
      .build(),
    task(["oracle", "generate"], "Writes the tables of adapters and the schema of specs")
      .addFlag({ name: "check", description: "Write nothing; fail if a table is not up to date" })
      .setAction(() => import("../scripts/generate.ts"))
      .build(),
  ],
});
