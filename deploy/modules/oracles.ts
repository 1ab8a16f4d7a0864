import { type ArgumentType, buildModule, type IgnitionModule } from "@nomicfoundation/ignition-core";
import { oracleId, wantedOracle } from "../../src/deploy/wanted.ts";
import type { Spec } from "../../src/spec/schema.ts";

/** Ignition's name for the oracles of a deployment. */
export const ORACLES_MODULE = "HoldfastOracles";

/**
 * The oracles of a spec over feeds that are there.
 * @param pairs The oracles that are not there yet.
 * @param feedAddressOf Address of a feed.
 */
export const oraclesModule = (
  spec: Spec,
  pairs: readonly string[],
  feedAddressOf: (key: string) => string,
): IgnitionModule =>
  buildModule(ORACLES_MODULE, (builder) => {
    for (const pair of pairs) {
      const { contract, args } = wantedOracle(spec, pair, feedAddressOf);
      // A configuration that was made for this constructor.
      builder.contract(contract, args as ArgumentType[], { id: oracleId(spec, pair) });
    }
    return {};
  });
