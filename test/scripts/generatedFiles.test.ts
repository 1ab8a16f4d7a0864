import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { renderSystems } from "../../scripts/catalogueTables.ts";
import { generateFrom } from "../../scripts/generate.ts";
import { isStale, staleness, writeGenerated } from "../../scripts/generatedFile.ts";
import { projectRoot } from "../meta/testNames.ts";
import { PAGE, WIRE } from "./wireAdapter.ts";

describe("generateFrom", () => {
  it("brings every file up to date in one run, the schemas that name an adapter too", async () => {
    const generation = await generateFrom(projectRoot, [WIRE]);
    expect(staleness(generation.files).map((sentence) => sentence.split(" ")[0])).to.deep.equal([
      "docs/adapters.md",
      "src/providers/adapters.ts",
      "deploy/spec.schema.json",
    ]);
    const schema = generation.files.find(({ path }) => path === "deploy/spec.schema.json")?.wanted ?? "";
    expect(schema).to.contain('"WireAdapter"').and.not.contain('"PythAdapter"');
  });
});

describe("generateFrom, of a folder", () => {
  /** A page for each table, and a schema of a report that no task writes any more. */
  const FILES = {
    "docs/adapters.md": PAGE,
    "docs/assessment.md": PAGE,
    "docs/lint.md": PAGE,
    "docs/simulator.md": PAGE,
    "src/report/json/gone.schema.json": "{}",
  };
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "holdfast-generate-"));
    await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
    for (const name of ["biome.json", ".gitignore"]) await cp(join(projectRoot, name), join(root, name));
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  });

  afterEach(() => rm(root, { recursive: true }));

  it("leaves nothing to do for a second run, and nothing that nobody writes", async () => {
    const { files, problems } = await generateFrom(root, [WIRE]);
    expect(problems).to.deep.equal([]);
    expect(files.filter(isStale)).to.deep.equal(files);
    for (const file of files) await writeGenerated(root, file);
    expect(staleness((await generateFrom(root, [WIRE])).files)).to.deep.equal([]);
    expect(existsSync(join(root, "src/report/json/gone.schema.json"))).to.equal(false);
    expect(await readFile(join(root, "docs/lint.md"), "utf8")).to.match(/^\| `no-spare` +\| error +\|/m);
  });

  for (const path of ["docs/assessment.md", "docs/lint.md", "docs/simulator.md"]) {
    it(`asks for the place of the table in ${path}`, async () => {
      await writeFile(join(root, path), "# A page\n");
      expect(await generateFrom(root, [WIRE])).to.deep.equal({
        files: [],
        problems: [
          `${path} has no place for the table: add "<!-- This table is generated: \`npx hardhat oracle generate\` -->" and "<!-- End of the table -->".`,
        ],
      });
    });
  }
});

describe("renderSystems", () => {
  it("has a row for each system, in the order of the simulator's tables", () => {
    const systemOf = (name: string, order: number) =>
      ({ name, title: `a | b ${name}`, order, deploy: () => Promise.reject() }) as const;
    expect(
      renderSystems([systemOf("last", 2), systemOf("first", 1)])
        .split("\n")
        .slice(2),
    ).to.deep.equal(["| `first` | a \\| b first |", "| `last` | a \\| b last |"]);
  });
});

describe("staleness", () => {
  it("names the file that is not what it has to be", () => {
    const files = [
      { path: "docs/old.md", current: "a", wanted: "b" },
      { path: "docs/new.md", current: "b", wanted: "b" },
    ];
    expect(staleness(files)).to.deep.equal(['docs/old.md is stale: run "npx hardhat oracle generate".']);
  });
});
