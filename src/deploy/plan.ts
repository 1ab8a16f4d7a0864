import { Result } from "ethers";
import { MODES, ROLES } from "../oracle/words.ts";
import type { Spec } from "../spec/schema.ts";
import { interfaceOf } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import { type Operation, pendingOperations, roleDifferences } from "./operations.ts";
import type { DeploymentRecord } from "./record.ts";
import { type Place, type Standing, type Survey, survey } from "./survey.ts";
import { GOVERNED_FIELDS, oracleOf, wantedOracle, wantedRouter } from "./wanted.ts";

/** What differs between a spec and the chain. Only reads. */

/** One field that differs; null where that side has none. */
export interface Difference {
  readonly path: string;
  readonly chain: string | null;
  readonly spec: string | null;
}

/** What a contract of a plan is. */
export type Kind = "feed" | "oracle" | "manager" | "governed" | "router";

/**
 * `same`; `create`: to be deployed; `renew`: to be deployed again, at a new address; `replace`: to be deployed and put
 * behind a stable address; `change`: to be changed where it is; `broken`: the chain has something else than was deployed.
 */
export type Action = "same" | "create" | "renew" | "replace" | "change" | "broken";

/** One contract of the plan. */
export interface PlanItem {
  readonly kind: Kind;
  readonly name: string;
  readonly action: Action;
  readonly address: string | null;
  /** What that means for whoever uses it; empty where it is clear. */
  readonly note: string;
  readonly differences: readonly Difference[];
}

/** Everything that a deployment would do. */
export interface Plan {
  readonly chainId: number;
  readonly network: string;
  readonly isEqual: boolean;
  readonly items: readonly PlanItem[];
  /** What the governor has to do. */
  readonly operations: readonly Operation[];
}

/** A plan with what it was made from. */
export interface Planned {
  readonly plan: Plan;
  readonly found: Survey;
}

const MODE_FIELD = "mode";
const ROLE_FIELD = "role";

/** A configuration as lines of text, one a field. */
const fieldsOf = (value: unknown, path = ""): ReadonlyMap<string, string> => {
  const lines = new Map<string, string>();
  const visit = (inner: unknown, name: string): void => {
    const plain: unknown =
      inner instanceof Result ? (name.endsWith("s") ? inner.toArray() : inner.toObject()) : inner;
    if (Array.isArray(plain)) {
      plain.forEach((entry: unknown, index) => {
        visit(entry, `${name}[${index}]`);
      });
    } else if (typeof plain === "object" && plain !== null) {
      for (const [field, entry] of Object.entries(plain))
        visit(entry, name === "" ? field : `${name}.${field}`);
    } else {
      const number = Number(plain);
      if (name === MODE_FIELD) lines.set(name, MODES[number] ?? String(plain));
      else if (name.endsWith(`.${ROLE_FIELD}`)) lines.set(name, ROLES[number] ?? String(plain));
      else lines.set(name, String(plain));
    }
  };
  visit(value, path);
  return lines;
};

/** The fields in which two configurations differ. */
const differencesOf = (chain: unknown, wanted: unknown): Difference[] => {
  const [is, should] = [fieldsOf(chain), fieldsOf(wanted)];
  return [...new Set([...is.keys(), ...should.keys()])].flatMap((path) => {
    const [was, will] = [is.get(path) ?? null, should.get(path) ?? null];
    return was === will ? [] : [{ path, chain: was, spec: will }];
  });
};

type Entry = { readonly address: string; readonly codeHash: string };

/** Whether the code at an address is what was deployed there; a sentence where it is not. */
const damageOf = async (chain: Chain, address: string, recorded: Entry | undefined): Promise<string> => {
  const hash = await chain.codeHash(address);
  if (hash === undefined) return "there is no code at its address";
  const isOther = recorded?.address === address && recorded.codeHash !== hash;
  return isOther ? "the code at its address is not what was deployed there" : "";
};

const itemOf = async (
  chain: Chain,
  kind: Kind,
  name: string,
  place: Place,
  recorded: Entry | undefined,
): Promise<PlanItem> => {
  const item = { kind, name, address: place.address ?? null, note: "", differences: [] };
  if (place.address !== undefined) {
    const damage = await damageOf(chain, place.address, recorded);
    return { ...item, action: damage === "" ? "same" : "broken", note: damage };
  }
  if (recorded === undefined) return { ...item, action: "create" };
  return { ...item, action: "renew", note: `a new address; ${recorded.address} stays as it is` };
};

const planFeed = async (
  chain: Chain,
  spec: Spec,
  key: string,
  place: Place,
  record: DeploymentRecord | undefined,
): Promise<PlanItem> => {
  const recorded = record?.feeds[key];
  const item = await itemOf(chain, "feed", key, place, recorded);
  const feed = spec.feeds[key];
  const contract = feed?.adapter?.contract ?? (feed?.local && "FaultyFeed");
  if (item.action === "renew") {
    const wanted = feed?.adapter?.config ?? feed?.local;
    return { ...item, differences: differencesOf({ config: recorded?.config }, { config: wanted }) };
  }
  return { ...item, note: item.note || contract || "" };
};

