import { emptyTask } from "hardhat/config";
import { definePlugin, HardhatPluginError } from "hardhat/plugins";
import type { TaskDefinition } from "hardhat/types/tasks";
import { loadFolder } from "./files/folderRegistry.ts";
import { unusableEthers } from "./files/optionalPackages.ts";

const ID = "holdfast";

/** A task whose body, which needs ethers, is loaded only where ethers is one that it can use. */
const withEthers = (task: TaskDefinition): TaskDefinition => {
  if (!("action" in task) || task.action === undefined) return task;
  const { action } = task;
  const load = async () => {
    const { version } = await import("ethers");
    const sentence = unusableEthers(version);
    if (sentence === undefined) return action();
    const refuse = () => {
      throw new HardhatPluginError(ID, sentence);
    };
    return { default: refuse };
  };
  return { ...task, action: load } as TaskDefinition;
};

/**
 * The Hardhat plugin: `npx hardhat oracle <task>`, in this project and in every one that installs the package. Its tasks
 * are the files of `src/tasks/`; the body of a task is `src/commands/<task>.ts`. Tasks for this project alone are in
 * `scripts/projectPlugin.ts`.
 */
const tasks = await loadFolder<TaskDefinition>(
  new URL("./tasks/", import.meta.url),
  ({ id }) => id.at(-1) ?? "",
);

/** `npx hardhat oracle <task>`, loaded by Hardhat itself: a configuration takes the plugin of `holdfast`. */
export default definePlugin({
  id: ID,
  // Else Hardhat names the first optional package that is not installed as the cause of whatever fails to load.
  npmPackage: null,
  tasks: [emptyTask("oracle", "Redundant price oracles").build(), ...[...tasks.values()].map(withEthers)],
});
