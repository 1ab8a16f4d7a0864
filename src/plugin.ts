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
    task(["oracle", "bench-transport"], "Measures clients over nodes that fail, ours beside others")
      .addOption({ name: "json", description: "Also write the table to this file", defaultValue: "" })
      .setAction(() => import("../scripts/benchTransport.ts"))
      .build(),
    task(["oracle", "sizes"], "Prints how large every contract is, and fails where one is too large")
      .setAction(() => import("../scripts/sizes.ts"))
      .build(),
    task(["oracle", "generate"], "Writes the tables of adapters from the contracts' documentation")
      .addFlag({ name: "check", description: "Write nothing; fail if a table is not up to date" })
      .setAction(() => import("../scripts/generate.ts"))
      .build(),
  ],
});
