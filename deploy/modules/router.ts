import { type ArgumentType, buildModule, type IgnitionModule } from "@nomicfoundation/ignition-core";
import type { Wanted } from "../../src/spec/adapterCreation.ts";

/** Ignition's name for the router of a deployment. */
export const ROUTER_MODULE = "HoldfastRouter";

/** The router over the oracles that consumers read. */
export const routerModule = (id: string, { contract, args }: Wanted): IgnitionModule =>
  buildModule(ROUTER_MODULE, (builder) => {
    // A configuration that was made for this constructor.
    builder.contract(contract, args as ArgumentType[], { id });
    return {};
  });
