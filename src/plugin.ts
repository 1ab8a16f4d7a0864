import { emptyTask } from "hardhat/config";
import { definePlugin } from "hardhat/plugins";
import type { TaskDefinition } from "hardhat/types/tasks";
import { endMisuseRightly, noteRootTasks, noting } from "./commands/usage.ts";
import { loadFolder } from "./files/folderRegistry.ts";
import { unusableEthers } from "./files/optionalPackages.ts";
import { misuse, runCommand } from "./problem.ts";

const ID = "holdfast";

/** Why the ethers of a project cannot be used; undefined where it can. */
const withoutEthers = async (): Promise<string | undefined> => {
  try {
    const { version } = await import("ethers");
    return unusableEthers(version);
  } catch {
    return 'The plugin needs ethers 6, not installed here; run "npm install ethers@6".';
  }
};

/** A task whose body, which needs ethers, is loaded only where ethers is one that it can use. */
const withEthers = (task: TaskDefinition): TaskDefinition => {
  if (!("action" in task) || task.action === undefined) return task;
  const { action } = task;
  const load = async () => {
    const sentence = await withoutEthers();
    if (sentence === undefined) return action();
    const refuse = () =>
      runCommand(async (): Promise<void> => {
        throw misuse("", sentence);
      });
    return { default: refuse };
  };
  return { ...task, action: load } as TaskDefinition;
};

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. Its tasks
 * are the files of `src/tasks/`; the body of a task is `src/commands/<task>.ts`. Tasks for this project alone are in
 * `scripts/projectPlugin.ts`.
 */
const tasks = await loadFolder<TaskDefinition>(new URL("./tasks/", import.meta.url), ({ id }) =>
  id.slice(1).join("-"),
);

endMisuseRightly();

/** `npx hardhat oracle <task>`, loaded by Hardhat itself: a configuration takes the plugin of `holdfast`. */
export default definePlugin({
  id: ID,
  // Else Hardhat names the first optional package that is not installed as the cause of whatever fails to load.
  npmPackage: null,
  hookHandlers: {
    hre: async () => ({
      default: async () => ({
        created: async (_, { tasks: { rootTasks } }) => noteRootTasks(rootTasks.keys()),
      }),
    }),
  },
  tasks: [
    emptyTask("oracle", "Redundant price oracles").build(),
    ...[...tasks.values()].map(withEthers).map(noting),
  ],
});
