import type { RunConfig } from "../scenario/runConfig.ts";
import { formatDuration, formatError, formatNumber, formatPrice } from "./figures.ts";
import { cell, figures, type ReportTable, words } from "./reportTable.ts";
import type { Fact } from "./reportPage.ts";

const bound = (units: number, decimals: number): string =>
  units === 0 ? "none" : formatPrice(units / 10 ** decimals);

/** How long a scenario is, and what the oracle under test is configured with. */
export const configurationFacts = ({
  oracle,
  seed,
  steps,
  stepSeconds,
  toleranceBps,
  sources,
}: RunConfig): Fact[] => [
  { name: "Simulated time", value: formatDuration(steps * stepSeconds) },
  { name: "Steps", value: `${formatNumber(steps)} of ${formatDuration(stepSeconds)}` },
  { name: "Seed", value: String(seed) },
  { name: "Wrong is more than", value: `${formatError(toleranceBps)} off` },
  { name: "Quorum", value: `${oracle.quorum} of ${new Set(sources.map(({ group }) => group)).size} groups` },
  { name: "May differ by", value: formatError(oracle.maxDeviationBps) },
  { name: "Lowest price", value: bound(oracle.minPrice, oracle.decimals) },
  { name: "Highest price", value: bound(oracle.maxPrice, oracle.decimals) },
  {
    name: "Sequencer",
    value: oracle.hasSequencer ? `heeded, ${formatDuration(oracle.sequencerGrace)} of grace` : "not heeded",
  },
  ...(oracle.mode === undefined ? [] : [{ name: "Configured mode", value: oracle.mode }]),
];

/** Each source: how its provider publishes, and how the oracle limits it. */
export const sourcesTable = ({ sources }: RunConfig): ReportTable => ({
  caption: "Sources, in fallback order",
  columns: [
    words("Source"),
    words("Role"),
    figures("Group"),
    figures("Heartbeat"),
    figures("Updates on a move of"),
    figures("Latency"),
    figures("Reads off by"),
    figures("Oldest data used"),
    figures("Gas limit"),
    figures("Decimals"),
  ],
  rows: sources.map((source) => [
    cell(source.name),
    cell(source.role),
    cell(String(source.group)),
    cell(formatDuration(source.heartbeatSeconds)),
    cell(formatError(source.deviationBps)),
    cell(
      source.latencyJitterSeconds === 0
        ? formatDuration(source.latencySeconds)
        : `${formatDuration(source.latencySeconds)} to ${formatDuration(source.latencySeconds + source.latencyJitterSeconds)}`,
    ),
    cell(formatError(source.biasBps)),
    cell(formatDuration(source.maxAge)),
    cell(formatNumber(source.gasLimit)),
    cell(String(source.decimals)),
  ]),
});

const strikes = (
  sources: RunConfig["sources"],
  indices: readonly number[],
  reach: "named" | "all",
): string =>
  reach === "all" || indices.length === 0
    ? "all"
    : indices.map((index) => sources[index]?.name ?? `source ${index}`).join(", ");

/** Each fault: what happens, to which sources, and when. */
export const faultsTable = ({ faults, sources }: RunConfig): ReportTable => ({
  caption: "Faults, in the order of the scenario",
  columns: [
    words("Fault"),
    words("What happens"),
    words("Sources"),
    figures("From"),
    figures("Until"),
    words("Parameters"),
  ],
  rows: faults.map(({ definition, parameters, sources: indices, startSeconds, endSeconds }) => [
    cell(definition.name),
    cell(definition.title),
    cell(strikes(sources, indices, definition.reach)),
    cell(formatDuration(startSeconds)),
    cell(formatDuration(endSeconds)),
    cell(
      Object.entries(parameters ?? {})
        .map(
          ([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
        )
        .join(", "),
    ),
  ]),
});
