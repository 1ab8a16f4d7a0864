import { isAbsolute, join } from "node:path";
import type { OracleSpec, Spec } from "../spec/schema.ts";
import { readSpec } from "../spec/spec.ts";
import type { OracleReference, OracleSettings } from "./scenario.ts";
import { Problem, misuse } from "../problem.ts";

/** What is known of a feed's behavior; null where its operator states nothing. */
export interface FeedFacts {
  readonly decimals: number | null;
  readonly heartbeatSeconds: number | null;
  readonly deviationBps: number | null;
}

/** An oracle of a deployment's spec, and how its feeds behave, in the order of its sources. */
export interface SpecifiedOracle {
  readonly settings: OracleSettings;
  readonly feeds: readonly FeedFacts[];
}

const settingsOf = (oracle: OracleSpec, { sequencer }: Spec["network"]): OracleSettings => {
  const groups = [...new Set(oracle.sources.map(({ group }) => group))];
  return {
    mode: oracle.mode,
    decimals: oracle.decimals,
    quorum: oracle.quorum,
    maxDeviationBps: oracle.maxDeviationBps,
    minPrice: Number(oracle.minPrice ?? 0),
    maxPrice: Number(oracle.maxPrice ?? 0),
    ...(sequencer && { sequencer: { graceSeconds: sequencer.grace } }),
    sources: oracle.sources.map(({ maxAge, gasLimit, group, role }) => ({
      maxAge,
      gasLimit,
      group: groups.indexOf(group),
      role,
    })),
  };
};

/**
 * Finds the oracle that a scenario refers to.
 * @param folder Folder of the scenario's file.
 * @throws Problem where the file is no spec, or has no such oracle.
 */
export const readSpecifiedOracle = async (
  { spec: file, oracle: name }: OracleReference,
  folder: string,
): Promise<SpecifiedOracle> => {
  const path = isAbsolute(file) ? file : join(folder, file);
  const spec = await readSpec(path).catch((failure: unknown) => {
    if (!(failure instanceof Problem)) throw failure;
    const [sentence = "", ...others] = failure.message.split("\n");
    const more = others.length === 0 ? "" : ` There are ${others.length} more problems in it.`;
    throw misuse("oracle.spec", `${sentence}${more}`);
  });
  const oracle = spec.oracles[name];
  if (oracle === undefined) {
    const names = Object.keys(spec.oracles).join(", ");
    throw misuse("oracle.oracle", `"${name}" is no oracle of ${file}; there are ${names}.`);
  }
  const nothing = { decimals: null, heartbeatSeconds: null, deviationBps: null };
  return {
    settings: settingsOf(oracle, spec.network),
    feeds: oracle.sources.map(({ feed }) => spec.feeds[feed] ?? nothing),
  };
};
