import type { Spec } from "../spec/schema.ts";
import { interfaceOf } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import type { DeploymentRecord } from "./record.ts";
import {
  ADMIN_ROLE,
  adminDelayOf,
  GOVERNOR_FUNCTIONS,
  GOVERNOR_ROLE,
  GUARDIAN_FUNCTIONS,
  GUARDIAN_ROLE,
} from "./roles.ts";
import type { Survey } from "./survey.ts";

/** What the governor has to do by way of the `AccessManager`: schedule, wait, execute. */

/** One call that the manager makes for the governor, once its delay has passed. */
export interface Operation {
  /** Of the manager, from caller, target and data. */
  readonly id: string;
  readonly description: string;
  readonly target: string;
  readonly data: string;
  /** The account that has to schedule and to execute it. */
  readonly caller: string;
  /** Pair of the governed oracle that is concerned; nothing for roles. */
  readonly pair?: string;
  /** Unix seconds from which on it can be executed; nothing where it is not scheduled, or its schedule expired. */
  readonly due?: number;
  /** Seconds that it has to wait. */
  readonly delay: number;
}

type Draft = Pick<Operation, "description" | "target" | "data" | "pair">;

const MANAGER = "AccessManager";

const managerCall = (
  manager: string,
  description: string,
  name: string,
  args: readonly unknown[],
): Draft => ({
  description,
  target: manager,
  data: interfaceOf(MANAGER).encodeFunctionData(name, args),
});

const draftReplacements = ({ governed, oracles }: Survey): Draft[] =>
  [...governed].flatMap(([pair, { address, standing }]) => {
    const wanted = oracles.get(pair)?.address;
    if (address === undefined || wanted === undefined || standing === wanted) return [];
    const data = interfaceOf("GovernedOracle").encodeFunctionData("replace", [wanted]);
    return [{ pair, description: `replace the oracle of ${pair} by ${wanted}`, target: address, data }];
  });

/** Gives the functions of governed oracles to their roles, where they have others. */
const draftFunctions = async (chain: Chain, manager: string, { governed }: Survey): Promise<Draft[]> => {
  const drafts: Draft[] = [];
  for (const [pair, { address }] of governed) {
    if (address === undefined) continue;
    for (const [names, role, title] of [
      [GOVERNOR_FUNCTIONS, GOVERNOR_ROLE, "governor"],
      [GUARDIAN_FUNCTIONS, GUARDIAN_ROLE, "guardian"],
    ] as const) {
      const selectors = names.map((name) => interfaceOf("GovernedOracle").getFunction(name)?.selector ?? "");
      const roles: unknown[] = [];
      for (const selector of selectors) {
        const args = [address, selector];
        roles.push((await chain.view(interfaceOf(MANAGER), manager, "getTargetFunctionRole", args))?.[0]);
      }
      if (roles.every((known) => known === role)) continue;
      const description = `give ${names.join(", ")} of the governed oracle of ${pair} to the ${title}`;
      drafts.push({
        ...managerCall(manager, description, "setTargetFunctionRole", [address, selectors, role]),
        pair,
      });
    }
  }
  return drafts;
};

/** Who has which role with which delay, as it should be and as it is. */
export const roleDifferences = async (
  chain: Chain,
  manager: string,
  spec: Spec,
  former: DeploymentRecord["manager"],
): Promise<
  { readonly path: string; readonly chain: string; readonly spec: string; readonly draft: Draft }[]
> => {
  const { roles } = spec;
  if (roles === undefined) return [];
  const { governor, guardian, governorDelay } = roles;
  const wanted = [
    ["guardian", GUARDIAN_ROLE, guardian, 0],
    ["governor", GOVERNOR_ROLE, governor, governorDelay],
    ["admin", ADMIN_ROLE, governor, adminDelayOf(roles)],
  ] as const;
  const holds = async (role: bigint, account: string): Promise<string> => {
    const answer = await chain.view(interfaceOf(MANAGER), manager, "hasRole", [role, account]);
    return answer?.["isMember"] === true
      ? `${account} after ${answer["executionDelay"]} s`
      : "nobody of the spec";
  };
  const found = [];
  for (const [title, role, account, delay] of wanted) {
    const [is, should] = [await holds(role, account), `${account} after ${delay} s`];
    if (is === should) continue;
    const description = `make ${account} ${title}, after ${delay} s`;
    const draft = managerCall(manager, description, "grantRole", [role, account, delay]);
    found.push({ path: `roles.${title}`, chain: is, spec: should, draft });
  }
  const left = [
    ["guardian", GUARDIAN_ROLE, former?.roles.guardian, guardian],
    ["governor", GOVERNOR_ROLE, former?.roles.governor, governor],
    ["admin", ADMIN_ROLE, former?.roles.governor, governor],
  ] as const;
  for (const [title, role, account, now] of left) {
    if (account === undefined || account === now) continue;
    const is = await holds(role, account);
    if (!is.startsWith(account)) continue;
    const description = `take the role of ${title} from ${account}`;
    const draft = managerCall(manager, description, "revokeRole", [role, account]);
    found.push({ path: `roles.${title}`, chain: is, spec: "nobody else", draft });
  }
  return found;
};

const schedule = async (
  chain: Chain,
  manager: string,
  caller: string,
  delay: number,
  draft: Draft,
): Promise<Operation> => {
  const contract = interfaceOf(MANAGER);
  const id = String(
    (await chain.view(contract, manager, "hashOperation", [caller, draft.target, draft.data]))?.[0],
  );
  const due = Number((await chain.view(contract, manager, "getSchedule", [id]))?.[0] ?? 0n);
  return { ...draft, id, caller, delay, ...(due > 0 && { due }) };
};

/** Everything that the governor has to do until the chain is what the spec wants; none where nothing is governed yet. */
export const pendingOperations = async (
  chain: Chain,
  spec: Spec,
  found: Survey,
  record: DeploymentRecord | undefined,
): Promise<Operation[]> => {
  const { manager } = found;
  const { roles } = spec;
  if (roles === undefined || manager?.address === undefined || !manager.isSetUp) return [];
  const { address } = manager;
  // Who is governor on the chain acts, not who shall be.
  const acting = record?.manager?.roles ?? roles;
  const drafts = [
    ...(await draftFunctions(chain, address, found)),
    ...draftReplacements(found),
    ...(await roleDifferences(chain, address, spec, record?.manager ?? null)).map(({ draft }) => draft),
  ];
  const operations: Operation[] = [];
  for (const draft of drafts) {
    // The manager itself is the admin's.
    const delay = draft.target === address ? adminDelayOf(acting) : acting.governorDelay;
    operations.push(await schedule(chain, address, acting.governor, delay, draft));
  }
  return operations;
};
