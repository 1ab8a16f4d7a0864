import {
  type ArgumentType,
  buildModule,
  type Future,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";
import { interfaceOf } from "../../src/files/artifacts.ts";
import {
  ADMIN_ROLE,
  GOVERNOR_FUNCTIONS,
  GOVERNOR_ROLE,
  GUARDIAN_FUNCTIONS,
  GUARDIAN_ROLE,
} from "../../src/deploy/roles.ts";
import { contentId } from "../../src/deploy/wanted.ts";
import type { RolesSpec } from "../../src/spec/schema.ts";

/** Ignition's name for the manager and the governed oracles of a deployment. */
export const GOVERNANCE_MODULE = "HoldfastGovernance";

/** A governed oracle that the module deploys. */
export interface GovernedPart {
  readonly id: string;
  /** The oracle that it starts with. */
  readonly oracle: string;
  readonly settings: Readonly<Record<string, bigint>>;
}

/** What the module is made from. */
export interface GovernanceParts {
  readonly managerId: string;
  /** Of a manager that is there already, and gives no roles away. */
  readonly manager?: string;
  readonly deployer: string;
  readonly roles: RolesSpec;
  /** Those that are deployed. */
  readonly governed: readonly GovernedPart[];
}

const selectorsOf = (names: readonly string[]): string[] =>
  names.map((name) => interfaceOf("GovernedOracle").getFunction(name)?.selector ?? "");

const FUNCTIONS = [
  [GOVERNOR_FUNCTIONS, GOVERNOR_ROLE],
  [GUARDIAN_FUNCTIONS, GUARDIAN_ROLE],
] as const;

/**
 * An `AccessManager` and the governed oracles behind it. The governor gets its functions and the manager itself with its
 * delay, the guardian its own without one and the cancelling of what the governor scheduled; last of all the deployer gives
 * up what it had, unless it is the governor, who keeps it with the delay.
 */
export const governanceModule = (parts: GovernanceParts): IgnitionModule =>
  buildModule(GOVERNANCE_MODULE, (builder) => {
    const { managerId, deployer, roles } = parts;
    const manager =
      parts.manager === undefined
        ? builder.contract("AccessManager", [deployer], { id: managerId })
        : builder.contractAt("AccessManager", parts.manager, { id: contentId("Manager", parts.manager) });
    const steps: Future[] = [];
    const call = (name: string, args: ArgumentType[], content: unknown, isLast = false) => {
      const id = contentId(name, [managerId, content]);
      steps.push(builder.call(manager, name, args, { id, after: isLast ? [...steps] : [] }));
    };
    for (const { id, oracle, settings } of parts.governed) {
      const governed = builder.contract("GovernedOracle", [manager, { oracle, ...settings }], { id });
      if (parts.manager !== undefined) continue;
      for (const [names, role] of FUNCTIONS) {
        call("setTargetFunctionRole", [governed, selectorsOf(names), role], [id, role]);
      }
    }
    if (parts.manager !== undefined) return {};
    const { governor, guardian, governorDelay } = roles;
    const delay = BigInt(governorDelay);
    call("setRoleGuardian", [GOVERNOR_ROLE, GUARDIAN_ROLE], GOVERNOR_ROLE);
    call("grantRole", [GUARDIAN_ROLE, guardian, 0n], [GUARDIAN_ROLE, guardian]);
    call("grantRole", [GOVERNOR_ROLE, governor, delay], [GOVERNOR_ROLE, governor, delay]);
    call("grantRole", [ADMIN_ROLE, governor, delay], [ADMIN_ROLE, governor, delay], true);
    if (governor.toLowerCase() !== deployer.toLowerCase()) {
      call("renounceRole", [ADMIN_ROLE, deployer], [ADMIN_ROLE, deployer], true);
    }
    return {};
  });
