import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "chai";
import snapshot from "../../bench/gas-snapshot.json" with { type: "json" };
import packageJson from "../../package.json" with { type: "json" };
import { projectRoot } from "./testNames.ts";

const README_LINES = 150;
const EXAMPLES = join(projectRoot, "contracts", "examples");

const markdownFiles = async (): Promise<string[]> => {
  const docs = await readdir(join(projectRoot, "docs"), { recursive: true });
  const pages = docs.filter((name) => name.endsWith(".md")).map((name) => join("docs", name));
  const top = (await readdir(projectRoot)).filter((name) => name.endsWith(".md"));
  return [...top, ...pages];
};

const read = (path: string): Promise<string> => readFile(join(projectRoot, path), "utf8");

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The bodies of a page's fenced blocks of a language. */
const blocksOf = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, body]) => body ?? "",
  );

/** Words that a page uses as `npm run <word>`. */
const commandsOf = (page: string): string[] =>
  [...page.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, command]) => command ?? "");

describe("documents", () => {
  it("link to files that exist", async () => {
    const missing: string[] = [];
    let links = 0;
    for (const path of await markdownFiles()) {
      for (const [, target = ""] of (await read(path)).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        links += 1;
        if (!(await exists(join(projectRoot, dirname(path), target)))) missing.push(`${path}: ${target}`);
      }
    }
    expect(links).to.be.greaterThan(0);
    expect(missing).to.deep.equal([]);
  });

  it("name npm scripts that exist", async () => {
    const pages = await Promise.all((await markdownFiles()).map(read));
    const commands = pages.flatMap(commandsOf);
    expect(commands).to.not.have.lengthOf(0);
    expect(Object.keys(packageJson.scripts)).to.include.members(commands);
  });
});

describe("README.md", () => {
  it(`has at most ${README_LINES} lines`, async () => {
    expect((await read("README.md")).trimEnd().split("\n")).to.have.lengthOf.at.most(README_LINES);
  });

  it("shows Solidity that is compiled: the whole of a contract in contracts/examples", async () => {
    const names = await readdir(EXAMPLES);
    const sources = await Promise.all(names.map((name) => readFile(join(EXAMPLES, name), "utf8")));
    const blocks = blocksOf(await read("README.md"), "solidity");
    expect(blocks).to.not.have.lengthOf(0);
    for (const block of blocks) {
      expect(sources.some((source) => source.endsWith(block))).to.equal(true);
    }
  });

  it("shows TypeScript that is run: a whole block of docs/clients.md", async () => {
    const executed = blocksOf(await read("docs/clients.md"), "ts");
    const blocks = blocksOf(await read("README.md"), "ts");
    expect(blocks).to.not.have.lengthOf(0);
    expect(executed).to.include.members(blocks);
  });

  it("quotes gas as the snapshot has it", async () => {
    const page = await read("README.md");
    const rows: Record<string, keyof typeof snapshot> = {
      "one source": "Ordered, 1 source",
      "Ordered (failover), two of three": "Ordered, 2 of 3 sources",
      "Median, two of three": "Median, 2 of 3 sources",
    };
    for (const [label, name] of Object.entries(rows)) {
      const quoted = page.split("\n").find((line) => line.startsWith(`| ${label} `)) ?? "";
      const figures = quoted
        .split("|")
        .slice(2, 4)
        .map((cell) => Number(cell.replaceAll(",", "").trim()));
      expect(figures, label).to.deep.equal([snapshot[name].cold, snapshot[name].warm]);
    }
    const floor = snapshot["a feed alone"].cold.toLocaleString("en");
    expect(page).to.include(`over feeds of ${floor} gas`);
  });
});

describe("docs/adapters.md", () => {
  it("quotes the gas of feeds without an adapter as the snapshot has it", async () => {
    const rows: Record<string, keyof typeof snapshot> = {
      Chainlink: "Chainlink proxy and aggregator",
      "Chainlink Data Feeds Cache": "Chainlink Data Feeds Cache",
      API3: "API3 reader proxy",
      "RedStone, pushed": "RedStone price feed",
    };
    const lines = (await read("docs/adapters.md"))
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()));
    for (const [label, name] of Object.entries(rows)) {
      const quoted = lines.find((cells) => cells[1] === label && cells.length === 7)?.[4] ?? "";
      expect(Number(quoted.replaceAll(",", "")), label).to.equal(snapshot[name].cold);
    }
  });
});