const planOracle = async (
  chain: Chain,
  spec: Spec,
  pair: string,
  found: Survey,
  record: DeploymentRecord | undefined,
): Promise<PlanItem> => {
  const place = found.oracles.get(pair) ?? { id: "" };
  const governed = found.governed.get(pair);
  const recorded = record?.oracles[pair];
  const item = await itemOf(chain, "oracle", pair, place, recorded);
  if (item.action === "broken") return item;
  const standing = governed?.standing ?? recorded?.address;
  const wanted = wantedOracle(spec, pair, (key) => found.feeds.get(key)?.address ?? `the new feed ${key}`)
    .args[0];
  if (standing === undefined) return { ...item, action: "create", differences: differencesOf({}, wanted) };
  const config = await chain.view(interfaceOf("RedundantOracle"), standing, "config");
  if (config === undefined) {
    return { ...item, action: "broken", note: `${standing} does not answer config() as an oracle does` };
  }
  const differences = differencesOf(config[0], wanted);
  const salt = oracleOf(spec, pair).salt ?? null;
  if (salt !== (recorded?.salt ?? null)) {
    differences.push({ path: "salt", chain: recorded?.salt ?? null, spec: salt });
  }
  if (governed?.standing !== undefined) {
    if (governed.standing === place.address && differences.length === 0) return item;
    const note = `goes behind ${governed.address} once its replacement is executed`;
    return { ...item, action: "replace", note, differences };
  }
  if (differences.length === 0 && place.address !== undefined) return item;
  const renewed = `it is not governed: a new address, to which its consumers have to move; ${standing} stays as it is`;
  return { ...item, action: place.address === undefined ? "renew" : "broken", note: renewed, differences };
};

const planGoverned = async (
  chain: Chain,
  pair: string,
  found: Survey,
  record: DeploymentRecord | undefined,
): Promise<PlanItem | undefined> => {
  const place = found.governed.get(pair);
  if (place === undefined) return undefined;
  const recorded = record?.governed[pair];
  const item = await itemOf(chain, "governed", pair, place, recorded);
  if (place.address === undefined) {
    const is = Object.fromEntries(GOVERNED_FIELDS.map((name) => [name, recorded?.config[name]]));
    const wanted = { ...place.settings, manager: found.manager?.address ?? "a new manager" };
    return {
      ...item,
      note: recorded === undefined ? "" : `its settings are fixed: ${item.note}`,
      differences: differencesOf(recorded === undefined ? {} : { ...is, manager: recorded.manager }, wanted),
    };
  }
  const answer = await chain.view(interfaceOf("GovernedOracle"), place.address, "governedConfig");
  const settings = answer?.[0] instanceof Result ? answer[0].toObject() : {};
  const authority = await chain.view(interfaceOf("GovernedOracle"), place.address, "authority");
  const is = Object.fromEntries(GOVERNED_FIELDS.map((name) => [name, settings[name]]));
  const differences = differencesOf(
    { ...is, manager: authority?.[0] },
    { ...place.settings, manager: found.manager?.address },
  );
  return differences.length === 0 ? item : { ...item, action: "broken", differences };
};

const planManager = async (
  chain: Chain,
  spec: Spec,
  found: Survey,
  record: DeploymentRecord | undefined,
): Promise<PlanItem[]> => {
  const { manager } = found;
  if (manager === undefined) return [];
  const item = await itemOf(chain, "manager", "AccessManager", manager, record?.manager ?? undefined);
  if (manager.address === undefined)
    return [{ ...item, differences: differencesOf({}, { roles: spec.roles }) }];
  if (item.action === "broken") return [item];
  if (!manager.isSetUp) {
    return [{ ...item, action: "change", note: "the deployer has not given its roles away yet" }];
  }
  const differences = await roleDifferences(chain, manager.address, spec, record?.manager ?? null);
  return [{ ...item, action: differences.length === 0 ? "same" : "change", differences }];
};

const planRouter = async (
  chain: Chain,
  spec: Spec,
  found: Survey,
  record: DeploymentRecord | undefined,
): Promise<PlanItem[]> => {
  if (found.router === undefined) return [];
  const item = await itemOf(chain, "router", "OracleRouter", found.router, record?.router ?? undefined);
  if (item.action === "same" || item.action === "broken") return [item];
  const wanted = wantedRouter(spec, (pair) => found.faceOf(pair) ?? `the new address of ${pair}`)?.args[0];
  return [{ ...item, differences: differencesOf(record?.router?.config ?? {}, wanted) }];
};

/**
 * Compares a spec with the chain.
 * @param deployer Account that would deploy.
 */
export const makePlan = async (
  chain: Chain,
  spec: Spec,
  standing: Standing,
  deployer: string,
): Promise<Planned> => {
  const found = await survey(chain, spec, standing, deployer);
  const { record } = standing;
  const items: PlanItem[] = [];
  for (const [key, place] of found.feeds) items.push(await planFeed(chain, spec, key, place, record));
  for (const pair of found.oracles.keys()) items.push(await planOracle(chain, spec, pair, found, record));
  items.push(...(await planManager(chain, spec, found, record)));
  for (const pair of found.governed.keys()) {
    const item = await planGoverned(chain, pair, found, record);
    if (item !== undefined) items.push(item);
  }
  items.push(...(await planRouter(chain, spec, found, record)));
  const operations = await pendingOperations(chain, spec, found, record);
  const isEqual = items.every(({ action }) => action === "same") && operations.length === 0;
  return {
    plan: { chainId: spec.network.chainId, network: spec.network.name, isEqual, items, operations },
    found,
  };
};
