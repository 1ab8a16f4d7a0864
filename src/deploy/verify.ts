import { Result } from "ethers";
import { interfaceOf, readArtifact } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import type { DeploymentRecord } from "./record.ts";

/** What an explorer is told about the contracts of a deployment. */

/** A contract whose source can be verified. */
interface Verifiable {
  readonly name: string;
  readonly address: string;
  /** Path and name of the contract. */
  readonly contract: string;
  readonly constructorArgs: unknown[];
}

const qualified = (contract: string): string => `${readArtifact(contract).sourceName}:${contract}`;

/**
 * The contracts of a record that are ours, with what they were constructed with. The `AccessManager` is not among them: it
 * comes compiled from its own package, with other settings.
 */
export const verifiableContracts = async (chain: Chain, record: DeploymentRecord): Promise<Verifiable[]> => {
  const found: Verifiable[] = [];
  const add = (name: string, address: string, contract: string, constructorArgs: unknown[]) =>
    found.push({ name, address, contract: qualified(contract), constructorArgs });
  for (const [key, { address, kind, contract, config }] of Object.entries(record.feeds)) {
    if (kind === "adapter" && contract !== null) add(key, address, contract, [config]);
  }
  for (const [pair, { address, config }] of Object.entries(record.oracles)) {
    add(pair, address, "RedundantOracle", [config]);
  }
  for (const [pair, { address, manager }] of Object.entries(record.governed)) {
    // With the oracle that it started with, which the record does not keep.
    const answer = (await chain.view(interfaceOf("GovernedOracle"), address, "governedConfig"))?.[0];
    if (answer instanceof Result) add(pair, address, "GovernedOracle", [manager, answer.toObject()]);
  }
  if (record.router !== null) {
    add("OracleRouter", record.router.address, "OracleRouter", [record.router.config]);
  }
  return found;
};
