import { task } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import { JSON_OPTION } from "../src/commands/jsonOption.ts";
import { noting } from "../src/commands/usage.ts";

/** The tasks `npx hardhat oracle <task>` of this project alone: they need its tests and what it is developed with. */
export default definePlugin({
  id: "holdfast-project",
  dependencies: () => [import("../src/plugin.ts")],
  tasks: [
    task(["oracle", "demo"], "Replays an hour in which real providers fail one after another")
      .addFlag({ name: "picture", description: "Also write the picture that the README shows" })
      .addOption(JSON_OPTION)
      .setAction(() => import("./demo.ts"))
      .build(),
    task(["oracle", "bench"], "Measures the gas of a read, healthy and under attack")
      .addFlag({ name: "check", description: "Fail unless every figure equals the snapshot" })
      .addFlag({ name: "update", description: "Write the snapshot" })
      .addFlag({ name: "reads", description: "Only the rows of read(), without those of the sources" })
      .addFlag({
        name: "forks",
        description: "The rows of read() by the gas schedules of hard forks to come",
      })
      .addFlag({ name: "drill", description: "How fast drills are, on a real node" })
      .addOption(JSON_OPTION)
      .setAction(() => import("../bench/bench.ts"))
      .build(),
    task(["oracle", "bench-simulate"], "Measures how many steps a simulation does in a second")
      .addFlag({ name: "check", description: "Fail where a figure is below what it must be" })
      .addOption(JSON_OPTION)
      .setAction(() => import("../bench/benchSimulate.ts"))
      .build(),
    task(["oracle", "bench-transport"], "Measures clients over nodes that fail, ours beside others")
      .addOption(JSON_OPTION)
      .setAction(() => import("../bench/benchTransport.ts"))
      .build(),
    task(["oracle", "sizes"], "Prints how large every contract is, and fails where one is too large")
      .addOption(JSON_OPTION)
      .setAction(() => import("./sizes.ts"))
      .build(),
    task(["oracle", "generate"], "Writes every file that follows from the sources: tables, schemas, ABIs")
      .addFlag({ name: "check", description: "Write nothing; fail if a file is not up to date" })
      .setAction(() => import("./generate.ts"))
      .build(),
    task(["oracle", "clients"], "Writes typechain-types/ for ethers, and src/abi/ for viem and wagmi")
      .addFlag({ name: "check", description: "Write nothing; fail if src/abi/ is not up to date" })
      .setAction(() => import("./clients.ts"))
      .build(),
    task(["oracle", "package"], "Fills dist/ with everything that npm pack puts into the package")
      .setAction(() => import("./package.ts"))
      .build(),
  ].map(noting),
});
