import { checkEvidence } from "../../drill/evidence.ts";
import { drillFaults } from "../../drill/drillFault.ts";
import type { DrillReport } from "../../drill/drillReport.ts";
import type { DrillSession } from "../../drill/session.ts";
import type { KeptDrills } from "../protocolFacts.ts";

/** What the drills come to that a file keeps. */

const DAY = 86_400;

const timeOf = async (session: DrillSession, number: number, hash: string): Promise<number | undefined> => {
  try {
    const block = await session.request<{ readonly hash: string; readonly timestamp: string } | null>(
      "eth_getBlockByNumber",
      [`0x${number.toString(16)}`, false],
    );
    return block?.hash === hash ? Number(block.timestamp) : undefined;
  } catch {
    return undefined;
  }
};

/** Names of faults without their variants: what of the catalogue was shown. */
const nameOf = (id: string): string => id.split(":")[0] ?? id;

/**
 * Reads kept drills.
 * @param now What stands at the block, as it was just drilled.
 * @returns Nothing where the newest drill's block is not of this chain, so that its age cannot be told.
 */
export const keptDrillsOf = async (
  text: string,
  path: string,
  session: DrillSession,
  now: DrillReport | undefined,
): Promise<{ readonly kept: KeptDrills | null | undefined; readonly problems: readonly string[] }> => {
  const { lines, problems } = checkEvidence(text, path);
  const newest = lines.at(-1);
  if (newest === undefined) return { kept: problems.length === 0 ? null : undefined, problems };
  const time = await timeOf(session, newest.block.number, newest.block.hash);
  if (time === undefined) {
    return {
      kept: undefined,
      problems: [...problems, `${path}: the newest drill is of no block of this chain.`],
    };
  }
  const codes = new Map(
    now?.oracles.flatMap(({ sources }) =>
      sources.map(({ feed, codeHash }) => [feed.toLowerCase(), codeHash]),
    ) ?? [],
  );
  const isCurrent =
    now !== undefined &&
    newest.oracles.every(({ feeds }) =>
      feeds.every(({ feed, codeHash }) => codes.get(feed.toLowerCase()) === codeHash),
    );
  const shown = new Set(lines.flatMap(({ faults }) => faults).map(nameOf));
  const faults = drillFaults().shown;
  const drillable = new Set(faults.map(({ id }) => nameOf(id)));
  const upgrades = faults.filter(({ kinds }) => kinds.includes("upgrade")).map(({ id }) => nameOf(id));
  return {
    kept: {
      newestDays: Math.max(0, session.block.timestamp - time) / DAY,
      isWhole: problems.length === 0,
      isCurrent,
      faults: [...shown].filter((name) => drillable.has(name)),
      drillable: drillable.size,
      duringUpgrade: upgrades.some((name) => shown.has(name)),
    },
    problems,
  };
};
