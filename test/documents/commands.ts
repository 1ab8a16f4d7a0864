import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../meta/testNames.ts";

/** One command that a page shows. */
export interface ShownCommand {
  /** Path of the page, from the root. */
  readonly page: string;
  /** Heading of the section that shows it. */
  readonly section: string;
  /** As it would be typed: without the comment behind it. */
  readonly command: string;
  /** Whether it stands in a block of its own, and not within a sentence. */
  readonly isFenced: boolean;
}

/** What is said of earlier versions, and of what was looked up for them, is no instruction. */
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/**/*.md", "examples/**/*.md"];
/** Blocks without a language may be commands; so are these. */
const SHELLS = ["", "bash", "console", "sh", "shell"];
const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
/** What begins a line that is a command. */
const PROGRAM = /^(?:cd|cp|git|mkdir|node|npm|npx) /;
/** A word that stands for others: the shape of a command, and no command. */
const SHAPE = /[<>…]/;

const commandOf = (text: string): string | undefined => {
  const command = text
    .replace(/\s+#.*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return PROGRAM.test(command) && !SHAPE.test(command) ? command : undefined;
};

/** The commands of one page, in their order. */
export const commandsIn = (page: string, text: string): readonly ShownCommand[] => {
  const found: { at: number; command: string; isFenced: boolean }[] = [];
  const blank = (part: string): string => part.replace(/[^\n]/g, " ");
  const prose = text.replace(FENCE, (block: string, language: string, body: string, at: number) => {
    if (SHELLS.includes(language)) {
      for (const line of body.split("\n")) {
        const command = commandOf(line);
        if (command !== undefined) found.push({ at, command, isFenced: true });
      }
    }
    return blank(block);
  });
  for (const match of prose.matchAll(/`([^`]+)`/g)) {
    const command = commandOf(match[1] ?? "");
    if (command !== undefined) found.push({ at: match.index, command, isFenced: false });
  }
  const headings = [...prose.matchAll(/^#+ (.*)$/gm)];
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, command, isFenced }) => {
      const section = headings.findLast(({ index }) => index < at)?.[1] ?? "";
      return { page, section, command, isFenced };
    });
};

/** Every command of every page. */
export const shownCommands = (): readonly ShownCommand[] =>
  globSync(PAGES, { cwd: projectRoot })
    .sort()
    .flatMap((page) => commandsIn(page, readFileSync(join(projectRoot, page), "utf8")));

/** The commands of the deployment walks, which are run in their order: on a page, or in one of its sections. */
export const WALKS: readonly { readonly page: string; readonly section: string }[] = [
  { page: "README.md", section: "Deploy from a reviewed spec" },
  { page: "docs/deploy.md", section: "A walk on a local chain" },
];

/** The commands of a walk that are a task of ours. */
export const walkCommands = (page: string): readonly string[] =>
  shownCommands()
    .filter(
      (shown) =>
        shown.page === page &&
        shown.isFenced &&
        WALKS.some((walk) => walk.page === page && walk.section === shown.section) &&
        shown.command.startsWith("npx hardhat oracle "),
    )
    .map(({ command }) => command);
