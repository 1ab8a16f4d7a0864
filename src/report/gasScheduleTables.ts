import type { ReportedOracle } from "../drill/drillReport.ts";
import { formatNumber } from "./figures.ts";
import { cell, figures, type ReportTable, words } from "./reportTable.ts";

/** What another gas schedule makes of an oracle, for people. */

type Preflight = NonNullable<ReportedOracle["gasSchedule"]>;
type Read = Preflight["reads"][number];

const sourceName = ({ sources }: ReportedOracle, source: string): string =>
  sources[Number(source)]?.name ?? `source ${source}`;

/** Which source fails how in a read. */
const whenOf = (oracle: ReportedOracle, { faults }: Read): string =>
  Object.entries(faults)
    .map(([source, fault]) => `${sourceName(oracle, source)} ${fault}`)
    .join(", ") || "every source healthy";

const outcomeOf = ({ ok, level }: Read["now"]): string =>
  `${ok ? "" : level === null ? "no price" : "no price, "}${level ?? (ok ? "served" : "")}`;

const changeOf = (now: number | null, scheduled: number | null): string =>
  `${now === null ? "no answer" : formatNumber(now)} -> ${scheduled === null ? "no answer" : formatNumber(scheduled)}`;

const fitText = (fits: boolean | null): string => (fits === null ? "not known" : fits ? "fits" : "too tight");

/** The preflight in sentences; none where there was none. */
export const gasScheduleSentences = (oracle: ReportedOracle): string[] => {
  const { gasSchedule } = oracle;
  if (gasSchedule === undefined) return [];
  const { schedule, reads, sources, leastGas } = gasSchedule;
  const most = (side: "now" | "scheduled"): number => Math.max(0, ...reads.map((read) => read[side].gas));
  const [healthy] = reads;
  const least = leastGas === null ? "" : `; it has to be given ${formatNumber(leastGas)}`;
  return [
    `gas schedule ${schedule}: a read ${changeOf(healthy?.now.gas ?? null, healthy?.scheduled.gas ?? null)} gas, at most ${changeOf(most("now"), most("scheduled"))}${least}`,
    ...sources.map(
      ({ name, gasLimit, now, scheduled, fits }) =>
        `${name} uses ${changeOf(now, scheduled)} of ${formatNumber(gasLimit)} gas: ${fitText(fits)}`,
    ),
    ...reads
      .filter(({ isWorse }) => isWorse)
      .map(
        (read) => `${whenOf(oracle, read)}: ${outcomeOf(read.now)} now, ${outcomeOf(read.scheduled)} then`,
      ),
  ];
};

/** The preflight as tables: sources within their limits, then reads. */
export const gasScheduleTables = (oracle: ReportedOracle): ReportTable[] => {
  const { gasSchedule } = oracle;
  if (gasSchedule === undefined) return [];
  const { schedule, reads, sources } = gasSchedule;
  return [
    {
      caption: `Sources within their gas limits, now and under ${schedule}`,
      columns: [words("source"), figures("limit"), figures("now"), figures("then"), words("then")],
      rows: sources.map(({ name, gasLimit, now, scheduled, fits }) => [
        cell(name),
        cell(formatNumber(gasLimit)),
        cell(now === null ? "no answer" : formatNumber(now)),
        cell(scheduled === null ? "no answer" : formatNumber(scheduled)),
        cell(fitText(fits), fits === false ? "bad" : fits === true ? "good" : undefined),
      ]),
    },
    {
      caption: `Reads, now and under ${schedule}`,
      columns: [words("with"), words("now"), words("then"), figures("gas now"), figures("gas then")],
      rows: reads.map((read) => [
        cell(whenOf(oracle, read)),
        cell(outcomeOf(read.now)),
        cell(outcomeOf(read.scheduled), read.isWorse ? "bad" : "good"),
        cell(formatNumber(read.now.gas)),
        cell(formatNumber(read.scheduled.gas)),
      ]),
    },
  ];
};
