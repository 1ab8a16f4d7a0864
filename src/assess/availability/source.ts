/** What is known of a source's outages. */

/** By what sources may fail together; what nobody says is left out. */
export interface SourceTags {
  readonly provider?: string;
  readonly upstreams?: readonly string[];
  /** Members of the set that signs, or words for the set. */
  readonly operators?: readonly string[];
  readonly admin?: string;
  readonly transport?: string;
  /** Hash of the code that reads it. */
  readonly code?: string;
}

/** One source. */
export interface AvailabilitySource {
  readonly name: string;
  /** What it finally reads: sources of one root are one. */
  readonly root: string;
  readonly tags: SourceTags;
  /** Share of the time in which it gives nothing, or a wrong value where that is asked. */
  readonly unavailability: number;
  /** Standard deviation of the share's logarithm. */
  readonly spread: number;
}

/** Before anything is measured: one part in a thousand, from a tenth of that to ten times as much in nine cases of ten. */
export const PRIOR = { unavailability: 1e-3, wrongValue: 1e-4, spread: Math.log(10) / 1.645 } as const;
