import type { TaskDefinition } from "hardhat/types/tasks";
import { endedBadly, markMisused } from "../problem.ts";

/** Under which all tasks are. */
const ROOT_TASK = "oracle";
/** How Hardhat's own program is started: as it is installed, or as its file. */
const HARDHAT = /[\\/](?:\.bin[\\/]hardhat(?:\.[a-z]+)?|hardhat[\\/]dist[\\/]src[\\/]cli\.js)$/;

/** A command line that Hardhat was given, and how far it came. */
interface CommandLine {
  /** The words after the program. */
  readonly words: readonly string[];
  /** The names of Hardhat's tasks; undefined where it gave up before it had any. */
  readonly rootTasks: readonly string[] | undefined;
  /** The names of our tasks, without the first word. */
  readonly ours: readonly string[];
}

/**
 * Why a command line of which no task came was misused: a sentence with the remedy, beside what Hardhat says. Nothing where
 * it is not one of ours.
 */
export const usageSentence = ({ words, rootTasks, ours }: CommandLine): string | undefined => {
  const first = words.find((word) => rootTasks?.includes(word) ?? word === ROOT_TASK);
  if (first !== ROOT_TASK) return undefined;
  const [name = ""] = words.slice(words.indexOf(first) + 1).filter((word) => ours.includes(word));
  return name === ""
    ? `"npx hardhat ${ROOT_TASK} --help" lists the tasks.`
    : `"npx hardhat ${ROOT_TASK} ${name} --help" says what it takes.`;
};

const known = new Set<string>();
let hasStarted = false;
let rootTasks: readonly string[] | undefined;

/** Keeps in mind that a task of ours was started, so that what follows is no misuse of the command line. */
export const noting = (task: TaskDefinition): TaskDefinition => {
  if (!("action" in task) || task.action === undefined) return task;
  known.add(task.id.at(-1) ?? "");
  const { action } = task;
  const load = () => {
    hasStarted = true;
    return action();
  };
  return { ...task, action: load } as TaskDefinition;
};

/** Keeps Hardhat's tasks in mind, by which the first word that names one is found. */
export const noteRootTasks = (names: Iterable<string>): void => {
  rootTasks = [...names];
};

/** Hardhat itself ends with 1 where an argument is missing or unknown, which of every command here is 2. */
export const endMisuseRightly = (): void => {
  const [, program = "", ...words] = process.argv;
  if (!HARDHAT.test(program)) return;
  process.once("exit", (code) => {
    if (hasStarted || !endedBadly(code)) return;
    const sentence = usageSentence({ words, rootTasks, ours: [...known] });
    if (sentence === undefined) return;
    console.error(sentence);
    markMisused();
  });
};
