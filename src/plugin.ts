import { emptyTask, task } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import { ArgumentType } from "hardhat/types/arguments";

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
    task(["oracle", "sweep"], "Compares configurations over thousands of random outages")
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
      .addOption({ name: "json", description: "Also write the result to this file", defaultValue: "" })
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
      .setAction(() => import("../scripts/sweep.ts"))
      .build(),
    task(["oracle", "sweep-worker"], "Works for sweeps behind a queue, until Ctrl-C")
      .addOption({ name: "queue", description: "The Redis: redis://host:port", defaultValue: "" })
      .addOption({
        name: "processes",
        description: "How many processes of this machine work; 0 for one each core",
        type: ArgumentType.INT,
        defaultValue: 0,
      })
      .addOption({
        name: "folder",
        description: "What price histories in a sweep's file are relative to",
        defaultValue: ".",
      })
      .setAction(() => import("../scripts/sweepWorker.ts"))
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
