import { type ArgumentType, buildModule, type IgnitionModule } from "@nomicfoundation/ignition-core";

/** Ignition's name for the router of a deployment. */
export const ROUTER_MODULE = "HoldfastRouter";

/** A router to deploy over the oracles that consumers read. */
export interface RouterPart {
  /** Ignition's name for it. */
  readonly id: string;
  readonly contract: string;
  readonly args: readonly ArgumentType[];
}

/** The router of a deployment. */
export const routerModule = ({ id, contract, args }: RouterPart): IgnitionModule =>
  buildModule(ROUTER_MODULE, (builder) => {
    builder.contract(contract, [...args], { id });
    return {};
  });
