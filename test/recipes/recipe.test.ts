import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";
import { commandsOf, type Example, placeholdersOf, type Recipe, readExample, readRecipes } from "./recipe.ts";

const folder = join(projectRoot, "test", "recipes");
const contributing = readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8");

const PAGE = `
## A new tide

1. \`src/tides/<tide>.ts\`: a tide.
2. \`CHANGELOG.md\`: a line.

\`\`\`sh
npm test -- test/<tide>.test.ts
npm run tides -- <tide-name>
\`\`\`

## A new thought

Think first.
`;

const EXAMPLE = `# A new tide

\`\`\`ts src/tides/springTide.ts
export default {};
\`\`\`

\`\`\`md CHANGELOG.md below "### Added"
- A tide.
\`\`\`
`;

const recipeIn = (page: string): Recipe => {
  const [recipe] = readRecipes(page);
  if (recipe === undefined) throw new RangeError("The page has no recipe.");
  return recipe;
};

const filesNamed = (...paths: readonly string[]): Example => ({
  title: "A new tide",
  files: paths.map((path) => ({ path, text: "" })),
});

describe("the recipes of CONTRIBUTING.md", () => {
  it("are seven or more, each with its example, and each example with its recipe", () => {
    const titles = readRecipes(contributing).map(({ title }) => title);
    const examples = readdirSync(folder)
      .filter((file) => file.endsWith(".md"))
      .map((file) => readExample(readFileSync(join(folder, file), "utf8")).title);
    expect(titles.length).to.be.at.least(7);
    expect(examples.sort()).to.deep.equal(titles.sort());
  });
});

describe("a recipe", () => {
  it("is a section with numbered steps and commands", () => {
    expect(readRecipes(PAGE)).to.deep.equal([
      {
        title: "A new tide",
        paths: ["src/tides/<tide>.ts", "CHANGELOG.md"],
        commands: ["npm test -- test/<tide>.test.ts", "npm run tides -- <tide-name>"],
      },
    ]);
  });

  it("is run with the names of its example", () => {
    const recipe = recipeIn(PAGE);
    expect(commandsOf(recipe, placeholdersOf(recipe, readExample(EXAMPLE)))).to.deep.equal([
      "npm test -- test/springTide.test.ts",
      "npm run tides -- spring-tide",
    ]);
  });

  it("is refused where its example lacks a file, or has one more", () => {
    const recipe = recipeIn(PAGE);
    expect(() => placeholdersOf(recipe, filesNamed("CHANGELOG.md"))).to.throw("has no src/tides/<tide>.ts");
    const more = filesNamed("src/tides/neap.ts", "CHANGELOG.md", "src/registry.ts");
    expect(() => placeholdersOf(recipe, more)).to.throw("does not name src/registry.ts");
  });

  it("is refused where a placeholder is two things, or nothing", () => {
    const twice = { ...recipeIn(PAGE), paths: ["src/<tide>.ts", "test/<tide>.test.ts"] };
    expect(() => placeholdersOf(twice, filesNamed("src/neap.ts", "test/spring.test.ts"))).to.throw(
      "<tide> is neap and spring",
    );
    expect(() => commandsOf(recipeIn(PAGE), new Map())).to.throw("<tide>");
  });

  it("is refused where it runs nothing", () => {
    expect(() => commandsOf({ ...recipeIn(PAGE), commands: [] }, new Map())).to.throw("runs nothing");
  });
});

describe("an example", () => {
  it("has a block for each file, and says where lines go into one that stands", () => {
    expect(readExample(EXAMPLE)).to.deep.equal({
      title: "A new tide",
      files: [
        { path: "src/tides/springTide.ts", text: "export default {};\n" },
        { path: "CHANGELOG.md", text: "- A tide.\n", below: "### Added" },
      ],
    });
  });
});
