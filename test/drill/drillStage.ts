import type { Contract } from "ethers";
import type { Eip1193 } from "../../src/deploy/chain.ts";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { chosenFaults, type DrillFault, drillFaults } from "../../src/drill/drillFault.ts";
import { type DrilledOn, drillOracle } from "../../src/drill/drillOracle.ts";
import { findOracle, type FoundOracle } from "../../src/drill/findOracle.ts";
import { openSession } from "../../src/drill/openSession.ts";
import type { DrilledOracle, SubjectHints } from "../../src/drill/reader.ts";
import type { DrillSession, NodeConnection } from "../../src/drill/session.ts";

/** What tests of the drill share: a session on a node, and an oracle drilled in one call. */

/** A network of Hardhat as a drill takes it. */
export const connectionTo = (provider: Eip1193, name = "edr"): NodeConnection => ({
  name,
  request: (method, params) => provider.request({ method, params }),
});

/** A session at the latest block. */
export const sessionOn = (provider: Eip1193): Promise<DrillSession> => openSession(connectionTo(provider));

/** What a reader finds at an address. */
export const findAt = async (
  provider: Eip1193,
  address: string,
  hints: SubjectHints = {},
  reader?: string,
): Promise<FoundOracle> =>
  findOracle(await sessionOn(provider), {
    name: "it",
    address,
    hints,
    ...(reader !== undefined && { reader }),
  });

/** The faults by which oracles of others differ: those that are caught in one way and not in another. */
const TELLING_FAULTS = [
  "revert-empty",
  "revert-with-data",
  "revert-with-data:reason",
  "short-data",
  "no-code",
  "zero",
  "negative",
  "huge",
  "future-time",
  "freeze",
  "jump",
  "factor",
];

/** Drills a layer with the faults by which oracles differ, or with others. */
export const drillLayer = async (
  provider: Eip1193,
  layer: DrilledOracle | undefined,
  reader = "generic",
  faults: readonly DrillFault[] = chosenFaults(TELLING_FAULTS),
): Promise<DrilledOn> => {
  if (layer === undefined) throw new RangeError("The reader found no layer.");
  return drillOracle(await sessionOn(provider), layer, {
    faults,
    causes: [],
    gates: ["one-silent", "one-lying"],
    cellGas: DEFAULT_CELL_GAS,
    reader,
  });
};

/** Drills the first layer of whatever stands at an address, with every fault that can be shown. */
export const drillAt = async (
  provider: Eip1193,
  address: string,
  hints: SubjectHints = {},
): Promise<DrilledOn> => {
  const { reader, layers } = await findAt(provider, address, hints);
  return drillLayer(provider, layers[0], reader, drillFaults().shown);
};

/** The single failures that an oracle does not survive: by source, those that stop it, and those that move it. */
export const singlePointsOf = (
  { result }: DrilledOn,
  effect: "stopped" | "moved",
): Record<string, string[]> => {
  const points: Record<string, string[]> = {};
  for (const point of result.singlePoints) {
    if (point.effect !== effect) continue;
    const name = result.sources[point.source]?.name ?? String(point.source);
    points[name] = [...(points[name] ?? []), point.fault].sort();
  }
  return points;
};

/** What an oracle serves while one of its sources has a fault; nothing where it stops. */
export const priceUnder = ({ result }: DrilledOn, source: number, fault: string): string | null => {
  const cell = result.cells.find(
    ({ faults }) => Object.keys(faults).length === 1 && faults[source] === fault,
  );
  if (cell === undefined) throw new RangeError(`${fault} of source ${source} was not tried.`);
  return cell.price;
};

/** The addresses of contracts. */
export const addressesOf = (contracts: readonly Contract[]): Promise<string[]> =>
  Promise.all(contracts.map((contract) => contract.getAddress()));
