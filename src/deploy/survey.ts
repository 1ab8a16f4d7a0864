import { getCreate2Address, id as hashOf, keccak256, AbiCoder } from "ethers";
import type { Spec } from "../spec/schema.ts";
import { initCodeOf, interfaceOf } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import type { Deployed, Journal } from "./journal.ts";
import type { DeploymentRecord } from "./record.ts";
import { ADMIN_ROLE } from "./roles.ts";
import {
  contentId,
  feedId,
  feedOf,
  governedSettings,
  oracleId,
  oracleOf,
  wantedOracle,
  wantedRouter,
} from "./wanted.ts";

/** Which of the contracts that a spec wants are there, by what Ignition wrote down, the record, and the chain. */

/** The factory of `create2` deployments (CreateX), at one address on every chain. */
const FACTORY = "0xba5Ed099633D3B313e4D5F7bdc1305d3c28ba5Ed";

/** What was written down about a deployment. */
export interface Standing {
  readonly journal: Journal;
  readonly record: DeploymentRecord | undefined;
}

/** A contract that is wanted: `address` where it is there. */
export interface Place {
  readonly id: string;
  readonly address?: string;
  readonly transaction?: string | null;
}

/** A governed oracle, and what stands behind it. */
interface GovernedPlace extends Place {
  readonly settings: Readonly<Record<string, bigint>>;
  readonly standing?: string;
}

/** Everything that a spec wants, with where it is. */
export interface Survey {
  readonly feeds: ReadonlyMap<string, Place>;
  readonly oracles: ReadonlyMap<string, Place>;
  readonly manager: (Place & { readonly isGiven: boolean; readonly isSetUp: boolean }) | undefined;
  readonly governed: ReadonlyMap<string, GovernedPlace>;
  readonly router: Place | undefined;
  /** The address that consumers of a pair read; nothing where it is not there. */
  readonly faceOf: (pair: string) => string | undefined;
}

const placed = (id: string, deployed: Deployed | undefined): Place =>
  deployed === undefined ? { id } : { id, address: deployed.address, transaction: deployed.transaction };

/** What was written down under an id, by Ignition or in the record. */
const lookUp = ({ journal, record }: Standing, id: string): Deployed | undefined => {
  const known = journal.deployed.get(id);
  if (known !== undefined || record === undefined) return known;
  const entries = [
    ...Object.values(record.feeds),
    ...Object.values(record.oracles),
    ...Object.values(record.governed),
    ...[record.manager, record.router].filter((entry) => entry !== null),
  ];
  return entries.find((entry) => entry.id === id);
};

/** Where the factory puts an oracle, by its salt and its content alone. */
const saltedAddress = async (
  spec: Spec,
  pair: string,
  salt: string,
  feedAddressOf: (key: string) => string,
): Promise<string> => {
  const { contract, args } = wantedOracle(spec, pair, feedAddressOf);
  const guarded = keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32"], [keccak256(salt)]));
  return getCreate2Address(FACTORY, guarded, keccak256(await initCodeOf(contract, args)));
};

const surveyOracle = async (
  chain: Chain,
  spec: Spec,
  standing: Standing,
  pair: string,
  feeds: ReadonlyMap<string, Place>,
): Promise<Place> => {
  const { salt, sources } = oracleOf(spec, pair);
  const known = placed(oracleId(spec, pair), lookUp(standing, oracleId(spec, pair)));
  const isReady =
    sources.every(({ feed }) => feeds.get(feed)?.address !== undefined) &&
    // Ignition has to see the end of what it began.
    !standing.journal.unfinished.some((future) => future.endsWith(`#${known.id}`));
  if (known.address !== undefined || salt === undefined || !isReady) return known;
  const address = await saltedAddress(spec, pair, salt, (key) => feeds.get(key)?.address ?? "");
  // Whoever deployed it there could deploy nothing else.
  return (await chain.code(address)) === "0x" ? known : { ...known, address, transaction: null };
};

