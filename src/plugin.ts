import { emptyTask } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import type { TaskDefinition } from "hardhat/types/tasks";
import { loadFolder } from "./files/folderRegistry.ts";

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. Its tasks
 * are the files of `src/tasks/`; the body of a task is `src/commands/<task>.ts`. Tasks for this project alone are in
 * `scripts/projectPlugin.ts`.
 */
const tasks = await loadFolder<TaskDefinition>(
  new URL("./tasks/", import.meta.url),
  ({ id }) => id.at(-1) ?? "",
);

export default definePlugin({
  id: "holdfast",
  tasks: [emptyTask("oracle", "Redundant price oracles").build(), ...tasks.values()],
});
