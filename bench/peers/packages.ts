import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonFragment } from "ethers";

const BENCH = fileURLToPath(new URL("..", import.meta.url));

/** Where the packages of `bench/package.json` are installed. */
export const PEER_MODULES = join(BENCH, "node_modules");

/** Loads a package of `bench/package.json`. */
export const loadPeerPackage = createRequire(join(BENCH, "package.json"));

/** Whether the packages of `bench/package.json` are there. */
export const arePeersInstalled = (): boolean =>
  Object.keys(JSON.parse(readFileSync(join(BENCH, "package.json"), "utf8")).dependencies).every((name) =>
    existsSync(join(PEER_MODULES, name, "package.json")),
  );

/** Throws unless the packages of `bench/package.json` are there. */
export const requirePeers = (): void => {
  if (!arePeersInstalled())
    throw new Error(
      "The packages of bench/package.json are not installed; run `npm run bench:peers` once, or `npm ci` in bench/.",
    );
};

/** A contract that can be deployed. */
export interface Artifact {
  readonly abi: readonly JsonFragment[];
  /** Creation code, hexadecimal with its `0x`. */
  readonly bytecode: string;
}

/** What a package ships as compiled, by the path of its JSON file from `node_modules` on. */
export const readArtifact = (path: string): Artifact => {
  requirePeers();
  return JSON.parse(readFileSync(join(PEER_MODULES, path), "utf8"));
};
