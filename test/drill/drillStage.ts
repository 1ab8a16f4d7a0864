import type { Contract } from "ethers";
import type { Eip1193 } from "../../src/deploy/chain.ts";
import { drillFaults } from "../../src/drill/drillFault.ts";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { type DrilledOn, drillOracle } from "../../src/drill/drillOracle.ts";
import { findOracle } from "../../src/drill/findOracle.ts";
import { openSession } from "../../src/drill/openSession.ts";
import type { SubjectHints } from "../../src/drill/reader.ts";
import type { DrillSession, NodeConnection } from "../../src/drill/session.ts";

/** What tests of the drill share: a session on a node, and an oracle drilled in one call. */

/** A network of Hardhat as a drill takes it. */
export const connectionTo = (provider: Eip1193, name = "edr"): NodeConnection => ({
  name,
  request: (method, params) => provider.request({ method, params }),
});

/** A session at the latest block. */
export const sessionOn = (provider: Eip1193): Promise<DrillSession> => openSession(connectionTo(provider));

/** Drills the first layer of whatever stands at an address, with every fault that can be shown. */
export const drillAt = async (
  provider: Eip1193,
  address: string,
  hints: SubjectHints = {},
): Promise<DrilledOn> => {
  const session = await sessionOn(provider);
  const { reader, layers } = await findOracle(session, { name: address, address, hints });
  const [layer] = layers;
  if (layer === undefined) throw new RangeError("The reader found no layer.");
  return drillOracle(session, layer, {
    faults: drillFaults().shown,
    causes: [],
    gates: ["one-silent", "one-lying"],
    cellGas: DEFAULT_CELL_GAS,
    reader,
  });
};

/** The addresses of contracts. */
export const addressesOf = (contracts: readonly Contract[]): Promise<string[]> =>
  Promise.all(contracts.map((contract) => contract.getAddress()));
