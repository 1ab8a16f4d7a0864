import type { ArgumentType } from "@nomicfoundation/ignition-core";
import {
  type GovernanceParts,
  governanceModule,
  type ManagerCall,
  type RoleFunctions,
} from "../../deploy/modules/governance.ts";
import type { RolesSpec } from "../spec/schema.ts";
import { interfaceOf } from "../files/artifacts.ts";
import { runModule } from "./engine.ts";
import {
  ADMIN_ROLE,
  adminDelayOf,
  CANCELLABLE_FUNCTIONS,
  GOVERNOR_FUNCTIONS,
  GOVERNOR_ROLE,
  GUARDIAN_FUNCTIONS,
  GUARDIAN_ROLE,
} from "./roles.ts";
import type { StepDefinition } from "./step.ts";
import type { Survey } from "./survey.ts";
import { contentId } from "./wanted.ts";

const FUNCTIONS = [
  [GOVERNOR_FUNCTIONS, GOVERNOR_ROLE],
  [GUARDIAN_FUNCTIONS, GUARDIAN_ROLE],
] as const;

const selectorsOf = (contract: string, names: readonly string[]): string[] =>
  names.map((name) => interfaceOf(contract).getFunction(name)?.selector ?? "");

const callId = (name: string, managerId: string, content: unknown): string =>
  contentId(name, [managerId, content]);

const functionsOf = (managerId: string, governedId: string): RoleFunctions[] =>
  FUNCTIONS.map(([names, role]) => ({
    id: callId("setTargetFunctionRole", managerId, [governedId, role]),
    selectors: selectorsOf("GovernedOracle", names),
    role,
  }));

/** For the guardian to cancel what the admin schedules. */
const cancellableOf = (managerId: string): RoleFunctions => ({
  id: callId("setTargetFunctionRole", managerId, ["AccessManager", GOVERNOR_ROLE]),
  selectors: selectorsOf("AccessManager", CANCELLABLE_FUNCTIONS),
  role: GOVERNOR_ROLE,
});

/**
 * The governor gets its functions with its delay, and the manager itself with the admin's; the guardian its own without
 * one, and the cancelling of what the governor scheduled. Last of all the deployer gives up what it had, unless it is the governor,
 * who keeps it with the delay.
 */
const roleCalls = (
  managerId: string,
  deployer: string,
  roles: RolesSpec,
): Pick<GovernanceParts, "grants" | "handover"> => {
  const { governor, guardian } = roles;
  const delay = BigInt(roles.governorDelay);
  const adminDelay = BigInt(adminDelayOf(roles));
  const call = (name: string, args: ArgumentType[], content: unknown): ManagerCall => ({
    id: callId(name, managerId, content),
    name,
    args,
  });
  const grant = (role: bigint, account: string, wait: bigint, content: unknown): ManagerCall =>
    call("grantRole", [role, account, wait], content);
  const isHandedOver = governor.toLowerCase() !== deployer.toLowerCase();
  return {
    grants: [
      call("setRoleGuardian", [GOVERNOR_ROLE, GUARDIAN_ROLE], GOVERNOR_ROLE),
      grant(GUARDIAN_ROLE, guardian, 0n, [GUARDIAN_ROLE, guardian]),
      grant(GOVERNOR_ROLE, governor, delay, [GOVERNOR_ROLE, governor, delay]),
    ],
    handover: [
      grant(ADMIN_ROLE, governor, adminDelay, [ADMIN_ROLE, governor, adminDelay]),
      ...(isHandedOver ? [call("renounceRole", [ADMIN_ROLE, deployer], [ADMIN_ROLE, deployer])] : []),
    ],
  };
};

/** What is not there yet of the manager and of the governed oracles; nothing where all of it is. */
const governanceParts = (
  roles: RolesSpec | undefined,
  { manager, governed, oracles }: Pick<Survey, "manager" | "governed" | "oracles">,
  deployer: string,
): GovernanceParts | undefined => {
  if (manager === undefined || roles === undefined) return undefined;
  const all = [...governed].map(([pair, { id, settings, address }]) => ({
    id,
    settings,
    address,
    oracle: oracles.get(pair)?.address ?? "",
  }));
  const missing = all.filter(({ address }) => address === undefined);
  if (manager.isSetUp && manager.address !== undefined) {
    if (missing.length === 0) return undefined;
    return {
      manager: { id: contentId("Manager", manager.address), address: manager.address },
      // The governor gives their functions away, which takes its delay.
      governed: missing.map((part) => ({ ...part, functions: [] })),
      functions: [],
      grants: [],
      handover: [],
    };
  }
  return {
    manager: { id: manager.id, admin: deployer },
    governed: all.map((part) => ({ ...part, functions: functionsOf(manager.id, part.id) })),
    functions: [cancellableOf(manager.id)],
    ...roleCalls(manager.id, deployer, roles),
  };
};

/** Deploys the manager and the governed oracles, and gives every role away. */
const governance: StepDefinition = {
  title: "Deploy the governed oracles, and give every role away",
  act: async ({ spec, engine, look }) => {
    const { found } = await look();
    const parts = governanceParts(spec.roles, found, engine.deployer);
    if (parts !== undefined) await runModule(engine, governanceModule(parts));
  },
};

export default governance;
