import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { expect } from "chai";
import { MAKING_A_PROJECT, RUN_IN_PROJECT } from "../documents/commandFates.ts";
import { commandsIn } from "../documents/commands.ts";
import { record } from "../replay/examples.ts";
import { smallSweep } from "../sweep/examples.ts";
import { blocksOf, type Ending, endingOf, type PackedPackage, root } from "./packedProject.ts";

/** What the pages take for granted that a reader has. */
const FILES: Readonly<Record<string, object>> = {
  "my.json": [record()],
  "my-sweep.json": { ...smallSweep, name: "my-sweep", leastAvailability: 0.5 },
};

/** Runs a line as a shell does, with this Node. */
const shell = (folder: string, line: string): Promise<Ending> => {
  const { HARDHAT_CONFIG: _, ...inherited } = process.env;
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`;
  return endingOf(
    spawn("sh", ["-e", "-c", line], { cwd: folder, env: { ...inherited, PATH, NO_COLOR: "1" } }),
  );
};

/** Makes a project beside a clone, by the lines of docs/deploy.md. */
export const makeDocumentedProject = async ({ folder, tarball }: PackedPackage): Promise<string> => {
  const place = join(dirname(folder), "documented");
  await mkdir(join(place, "holdfast"), { recursive: true });
  await copyFile(tarball, join(place, "holdfast", basename(tarball)));
  const page = await readFile(join(root, "docs", "deploy.md"), "utf8");
  const lines = commandsIn("docs/deploy.md", page)
    .filter(({ section, isFenced }) => section === "In a project of your own" && isFenced)
    .map(({ command }) => command);
  expect(lines).to.deep.equal(MAKING_A_PROJECT);
  const { code, output } = await shell(place, lines.join("\n"));
  expect(code, output).to.equal(0);
  const project = join(place, "my-project");
  await writeFile(join(project, "hardhat.config.ts"), blocksOf(page).get("hardhat.config.ts") ?? "");
  for (const [name, value] of Object.entries(FILES)) {
    await writeFile(join(project, name), JSON.stringify(value));
  }
  return project;
};

/** Tests that every command of the pages that needs no clone does what it says, in the project. */
export const itRunsDocumentedCommands = (project: () => string): void => {
  for (const { command, says } of RUN_IN_PROJECT) {
    it(`runs ${command}`, async () => {
      const { code, output } = await shell(project(), command);
      expect(code, output).to.equal(0);
      expect(output).to.include(says);
    });
  }
};
