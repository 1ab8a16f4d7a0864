import { spawn } from "node:child_process";
import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { type Output, runWithOutput } from "../src/files/output.ts";
import manifest from "../package.json" with { type: "json" };

/**
 * Fills dist/, which mirrors the project: what lies beside a module in the project lies beside its compiled module there.
 */
const OUTPUT = "dist";

/** What CommonJS takes, within `OUTPUT`. */
const COMMON_JS = "cjs";
const DECLARATIONS = ["src/**/*.d.ts", "typechain-types/**/*.d.ts"];

/** What modules read from files, besides the contracts. */
const ASSETS = ["src/**/*.json", "deploy/*.json", "data/**/*.*"];

/** What is used of an artifact. */
interface Artifact {
  readonly buildInfoId?: string;
}

const compileTypeScript = (root: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const words = ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"];
    const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The sources do not compile for the package: mend them.\n${output}`));
    });
  });

const copyAssets = async (root: string): Promise<void> => {
  for await (const path of glob(ASSETS, { cwd: root })) {
    await mkdir(dirname(join(root, OUTPUT, path)), { recursive: true });
    await cp(join(root, path), join(root, OUTPUT, path));
  }
};

/** Copies the compiled contracts, with the compiler's input that explorers verify the sources by. */
const copyArtifacts = async (root: string): Promise<void> => {
  const builds = new Set<string>();
  for await (const path of glob("artifacts/contracts/**/*.json", { cwd: root })) {
    await mkdir(dirname(join(root, OUTPUT, path)), { recursive: true });
    await cp(join(root, path), join(root, OUTPUT, path));
    const { buildInfoId }: Artifact = JSON.parse(await readFile(join(root, path), "utf8"));
    if (buildInfoId !== undefined) builds.add(buildInfoId);
  }
  const folder = join("artifacts", "build-info");
  await mkdir(join(root, OUTPUT, folder), { recursive: true });
  for (const build of builds) {
    const path = join(folder, `${build}.json`);
    await cp(join(root, path), join(root, OUTPUT, path));
  }
};

/** Marks the mirror's root, as package.json marks the project's. */
const writeManifest = async (root: string): Promise<void> => {
  const { name, version, type, sideEffects } = manifest;
  const text = JSON.stringify({ name, version, type, sideEffects }, undefined, 2);
  await writeFile(join(root, OUTPUT, "package.json"), `${text}\n`);
};

/**
 * Makes the entries for CommonJS. A wrapper requires the one module that there is, so that an error has one class however it
 * was loaded. The declarations are the same, in a folder that is marked as CommonJS: only so a library's own types are taken
 * for those that a CommonJS project has of it.
 */
const writeCommonJs = async (root: string): Promise<void> => {
  const folder = join(root, OUTPUT, COMMON_JS);
  for await (const path of glob(DECLARATIONS, { cwd: join(root, OUTPUT) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(root, OUTPUT, path), join(folder, path));
  }
  const { name, version } = manifest;
  const text = JSON.stringify({ name, version, type: "commonjs" }, undefined, 2);
  await writeFile(join(folder, "package.json"), `${text}\n`);
  for (const entry of Object.values(manifest.exports)) {
    if (typeof entry === "string" || !("require" in entry)) continue;
    const wrapper = join(root, entry.require.default);
    const module = relative(dirname(wrapper), join(root, entry.import.default)).split(sep).join("/");
    await writeFile(wrapper, `module.exports = require("${module}");\n`);
  }
};

const fill = async (hre: HardhatRuntimeEnvironment, output: Output): Promise<void> => {
  const { root } = hre.config.paths;
  await hre.tasks.getTask(["oracle", "clients"]).run({ check: false });
  await new Listr([
    {
      title: `Compile the sources into ${OUTPUT}/`,
      task: async () => {
        await rm(join(root, OUTPUT), { recursive: true, force: true });
        await compileTypeScript(root);
      },
    },
    {
      title: "Copy the contracts as they were compiled, and what the modules read",
      task: async () => {
        await copyArtifacts(root);
        await copyAssets(root);
        await writeManifest(root);
        await writeCommonJs(root);
      },
    },
  ]).run();
  output.wrote(`${join(root, OUTPUT)}/`);
};

/** Makes everything that `npm pack` puts into the package. */
export default (_: object, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: "" }, (output) => fill(hre, output));
