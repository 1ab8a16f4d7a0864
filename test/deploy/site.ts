import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeployRequest, openSession } from "../../src/deploy/apply.ts";
import { Chain, type Eip1193 } from "../../src/deploy/chain.ts";
import type { Spec } from "../../src/spec/schema.ts";
import { Problem } from "../../src/problem.ts";

/** A chain of its own, on which deployments are made and undone. */
export interface Site {
  readonly chain: Chain;
  /** Where deployments are written down. */
  readonly folder: string;
  readonly request: (spec: Spec) => DeployRequest;
  /** Transactions that were sent since the chain was opened. */
  readonly sent: () => number;
}

/** Opens a site on a provider. */
export const openSite = async (provider: Eip1193): Promise<Site> => {
  let count = 0;
  const counting: Eip1193 = {
    request: (args) => {
      if (args.method === "eth_sendTransaction" || args.method === "eth_sendRawTransaction") count += 1;
      return provider.request(args);
    },
  };
  const chain = new Chain(counting, "here");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-"));
  return { chain, folder, request: (spec) => ({ chain, folder, spec }), sent: () => count };
};

export const closeSite = (site: Site): Promise<void> => rm(site.folder, { recursive: true, force: true });

/** Deploys a spec, as the task does. */
export const deploy = async (site: Site, spec: Spec, options: Partial<DeployRequest> = {}) => {
  const session = await openSession({ ...site.request(spec), ...options });
  for (const { run } of session.steps) await run();
  return session;
};

/** The record of the deployment as it lies on the disk. */
export const recordOf = async ({ folder }: Pick<Site, "folder">, id = "chain-31337") =>
  JSON.parse(await readFile(join(folder, "deployments", id, "holdfast.json"), "utf8"));

/** What a promise is refused with. */
export const refusalOf = async (promise: Promise<unknown>): Promise<Problem> => {
  try {
    await promise;
  } catch (failure) {
    if (failure instanceof Problem) return failure;
    throw failure;
  }
  throw new Error("It was not refused.");
};
