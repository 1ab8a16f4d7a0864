import { misuse } from "../problem.ts";

const isInstalled = (name: string): boolean => {
  try {
    return import.meta.resolve(name) !== "";
  } catch {
    return false;
  }
};

/**
 * Refuses an option whose packages are not installed. They do not come with the package, because a front-end that reads an
 * oracle would install them too, as more than half of all that it installs.
 * @throws Problem Says what to install.
 */
export const requirePackages = (option: string, names: readonly string[]): void => {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const packages = missing.join(" ");
  throw misuse(option, `needs ${missing.join(" and ")}, not installed here; run "npm install ${packages}".`);
};

/** What draws the charts of `--html` and `--svg`. */
export const CHART_PACKAGES: readonly string[] = ["echarts"];

/** What reaches the Redis of `--queue`. */
export const QUEUE_PACKAGES: readonly string[] = ["bullmq", "ioredis"];
