import { FAULT_DEFINITIONS } from "./faultDefinitions.ts";
import type { RunFault } from "./runConfig.ts";
import type { ScenarioFile } from "./scenario.ts";
import { problemOf } from "./schemaProblem.ts";
import { misuse } from "../problem.ts";

type FaultEntry = ScenarioFile["faults"][number];

const sourcesOf = (entry: FaultEntry, index: number, { sources }: ScenarioFile): number[] => {
  if (entry.sources.length === 0) return sources.map((_, source) => source);
  return entry.sources.map((name, place) => {
    const source = sources.findIndex((candidate) => candidate.name === name);
    if (source >= 0) return source;
    const names = sources.map((candidate) => candidate.name).join(", ");
    throw misuse(`faults[${index}].sources[${place}]`, `"${name}" is no source; there are ${names}.`);
  });
};

const checkTimes = (
  entry: FaultEntry,
  index: number,
  { durationSeconds, healSeconds }: ScenarioFile,
): void => {
  const { startSeconds, endSeconds } = entry;
  const path = `faults[${index}].endSeconds`;
  if (endSeconds <= startSeconds) {
    throw misuse(
      path,
      `${endSeconds} gives a duration of ${endSeconds - startSeconds} s after the start at ${startSeconds}; it has to be positive.`,
    );
  }
  if (endSeconds > durationSeconds) {
    throw misuse(path, `${endSeconds} is after the scenario's end at ${durationSeconds}.`);
  }
  if (healSeconds > 0 && endSeconds > durationSeconds - healSeconds) {
    throw misuse(
      path,
      `${endSeconds} is within the last ${healSeconds} s, in which everything heals; end it by ${durationSeconds - healSeconds}.`,
    );
  }
};

const completeFault = (entry: FaultEntry, index: number, file: ScenarioFile): RunFault => {
  const definition = FAULT_DEFINITIONS.get(entry.fault);
  if (definition === undefined) {
    const names = [...FAULT_DEFINITIONS.keys()].join(", ");
    throw misuse(`faults[${index}].fault`, `"${entry.fault}" is no fault; there are ${names}.`);
  }
  checkTimes(entry, index, file);
  const parsed = definition.parameters.safeParse(entry.parameters);
  if (!parsed.success) throw problemOf(parsed.error, entry.parameters, `faults[${index}].parameters`);
  return {
    definition,
    parameters: parsed.data,
    sources: sourcesOf(entry, index, file),
    startSeconds: entry.startSeconds,
    endSeconds: entry.endSeconds,
  };
};

/** Whether two faults strike at the same time and change the same thing of the same source. */
const meet = (one: RunFault, other: RunFault): boolean => {
  if (one.startSeconds >= other.endSeconds || other.startSeconds >= one.endSeconds) return false;
  if (!one.definition.touches.some((aspect) => other.definition.touches.includes(aspect))) return false;
  const reachesAll = one.definition.reach === "all" || other.definition.reach === "all";
  return reachesAll || one.sources.some((source) => other.sources.includes(source));
};

const requireApart = (faults: readonly RunFault[]): void => {
  for (const [index, fault] of faults.entries()) {
    for (const [place, earlier] of faults.slice(0, index).entries()) {
      const isExclusive = fault.definition.isExclusive || earlier.definition.isExclusive;
      if (!isExclusive || !meet(fault, earlier)) continue;
      throw misuse(
        `faults[${index}]`,
        `"${fault.definition.name}" from ${fault.startSeconds} to ${fault.endSeconds} s meets faults[${place}], "${earlier.definition.name}" from ${earlier.startSeconds} to ${earlier.endSeconds} s, on the same source; only one of them could show.`,
      );
    }
  }
};

/**
 * Completes the faults of a scenario.
 * @throws Problem where one is unknown, has wrong times or parameters, or meets another that it excludes.
 */
export const checkFaults = (file: ScenarioFile): RunFault[] => {
  const faults = file.faults.map((entry, index) => completeFault(entry, index, file));
  requireApart(faults);
  return faults;
};
