import { readdirSync } from "node:fs";
import { emptyTask } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import type { TaskDefinition } from "hardhat/types/tasks";

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. Its tasks
 * are the files of `src/tasks/`; the body of a task is `scripts/<task>.ts`. What these import ships with the package, so they
 * import nothing of `test/` and no package but a dependency. Tasks for this project alone are in `scripts/projectPlugin.ts`.
 */
const folder = new URL("./tasks/", import.meta.url);
const files = readdirSync(folder).filter((file) => /^\w+\.(?:ts|js)$/.test(file));
const tasks = await Promise.all(
  files
    .sort()
    .map(async (file): Promise<TaskDefinition> => (await import(new URL(file, folder).href)).default),
);

export default definePlugin({
  id: "holdfast",
  tasks: [emptyTask("oracle", "Redundant price oracles").build(), ...tasks],
});
