import { counted, formatNumber } from "./figures.ts";
import { textTable } from "./textTable.ts";
import type { AdminStatus, GovernedStatus, OracleStatus, SourceStatus } from "../deploy/status.ts";

/** The status of oracles for people. */

const HEAD = ["source", "fault", "price", "age", "until stale", "group", "role", "gas limit"];

/** Seconds as people say them. */
export const durationText = (seconds: number): string => {
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)];
  const [minutes, rest] = [Math.floor((seconds % 3600) / 60), seconds % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
};

/** A Unix time as people write it. */
export const timeText = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

const faultText = ({ fault, errorSelector }: SourceStatus): string =>
  /^0x0*$/.test(errorSelector) ? fault : `${fault} ${errorSelector}`;

const sourceCells = (source: SourceStatus): string[] => {
  const isDated = source.updatedAt > 0;
  return [
    source.name,
    faultText(source),
    source.fault !== "None" && Number(source.price) === 0 ? "-" : source.price,
    isDated ? durationText(source.age) : "-",
    !isDated
      ? "-"
      : source.margin < 0
        ? `since ${durationText(-source.margin)}`
        : durationText(source.margin),
    source.group,
    source.role,
    String(source.gasLimit),
  ];
};

const adminLine = ({ account, delay, isCancellable }: AdminStatus): string => {
  if (delay === null) return `  admin: not ${account}, whom the record names`;
  const cancelled = isCancellable ? "the guardian can cancel" : "the guardian cannot cancel";
  return `  admin: ${account} after ${durationText(delay)}, ${cancelled} what it schedules`;
};

const governedLines = (governed: GovernedStatus | null, time: number): string[] => {
  if (governed === null) return [];
  const { current, previous, disabled, haltedUntil, admin, pending } = governed;
  const waits = pending.map(({ description, due }) => {
    if (due === null) return `  to be scheduled: ${description}`;
    return due > time
      ? `  scheduled: ${description}, due in ${durationText(due - time)} (${timeText(due)})`
      : `  due: ${description} (npx hardhat oracle execute)`;
  });
  return [
    `  governed: now ${current}, before ${previous ?? "none"}`,
    ...(disabled.length > 0 ? [`  disabled: ${disabled.join(", ")}`] : []),
    ...(haltedUntil > time ? [`  halted until ${timeText(haltedUntil)}`] : []),
    ...(admin === null ? [] : [adminLine(admin)]),
    ...waits,
  ];
};

/** One oracle, a line each for its reading, its sources and its governance. */
export const statusLines = (status: OracleStatus): string[] => {
  const { name, address, level, price, low, high, age, votes, quorum, served, gas, time, block } = status;
  const isPriced = level !== "Unavailable";
  const sides = low === high ? "" : ` (${low} to ${high})`;
  const from = served === null ? "" : `, from ${served}`;
  return [
    `${name}  ${level}  ${isPriced ? `${price}${sides}, ${durationText(age)} old${from}` : "no price"}`,
    `  ${address}, ${counted(votes, "group agrees", "groups agree")} and ${quorum} have to, a read takes ${formatNumber(gas)} gas, block ${block} (${timeText(time)})`,
    `  ${status.frontier}`,
    ...governedLines(status.governed, time),
    ...textTable([HEAD, ...status.sources.map(sourceCells)]).map((line) => `  ${line}`),
  ];
};

/** What has to differ for a status to count as changed: not what moves with every block. */
export const changeKey = ({ level, price, served, sources, governed }: OracleStatus): string =>
  JSON.stringify([level, price, served, sources.map(({ fault, price: of }) => [fault, of]), governed]);
