import { type ArgumentType, buildModule, type IgnitionModule } from "@nomicfoundation/ignition-core";

/** Ignition's name for the oracles of a deployment. */
export const ORACLES_MODULE = "HoldfastOracles";

/** An oracle to deploy over feeds that are there. */
export interface OraclePart {
  /** Ignition's name for it. */
  readonly id: string;
  readonly contract: string;
  readonly args: readonly ArgumentType[];
}

/** The oracles that a deployment has not yet. */
export const oraclesModule = (parts: readonly OraclePart[]): IgnitionModule =>
  buildModule(ORACLES_MODULE, (builder) => {
    for (const { id, contract, args } of parts) builder.contract(contract, [...args], { id });
    return {};
  });
