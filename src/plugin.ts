import { emptyTask } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. A task's
 * body is `scripts/<task>.ts`; what it imports ships with the package, so it imports nothing of `test/` and no package
 * but a dependency. Tasks for this project alone are in `scripts/projectPlugin.ts`.
 */
export default definePlugin({
  id: "holdfast",
  tasks: [emptyTask("oracle", "Redundant price oracles").build()],
});
