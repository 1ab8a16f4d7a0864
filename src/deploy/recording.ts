import type { Spec } from "../spec/schema.ts";
import type { Chain } from "./chain.ts";
import type { Deployment } from "./directory.ts";
import type { Operation } from "./operations.ts";
import { RECORD_VERSION } from "../report/json/deploymentRecord.ts";
import type { DeploymentRecord } from "./record.ts";
import { type Place, specHash, type Survey } from "./survey.ts";
import {
  canonical,
  feedOf,
  groupNumbers,
  oracleOf,
  wantedFeed,
  wantedOracle,
  wantedRouter,
} from "./wanted.ts";

/** Makes the record of what is there. */

type Entry = Pick<DeploymentRecord["feeds"][string], "id" | "address" | "transaction" | "codeHash">;

/** A configuration as the record has it: whole numbers as text. */
const plain = (config: unknown) => JSON.parse(canonical(config));

const entryOf = async (
  chain: Chain,
  { id, address, transaction }: Place,
  former: Entry | undefined,
): Promise<Entry | undefined> => {
  if (address === undefined) return undefined;
  if (former?.address === address && former.id === id) {
    const { codeHash, transaction: known } = former;
    return { id, address, transaction: known, codeHash };
  }
  const codeHash = await chain.codeHash(address);
  return codeHash === undefined ? undefined : { id, address, transaction: transaction ?? null, codeHash };
};

const recordFeeds = async (chain: Chain, spec: Spec, found: Survey, former: DeploymentRecord | undefined) => {
  const feeds: DeploymentRecord["feeds"] = {};
  for (const [key, place] of found.feeds) {
    const entry = await entryOf(chain, place, former?.feeds[key]);
    if (entry === undefined) continue;
    const { adapter, local, provider, pair, decimals } = feedOf(spec, key);
    const wanted = wantedFeed(spec, key, (leg) => found.feeds.get(leg)?.address ?? "");
    const kind = adapter !== undefined ? "adapter" : local !== undefined ? "local" : "existing";
    const config = plain(adapter === undefined ? (local ?? null) : (wanted?.args[0] ?? null));
    feeds[key] = { ...entry, kind, contract: wanted?.contract ?? null, config, provider, pair, decimals };
  }
  return feeds;
};

const recordOracles = async (
  chain: Chain,
  spec: Spec,
  found: Survey,
  former: DeploymentRecord | undefined,
) => {
  const oracles: DeploymentRecord["oracles"] = {};
  for (const [pair, place] of found.oracles) {
    const kept = former?.oracles[pair];
    const entry = await entryOf(chain, place, kept);
    if (entry === undefined) {
      if (kept !== undefined) oracles[pair] = kept;
      continue;
    }
    const { salt, sources } = oracleOf(spec, pair);
    const { args } = wantedOracle(spec, pair, (key) => found.feeds.get(key)?.address ?? "");
    oracles[pair] = {
      ...entry,
      config: plain(args[0]),
      salt: salt ?? null,
      feeds: sources.map(({ feed }) => feed),
      groups: { ...groupNumbers(oracleOf(spec, pair)) },
    };
  }
  return oracles;
};

const recordGoverned = async (chain: Chain, found: Survey, former: DeploymentRecord | undefined) => {
  const governed: DeploymentRecord["governed"] = {};
  for (const [pair, place] of found.governed) {
    const kept = former?.governed[pair];
    const entry = await entryOf(chain, place, kept);
    const manager = found.manager?.address;
    if (entry === undefined || manager === undefined || place.standing === undefined) {
      if (kept !== undefined) governed[pair] = kept;
      continue;
    }
    governed[pair] = { ...entry, manager, config: plain(place.settings), oracle: place.standing };
  }
  return governed;
};

/**
 * The record of a deployment as it is now. What a changed spec has renewed in it is kept until the new is there.
 * @param isComplete Whether nothing is left to deploy.
 */
export const makeRecord = async (
  chain: Chain,
  spec: Spec,
  deployment: Deployment,
  found: Survey,
  operations: readonly Operation[],
  isComplete: boolean,
): Promise<DeploymentRecord> => {
  const former = deployment.standing.record;
  const latest = await chain.block();
  const { roles } = spec;
  const manager = found.manager && (await entryOf(chain, found.manager, former?.manager ?? undefined));
  const router = found.router && (await entryOf(chain, found.router, former?.router ?? undefined));
  const wantedRoutes = wantedRouter(spec, (pair) => found.faceOf(pair) ?? "");
  // Roles count as changed once the governor has changed them.
  const areRolesOpen = operations.some(({ pair }) => pair === undefined);
  const heldRoles = areRolesOpen ? former?.manager?.roles : undefined;
  return {
    recordVersion: RECORD_VERSION,
    deploymentId: deployment.id,
    network: spec.network.name,
    chainId: spec.network.chainId,
    genesis: deployment.genesis,
    block: latest.number,
    blockHash: latest.hash,
    specHash: specHash(spec),
    isComplete,
    feeds: await recordFeeds(chain, spec, found, former),
    oracles: await recordOracles(chain, spec, found, former),
    manager:
      manager === undefined || roles === undefined
        ? (former?.manager ?? null)
        : {
            ...manager,
            roles: heldRoles ?? {
              governor: roles.governor,
              guardian: roles.guardian,
              governorDelay: roles.governorDelay,
              ...(roles.adminDelay !== undefined && { adminDelay: roles.adminDelay }),
            },
          },
    governed: await recordGoverned(chain, found, former),
    router:
      router === undefined ? (former?.router ?? null) : { ...router, config: plain(wantedRoutes?.args[0]) },
    operations: operations.map(({ id, description, target, data, caller }) => ({
      id,
      description,
      target,
      data,
      caller,
    })),
  };
};
