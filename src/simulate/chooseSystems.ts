import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { SYSTEMS } from "./builtInSystems.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { System } from "./system.ts";
import { misuse, notObserved } from "../problem.ts";

/** Where the peers are set up; no part of the package that is published. */
const BENCH = join(PACKAGE_ROOT, "bench");

const isInstalled = (): boolean =>
  ["@venusprotocol/oracle", "@synthetixio/oracle-manager"].every((name) =>
    existsSync(join(BENCH, "node_modules", name, "package.json")),
  );

/**
 * The peers as systems, their packages being installed where they are not; none in the published package, which has no
 * bench/.
 * @throws Problem where the packages cannot be installed.
 */
const loadPeers = async (): Promise<readonly System[]> => {
  if (!existsSync(join(BENCH, "package.json"))) return [];
  if (!isInstalled()) {
    process.stderr.write("Installing the packages of bench/ for Venus and Synthetix (once).\n");
    const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    spawnSync("npm", words, { cwd: BENCH, stdio: "inherit" });
  }
  if (!isInstalled()) {
    throw notObserved(
      "The packages of Venus and Synthetix cannot be installed; run `npm ci --ignore-scripts` in bench/ with a connection to the npm registry, or leave the two out with --system.",
    );
  }
  // By its address, so that what is compiled for the package does not follow it.
  const { href } = pathToFileURL(join(BENCH, "peers", "systems.ts"));
  const { PEER_SYSTEMS }: { readonly PEER_SYSTEMS: readonly System[] } = await import(href);
  return PEER_SYSTEMS;
};

const PEERS = ["venus", "synthetix"];

/**
 * Systems to simulate, in the order of tables.
 * @param given Names separated by commas; empty for all that suit the scenario.
 * @param config The scenario.
 * @throws Problem where a name is unknown or does not suit, or a peer cannot be had.
 */
export const chooseSystems = async (given: string, config: RunConfig): Promise<System[]> => {
  const names = given === "" ? [...SYSTEMS.keys(), ...PEERS] : given.split(",").map((name) => name.trim());
  const peers = names.some((name) => PEERS.includes(name)) ? await loadPeers() : [];
  const all = new Map([...SYSTEMS, ...peers.map((peer) => [peer.name, peer] as const)]);
  const chosen = names.flatMap((name) => {
    const system = all.get(name);
    if (system !== undefined && (system.suits?.(config) ?? true)) return [system];
    if (given === "") return [];
    const known = [...new Set([...all.keys(), ...PEERS])].join(", ");
    throw misuse(
      "--system",
      system === undefined
        ? `"${name}" is no system; there are ${known}.`
        : `"${name}" does not suit "${config.name}": ${system.title} needs other sources or another quorum.`,
    );
  });
  return chosen.sort((one, other) => one.order - other.order);
};
