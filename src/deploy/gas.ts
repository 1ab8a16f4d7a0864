import type { Spec } from "../spec/schema.ts";
import { readArtifact } from "../files/artifacts.ts";
import type { Kind, Plan } from "./plan.ts";
import { feedOf } from "./wanted.ts";

/** What a plan costs, to tell beforehand that an account has too little. */

/** A transaction that creates a contract, and what its constructor does beside keeping the code. */
const CREATION_GAS = 353_000n;
const GAS_PER_CODE_BYTE = 200n;
const GAS_PER_DATA_BYTE = 16n;
/** A call of the manager. */
const CALL_GAS = 80_000n;
/** Calls that give each governed oracle's functions to their roles, and the roles away. */
const CALLS_PER_GOVERNED = 2n;
const CALLS_PER_MANAGER = 5n;

const CONTRACTS: Readonly<Record<Exclude<Kind, "feed">, string>> = {
  oracle: "RedundantOracle",
  manager: "AccessManager",
  governed: "GovernedOracle",
  router: "OracleRouter",
};

const bytesOf = (code: string): bigint => BigInt(Math.ceil((code.length - 2) / 2));

const creationGas = (contract: string): bigint => {
  const { bytecode, deployedBytecode } = readArtifact(contract);
  return CREATION_GAS + GAS_PER_DATA_BYTE * bytesOf(bytecode) + GAS_PER_CODE_BYTE * bytesOf(deployedBytecode);
};

/** Gas that the deployment of a plan needs, about, and rather more. */
export const gasToDeploy = (spec: Spec, plan: Plan): bigint => {
  let gas = BigInt(plan.operations.length) * CALL_GAS;
  for (const { kind, name, action, address } of plan.items) {
    const isDeployed = address === null && action !== "same";
    if (kind === "feed") {
      const contract = feedOf(spec, name).adapter?.contract ?? "FaultyFeed";
      if (isDeployed) gas += creationGas(contract);
      continue;
    }
    if (isDeployed) gas += creationGas(CONTRACTS[kind]);
    if (kind === "governed" && isDeployed) gas += CALLS_PER_GOVERNED * CALL_GAS;
    if (kind === "manager" && action !== "same") gas += CALLS_PER_MANAGER * CALL_GAS;
  }
  return gas;
};
