import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";
import { type CopiedProject, copyProject } from "./copiedProject.ts";
import { commandsOf, type Example, placeholdersOf, readExample, readRecipes } from "./recipe.ts";

/** A whole recipe, whose contracts may have to be compiled by the slow pipeline. */
const MAX_MILLISECONDS = 900_000;

const GENERATE = "npx hardhat oracle generate";
const TESTS = "npm test -- ";

/** The end of an output, without the tests that passed. */
const troubleIn = (output: string): string =>
  output
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.includes("✔"))
    .join("\n")
    .slice(-6_000);

const folder = join(projectRoot, "test", "recipes");
const recipes = readRecipes(readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8"));
const examples: readonly Example[] = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .map((file) => readExample(readFileSync(join(folder, file), "utf8")));

describe("CONTRIBUTING.md, followed in a copy of the tree", function () {
  this.timeout(MAX_MILLISECONDS);
  let project: CopiedProject;
  beforeEach(() => {
    project = copyProject();
  });
  afterEach(() => project.remove());

  for (const recipe of recipes) {
    it(`${recipe.title}: every command passes`, () => {
      const example = examples.find(({ title }) => title === recipe.title);
      if (example === undefined) throw new RangeError(`"${recipe.title}" has no example in test/recipes.`);
      const commands = commandsOf(recipe, placeholdersOf(recipe, example));
      for (const file of example.files) project.write(file);
      for (const command of commands) {
        const { status, output } = project.run(command);
        expect(status, `${command}\n${troubleIn(output)}`).to.equal(0);
        if (command.startsWith(TESTS)) expect(output).to.match(/^[1-9]\d* passed, 0 failed$/m);
      }
      if (commands.includes(GENERATE)) {
        const { status, output } = project.run(`${GENERATE} --check`);
        expect(status, output).to.equal(0);
      }
    });
  }
});
