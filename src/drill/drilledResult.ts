import type { Level } from "../oracle/words.ts";
import type { CauseKind } from "./causes.ts";
import type { Frontier } from "../oracle/frontier.ts";

/** What a drill finds out about one oracle, as it is written and judged. */

/** A source whose failure alone is not survived. */
export interface SinglePoint {
  readonly source: number;
  readonly fault: string;
  readonly effect: "stopped" | "moved";
  /** Nothing where it stopped. */
  readonly movedBps: number | null;
}

/** What a common cause does to the oracle. */
export interface CauseResult {
  readonly kind: CauseKind | "sequencer";
  readonly name: string;
  readonly sources: readonly number[];
  readonly silent: "served" | "stopped";
  readonly movedBps: number;
  /** Whether that is more than the deviation. */
  readonly isMoved: boolean;
}

/** One cell as it is written. */
export interface WrittenCell {
  readonly faults: Readonly<Record<string, string>>;
  readonly ok: boolean;
  readonly price: string | null;
  readonly level: Level | null;
  readonly gas: number;
}

/** Everything that a drill found out about one oracle. */
export interface DrilledResult {
  readonly oracle: string;
  readonly address: string;
  readonly reader: string;
  readonly decimals: number;
  readonly deviationBps: number;
  readonly sources: readonly {
    readonly feed: string;
    readonly name: string;
    readonly codeHash: string;
    readonly maxAge: number;
    readonly isObserved: boolean;
  }[];
  readonly healthy: WrittenCell;
  readonly cells: readonly WrittenCell[];
  readonly structure: { readonly k: number; readonly n: number };
  readonly tolerance: Pick<Frontier, "silent" | "lying" | "together">;
  readonly singlePoints: readonly SinglePoint[];
  readonly frontier: {
    readonly sentence: string;
    readonly states: number;
    readonly isSampled: boolean;
    readonly reach: Frontier["reach"];
  };
  readonly causes: readonly CauseResult[];
  readonly worstGas: { readonly gas: number; readonly faults: Readonly<Record<string, string>> };
  readonly failover: readonly {
    readonly source: number;
    readonly seconds: number;
    readonly soonest: number | null;
  }[];
  readonly isSparse: boolean;
  readonly notes: readonly string[];
  /** Single failures without a wrong price that stop the oracle. */
  readonly silencesThatStop: readonly SinglePoint[];
  /** The furthest that any one lying source moves it. */
  readonly worstLieBps: number;
  /** Whether so many sources can move it beyond the deviation by lying together. */
  readonly isMovedBy: (lying: number) => boolean;
}
