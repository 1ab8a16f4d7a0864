import {
  type ArgumentType,
  buildModule,
  type Future,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";

/** Ignition's name for the manager and the governed oracles of a deployment. */
export const GOVERNANCE_MODULE = "HoldfastGovernance";

/** A call of the manager. */
export interface ManagerCall {
  /** Ignition's name for it. */
  readonly id: string;
  readonly name: string;
  readonly args: readonly ArgumentType[];
}

/** Functions of a governed oracle that a role may call, or of the manager whose scheduled calls its guardian may cancel. */
export interface RoleFunctions {
  /** Ignition's name for the call that says so. */
  readonly id: string;
  readonly selectors: readonly string[];
  /** The manager's number of the role. */
  readonly role: bigint;
}

/** A governed oracle to deploy. */
export interface GovernedPart {
  /** Ignition's name for it. */
  readonly id: string;
  /** The oracle that it starts with. */
  readonly oracle: string;
  /** The rest of its `GovernedConfig`. */
  readonly settings: Readonly<Record<string, bigint>>;
  /** Who may call what of it; none where the manager gives no roles away any more. */
  readonly functions: readonly RoleFunctions[];
}

/** What the module is made from. */
export interface GovernanceParts {
  /** The manager under Ignition's name: to be deployed with its first admin, or there already. */
  readonly manager: { readonly id: string } & ({ readonly admin: string } | { readonly address: string });
  readonly governed: readonly GovernedPart[];
  /** The manager's own functions; none where it gives no roles away any more. */
  readonly functions: readonly RoleFunctions[];
  /** Calls that give the roles to who has them. */
  readonly grants: readonly ManagerCall[];
  /** Calls that are made one after the other, once all others are: they take the deployer's power. */
  readonly handover: readonly ManagerCall[];
}

/** An `AccessManager` and the governed oracles behind it, who may call what of them, and who has which role. */
export const governanceModule = ({
  manager,
  governed,
  functions: own,
  grants,
  handover,
}: GovernanceParts): IgnitionModule =>
  buildModule(GOVERNANCE_MODULE, (builder) => {
    const { id: managerId } = manager;
    const authority =
      "admin" in manager
        ? builder.contract("AccessManager", [manager.admin], { id: managerId })
        : builder.contractAt("AccessManager", manager.address, { id: managerId });
    const calls: Future[] = [];
    const call = ({ id, name, args }: ManagerCall, after: readonly Future[] = []) => {
      calls.push(builder.call(authority, name, [...args], { id, after: [...after] }));
    };
    for (const { id: governedId, oracle, settings, functions } of governed) {
      const target = builder.contract("GovernedOracle", [authority, { oracle, ...settings }], {
        id: governedId,
      });
      for (const { id, selectors, role } of functions) {
        call({ id, name: "setTargetFunctionRole", args: [target, [...selectors], role] });
      }
    }
    for (const { id, selectors, role } of own) {
      call({ id, name: "setTargetFunctionRole", args: [authority, [...selectors], role] });
    }
    for (const grant of grants) call(grant);
    for (const last of handover) call(last, calls);
    return {};
  });
