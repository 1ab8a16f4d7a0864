import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { misuse } from "../problem.ts";

/**
 * The major releases that this was tried with. package.json takes any, because contracts and ABIs have to install beside
 * whatever a project has.
 */
const MAJORS: Readonly<Record<string, number>> = {
  "@ethereumjs/common": 10,
  "@ethereumjs/evm": 10,
  "@ethereumjs/util": 10,
  bullmq: 6,
  echarts: 6,
  ethers: 6,
  ioredis: 5,
};

const isInstalled = (name: string): boolean => {
  try {
    return import.meta.resolve(name) !== "";
  } catch {
    return false;
  }
};

/** The sentence for a package of another major release; undefined where it is the right one. */
const otherMajor = (name: string, version: string): string | undefined => {
  const major = MAJORS[name];
  return major === undefined || version.split(".")[0] === String(major)
    ? undefined
    : `needs ${name} ${major}, here is ${version}; run "npm install ${name}@${major}".`;
};

/** By the file itself, and not by the name: some packages export no package.json. */
const installedVersion = (name: string): string => {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (folder !== dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      const said: { readonly name?: string; readonly version?: string } = JSON.parse(
        readFileSync(path, "utf8"),
      );
      if (said.name === name && said.version !== undefined) return said.version;
    }
    folder = dirname(folder);
  }
  return "unknown";
};

/**
 * Refuses an option whose packages are not installed, or of another major release. They do not come with the package, because
 * a front-end that reads an oracle would install them too, as more than half of all that it installs.
 * @throws Problem Says what to install.
 */
export const requirePackages = (option: string, names: readonly string[]): void => {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) {
    const [sentence] = names.flatMap((name) => otherMajor(name, installedVersion(name)) ?? []);
    if (sentence !== undefined) throw misuse(option, sentence);
    return;
  }
  const packages = missing.join(" ");
  throw misuse(option, `needs ${missing.join(" and ")}, not installed here; run "npm install ${packages}".`);
};

/** What draws the charts of `--html` and `--svg`. */
export const CHART_PACKAGES: readonly string[] = ["echarts"];

/** What reaches the Redis of `--queue`. */
export const QUEUE_PACKAGES: readonly string[] = ["bullmq", "ioredis"];

/** What runs reads under another gas schedule: `--gas-schedule`. */
export const EVM_PACKAGES: readonly string[] = ["@ethereumjs/common", "@ethereumjs/evm", "@ethereumjs/util"];

/** The sentence for an ethers, as it calls its own version, that the tasks cannot use; undefined for one that they can. */
export const unusableEthers = (version: string): string | undefined => {
  const sentence = otherMajor("ethers", version.replace(/^ethers\//, ""));
  return sentence && `The plugin ${sentence}`;
};