const surveyManager = async (
  chain: Chain,
  spec: Spec,
  standing: Standing,
  deployer: string,
): Promise<Survey["manager"]> => {
  const { roles } = spec;
  if (roles === undefined || !Object.values(spec.oracles).some(({ governed }) => governed)) return undefined;
  if (roles.manager !== undefined) {
    const id = contentId("Manager", roles.manager);
    return { id, address: roles.manager, transaction: null, isGiven: true, isSetUp: true };
  }
  const { record, journal } = standing;
  if (record?.manager && record.isComplete) {
    return { ...record.manager, isGiven: false, isSetUp: true };
  }
  const id = contentId("Manager", [deployer, roles]);
  const place = record?.manager ?? placed(id, lookUp(standing, id));
  if (place.address === undefined) return { ...place, isGiven: false, isSetUp: false };
  const role = await chain.view(interfaceOf("AccessManager"), place.address, "hasRole", [
    ADMIN_ROLE,
    deployer,
  ]);
  const holdsAll = role?.["isMember"] === true && role["executionDelay"] === 0n;
  const isUnfinished = journal.unfinished.some((future) => future.includes("Governance#"));
  return { ...place, isGiven: false, isSetUp: !holdsAll && !isUnfinished };
};

const surveyGoverned = async (
  chain: Chain,
  spec: Spec,
  standing: Standing,
  pair: string,
  manager: Place,
  oracle: Place,
): Promise<GovernedPlace | undefined> => {
  const settings = governedSettings(spec, pair);
  if (settings === undefined) return undefined;
  const recorded = standing.record?.governed[pair];
  const isRecorded =
    recorded !== undefined &&
    recorded.manager === manager.address &&
    Object.entries(settings).every(([name, value]) => recorded.config[name] === value.toString());
  // The first oracle is part of what it is made of; later ones are not.
  const id = contentId(`Governed_${pair}`, [manager.id, settings, oracle.id]);
  const place = isRecorded ? recorded : placed(id, lookUp(standing, id));
  if (place.address === undefined) return { ...place, settings };
  const answer = await chain.view(interfaceOf("GovernedOracle"), place.address, "oracle");
  return { ...place, settings, ...(answer !== undefined && { standing: String(answer[0]) }) };
};

/** Finds everything that a spec wants. */
export const survey = async (
  chain: Chain,
  spec: Spec,
  standing: Standing,
  deployer: string,
): Promise<Survey> => {
  const feeds = new Map<string, Place>();
  for (const key of Object.keys(spec.feeds)) {
    const { address } = feedOf(spec, key);
    const id = feedId(spec, key);
    feeds.set(
      key,
      address === undefined ? placed(id, lookUp(standing, id)) : { id, address, transaction: null },
    );
  }
  const oracles = new Map<string, Place>();
  for (const pair of Object.keys(spec.oracles)) {
    oracles.set(pair, await surveyOracle(chain, spec, standing, pair, feeds));
  }
  const manager = await surveyManager(chain, spec, standing, deployer);
  const governed = new Map<string, GovernedPlace>();
  for (const [pair, oracle] of manager === undefined ? [] : oracles) {
    const place = manager && (await surveyGoverned(chain, spec, standing, pair, manager, oracle));
    if (place !== undefined) governed.set(pair, place);
  }
  const faceOf = (pair: string): string | undefined =>
    (oracleOf(spec, pair).governed === undefined ? oracles.get(pair) : governed.get(pair))?.address;
  // Consumers of a governed oracle read its address, whatever stands behind it.
  const wanted = wantedRouter(spec, (pair) => governed.get(pair)?.id ?? oracles.get(pair)?.id ?? "");
  const routerId = wanted && contentId("Router", wanted);
  const router = routerId === undefined ? undefined : placed(routerId, lookUp(standing, routerId));
  return { feeds, oracles, manager, governed, router, faceOf };
};

/** Of a spec, as it was understood. */
export const specHash = (spec: Spec): string => hashOf(JSON.stringify(spec));
