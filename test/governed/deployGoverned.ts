import { createRequire } from "node:module";
import type { Contract } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers } from "../providers/provider.ts";

const load = createRequire(import.meta.url);
const { abi, bytecode } = load("@openzeppelin/contracts/build/contracts/AccessManager.json");

/** Seconds that the governor has to wait. */
export const GOVERNOR_DELAY = 2 * 24 * 60 * 60;

const GOVERNOR_ROLE = 1n;
const GUARDIAN_ROLE = 2n;
const GOVERNOR_FUNCTIONS = ["replace", "enable", "resume"];
const GUARDIAN_FUNCTIONS = ["disable", "halt", "rollback"];

/** What a governed oracle is deployed with, where it differs from a plain one. */
export interface GovernedOptions {
  readonly maxStepBps?: number;
  readonly maxHold?: number;
  readonly holdDriftBpsPerHour?: number;
  readonly maxJumpBps?: number;
  readonly confirmDelay?: number;
  readonly jumpWindow?: number;
  readonly commitInterval?: number;
}

/** A governed oracle and who may do what with it. */
export interface Governed {
  readonly manager: Contract;
  readonly governed: Contract;
}

const deployManager = async (ethers: HardhatEthers): Promise<Contract> => {
  const [admin] = await ethers.getSigners();
  const manager = await new ContractFactory(abi, bytecode, admin).deploy(admin?.address);
  await manager.waitForDeployment();
  return manager as Contract;
};

/**
 * Deploys a `GovernedOracle` over an oracle, behind a real `AccessManager`: the governor has its functions and the
 * manager itself with a delay of two days, the guardian has its own without, and the deployer keeps nothing.
 */
export const deployGoverned = async (
  ethers: HardhatEthers,
  oracle: Contract,
  { governor, guardian }: { readonly governor: string; readonly guardian: string },
  options: GovernedOptions = {},
): Promise<Governed> => {
  const [admin] = await ethers.getSigners();
  const manager = await deployManager(ethers);
  const settings = {
    oracle: oracle.target,
    maxStepBps: 500,
    maxHold: 0,
    holdDriftBpsPerHour: 0,
    maxJumpBps: 0,
    confirmDelay: 0,
    jumpWindow: 0,
    commitInterval: 0,
    ...options,
  };
  const governed = await ethers.deployContract("GovernedOracle", [manager.target, settings]);
  const give = async (names: readonly string[], role: bigint) => {
    const selectors = names.map((name) => governed.interface.getFunction(name)?.selector);
    await manager.getFunction("setTargetFunctionRole")(governed.target, selectors, role);
  };
  await give(GOVERNOR_FUNCTIONS, GOVERNOR_ROLE);
  await give(GUARDIAN_FUNCTIONS, GUARDIAN_ROLE);
  await manager.getFunction("grantRole")(GUARDIAN_ROLE, guardian, 0);
  await manager.getFunction("grantRole")(GOVERNOR_ROLE, governor, GOVERNOR_DELAY);
  const adminRole = await manager.getFunction("ADMIN_ROLE")();
  await manager.getFunction("grantRole")(adminRole, governor, GOVERNOR_DELAY);
  await manager.getFunction("renounceRole")(adminRole, admin?.address);
  return { manager, governed: governed as unknown as Contract };
};
