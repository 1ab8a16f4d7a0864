import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { TaskDefinition } from "hardhat/types/tasks";
import packageJson from "../../package.json" with { type: "json" };
import project from "../../scripts/projectPlugin.ts";
import plugin from "../../src/plugin.ts";
import { projectRoot } from "../meta/testNames.ts";
import { MAKING_A_PROJECT, NOT_RUN, RUN_ELSEWHERE, RUN_IN_PROJECT } from "./commandFates.ts";
import { commandsIn, type ShownCommand, shownCommands, WALKS, walkCommands } from "./commands.ts";

const CI = readFileSync(join(projectRoot, ".ci", "run"), "utf8");
const RUNNER = /^(?:npx hardhat test (?:mocha|solidity)|npm (?:test|run test:e2e) --) (.*)$/;

/** Whether it runs test files that there are, which `npm test` or `npm run test:e2e` runs too. */
const namesTests = (command: string): boolean => {
  const [, rest = ""] = RUNNER.exec(command) ?? [];
  const files = rest.split(" ").filter((word) => word.startsWith("test/"));
  // A pattern for names is held to one invariant by test/meta/spec.test.ts.
  const isPattern = files.length === 0 && rest.includes("--grep ");
  return (
    isPattern || (files.length > 0 && files.every((file) => globSync(file, { cwd: projectRoot }).length > 0))
  );
};

const isInCi = (command: string): boolean =>
  CI.split("\n").some((line) => line === `step ${command}`) ||
  (command === "npm test" && CI.includes("\nnpm test "));

const isInWalk = ({ page, section, command, isFenced }: ShownCommand): boolean =>
  isFenced &&
  WALKS.some((walk) => walk.page === page && walk.section === section) &&
  walkCommands(page).includes(command);

const inProject = RUN_IN_PROJECT.map(({ command }) => command);

/** Why nobody knows whether it works; nothing where somebody does. */
const fateless = (shown: ShownCommand): string | undefined => {
  const { page, command } = shown;
  const isKnown =
    isInWalk(shown) ||
    isInCi(command) ||
    namesTests(command) ||
    [...MAKING_A_PROJECT, ...inProject].includes(command) ||
    Object.hasOwn(RUN_ELSEWHERE, command) ||
    Object.hasOwn(NOT_RUN, command);
  return isKnown
    ? undefined
    : `${page} shows "${command}", which nothing runs: add it to test/documents/commandFates.ts.`;
};

const tasks = new Map<string, TaskDefinition>(
  [...(plugin.tasks ?? []), ...(project.tasks ?? [])].map((task) => [task.id.join(" "), task]),
);
const GLOBAL_OPTIONS = ["network"];

/** What is wrong with the words of a task; nothing where Hardhat would take them. */
const slipIn = (command: string): string | undefined => {
  const [, words = ""] = /^npx hardhat (oracle .*)$/.exec(command) ?? [];
  if (words === "") return undefined;
  const [root = "", name = "", ...rest] = words.split(" ");
  const task = tasks.get(`${root} ${name} ${rest[0]}`) ?? tasks.get(`${root} ${name}`);
  if (task === undefined || !("options" in task)) return `"${command}" is of a task that there is not.`;
  const unknown = rest
    .filter((word) => word.startsWith("--"))
    .map((word) => word.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()))
    .find((option) => !Object.hasOwn(task.options, option) && !GLOBAL_OPTIONS.includes(option));
  return unknown === undefined ? undefined : `"${command}" has the option --${unknown}, which there is not.`;
};

const scriptless = (command: string): boolean => {
  const [, script] = /^npm run ([a-z0-9:]+)/.exec(command) ?? [];
  return script !== undefined && !Object.hasOwn(packageJson.scripts, script);
};

describe("the commands that pages show", () => {
  const shown = shownCommands();

  it("are found, in blocks and in sentences", () => {
    expect(shown.filter(({ isFenced }) => isFenced)).to.have.length.greaterThan(30);
    expect(shown.filter(({ isFenced }) => !isFenced)).to.have.length.greaterThan(50);
    const pages = new Set(shown.map(({ page }) => page));
    expect([...pages]).to.include.members([
      "README.md",
      "CONTRIBUTING.md",
      "docs/deploy.md",
      "docs/sweep.md",
    ]);
  });

  it("are run as they stand there, or say why not", () => {
    expect(shown.flatMap((one) => fateless(one) ?? [])).to.deep.equal([]);
  });

  it("are all that the lists of what is run and what is not name", () => {
    const commands = new Set(shown.map(({ command }) => command));
    const listed = [
      ...MAKING_A_PROJECT,
      ...inProject,
      ...Object.keys(RUN_ELSEWHERE),
      ...Object.keys(NOT_RUN),
    ];
    expect(listed.filter((command) => !commands.has(command))).to.deep.equal([]);
    expect(new Set(listed).size).to.equal(listed.length);
  });

  it("that are run elsewhere are so by files that there are", () => {
    const missing = Object.values(RUN_ELSEWHERE).filter((file) => !existsSync(join(projectRoot, file)));
    expect(missing).to.deep.equal([]);
  });

  it("are of scripts, tasks and options that there are, also where they are not run", () => {
    expect(shown.flatMap(({ command }) => slipIn(command) ?? [])).to.deep.equal([]);
    expect(shown.filter(({ command }) => scriptless(command))).to.deep.equal([]);
  });

  it("are in the deployment walks, in each of them", () => {
    for (const { page } of WALKS) expect(walkCommands(page), page).to.have.length.greaterThan(5);
  });
});

describe("a command that a page shows", () => {
  const of = (text: string): readonly string[] => commandsIn("page.md", text).map(({ command }) => command);

  it("is told from its comment, from other lines, and from what stands for others", () => {
    expect(
      of("```\nnpm run demo    # an hour\nsrc/  sources\n```\n`npx hardhat oracle <task>`\n"),
    ).to.deep.equal(["npm run demo"]);
    expect(of("Run `npm test`, not `npm`.\n```ts\nnpm run x\n```\n")).to.deep.equal(["npm test"]);
    expect(of("Run `npx hardhat test\nsolidity`.")).to.deep.equal(["npx hardhat test solidity"]);
  });

  it("is refused where nothing runs it", () => {
    const [planted] = commandsIn("page.md", "```sh\nnpx hardhat oracle planted\n```\n");
    expect(planted && fateless(planted)).to.equal(
      'page.md shows "npx hardhat oracle planted", which nothing runs: add it to test/documents/commandFates.ts.',
    );
    expect(slipIn("npx hardhat oracle planted")).to.equal(
      '"npx hardhat oracle planted" is of a task that there is not.',
    );
    expect(slipIn("npx hardhat oracle status a --jsn b")).to.equal(
      '"npx hardhat oracle status a --jsn b" has the option --jsn, which there is not.',
    );
    expect(scriptless("npm run planted")).to.equal(true);
    expect(namesTests("npx hardhat test mocha test/planted.test.ts")).to.equal(false);
  });
});
