/** What CONTRIBUTING.md says of one kind of thing: the files to write, and the commands that then pass. */
export interface Recipe {
  readonly title: string;
  /** Paths with placeholders in angle brackets, such as `src/tasks/<task>.ts`; and files that gain some lines. */
  readonly paths: readonly string[];
  /** With placeholders too. */
  readonly commands: readonly string[];
}

/** A file of an example. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
  /** The line below which the text goes into a file that stands; left out where the file is new. */
  readonly below?: string;
}

/** What a recipe is tried with. */
export interface Example {
  readonly title: string;
  readonly files: readonly ExampleFile[];
}

const SECTION = /^## (A new .+)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm;
const STEP = /^\d+\. `([^`]+)`/gm;
const COMMANDS = /^```sh\n([\s\S]*?)^```$/gm;
const FILE = /^```\w+ (\S+)(?: below "(.+)")?\n([\s\S]*?)^```$/gm;
const PLACEHOLDER = /<([\w-]+)>/g;

/** The recipes that have numbered steps; what has none is no recipe but advice. */
export const readRecipes = (contributing: string): Recipe[] =>
  [...contributing.matchAll(SECTION)]
    .map(([, title = "", text = ""]) => ({
      title,
      paths: [...text.matchAll(STEP)].map(([, path = ""]) => path),
      commands: [...text.matchAll(COMMANDS)].flatMap(([, lines = ""]) => lines.trimEnd().split("\n")),
    }))
    .filter(({ paths }) => paths.length > 0);

/** An example: a heading like the recipe's, and a fenced block for each file, with its path. */
export const readExample = (page: string): Example => ({
  title: /^# (.+)$/m.exec(page)?.[1] ?? "",
  files: [...page.matchAll(FILE)].map(([, path = "", below, text = ""]) => ({
    path,
    text,
    ...(below !== undefined && { below }),
  })),
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Matches the paths that a path with placeholders stands for. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(PLACEHOLDER)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : "([\\w-]+)"))
      .join("")}$`,
  );

const kebabOf = (word: string): string => word.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/**
 * What each placeholder stands for in an example; `<x-name>` is what `<x>` is called on the command line.
 * @throws RangeError where the example lacks a file that the recipe names, has one that it does not name, or takes a
 * placeholder for two things.
 */
export const placeholdersOf = (recipe: Recipe, example: Example): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  const unnamed = new Set(example.files.map(({ path }) => path));
  for (const path of recipe.paths) {
    const names = [...path.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
    const found = [...unnamed].map((file) => patternOf(path).exec(file)).find((match) => match !== null);
    if (found == null) throw new RangeError(`The example of "${recipe.title}" has no ${path}: add it.`);
    unnamed.delete(found[0]);
    for (const [index, name] of names.entries()) {
      const value = found[index + 1] ?? "";
      const before = values.get(name) ?? value;
      if (before !== value)
        throw new RangeError(`<${name}> is ${before} and ${value}: let one name stand for one thing.`);
      values.set(name, value);
      values.set(`${name}-name`, kebabOf(value));
    }
  }
  for (const path of unnamed)
    throw new RangeError(`"${recipe.title}" does not name ${path}: add the step, or leave it out.`);
  return values;
};

/**
 * The recipe's commands, with what the placeholders stand for.
 * @throws RangeError where there is none, or a placeholder stands for nothing.
 */
export const commandsOf = (recipe: Recipe, values: ReadonlyMap<string, string>): string[] => {
  if (recipe.commands.length === 0) throw new RangeError(`"${recipe.title}" runs nothing: add its commands.`);
  return recipe.commands.map((command) =>
    command.replace(PLACEHOLDER, (placeholder, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new RangeError(`${placeholder} in "${command}" is in no step's path.`);
      return value;
    }),
  );
};
