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
    task(["oracle", "deploy"], "Brings a chain to what a spec wants, or shows the difference")
      .addPositionalArgument({ name: "spec", description: "Path of the spec" })
      .addFlag({
        name: "plan",
        description: "Only show what would be done; fail where spec and chain differ",
      })
      .addFlag({ name: "feeds", description: "Deploy the feeds alone, before anything rests on them" })
      .addFlag({ name: "verify", description: "Also verify the sources with the network's explorer" })
      .addOption({
        name: "id",
        description: "Id of the deployment; chain-<id> unless given",
        defaultValue: "",
      })
      .addFlag({ name: "json", description: "Output for a machine" })
      .setAction(() => import("../scripts/deploy.ts"))
      .build(),
    task(["oracle", "execute"], "Executes what the governor scheduled and what is due")
      .addPositionalArgument({ name: "spec", description: "Path of the spec" })
      .addOption({
        name: "id",
        description: "Id of the deployment; chain-<id> unless given",
        defaultValue: "",
      })
      .addFlag({ name: "json", description: "Output for a machine" })
      .setAction(() => import("../scripts/execute.ts"))
      .build(),
    task(["oracle", "status"], "Says how deployed oracles are: level, price, every source and its fault")
      .addPositionalArgument({ name: "subject", description: "Path of a spec, or address of an oracle" })
      .addFlag({ name: "watch", description: "Go on until interrupted" })
      .addOption({
        name: "id",
        description: "Id of the deployment; chain-<id> unless given",
        defaultValue: "",
      })
      .addFlag({ name: "json", description: "Output for a machine" })
      .setAction(() => import("../scripts/status.ts"))
      .build(),
    task(["oracle", "break"], "Breaks or heals a made-up feed of a local chain")
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
      .addFlag({ name: "json", description: "Output for a machine" })
      .setAction(() => import("../scripts/break.ts"))
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
      .setAction(() => import("../scripts/lint.ts"))
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
