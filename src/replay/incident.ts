import { z } from "zod";
import { problemOf } from "../scenario/schemaProblem.ts";
import { readJsonFile } from "../files/jsonFile.ts";
import { misuse } from "../problem.ts";

/** Recorded incidents, as far as a replay needs them. Keys that it does not know are left alone. */

/** Whose answer an event is about: the first source's, the others', or everybody's. */
const AFFECTED = ["primary", "secondary", "all"] as const;

/** The powers of ten between prices of 36 decimals and of none. */
const MAX_MULTIPLIER = 1e36;

/** A value, or what is taken where the record has none or null. */
const orElse = <Schema extends z.ZodType>(schema: Schema, missing: z.output<Schema>) =>
  schema.nullish().transform((value): z.output<Schema> => value ?? missing);

const event = z
  .looseObject({
    atSeconds: z.number().int().min(0),
    feed: z.enum(AFFECTED),
    multiplier: orElse(z.number().min(0).max(MAX_MULTIPLIER), 1).describe(
      "Reported price over the true one from this moment on.",
    ),
    live: orElse(z.boolean(), true).describe("Whether it publishes from this moment on."),
  })
  .describe("What changes at one moment.");

/** Whether checks in a read would have caught an incident, as its collector judged. */
export const CAUGHT = ["yes", "partial", "no", "not-applicable"] as const;
export type Caught = (typeof CAUGHT)[number];

const replay = z.looseObject({
  kind: orElse(z.string(), "unknown"),
  secondaryFollowsPrimary: orElse(z.boolean(), false),
  events: orElse(z.array(event), []),
});
const NO_REPLAY: z.output<typeof replay> = { kind: "unknown", secondaryFollowsPrimary: false, events: [] };

/** One incident. What a record leaves out, or does not know and gives as null, is taken for what is usual. */
const incidentSchema = z.looseObject({
  id: z.string().min(1),
  title: z.string().min(1),
  dateUtc: orElse(z.string(), "date unknown"),
  assetPair: orElse(z.string().nullable(), null),
  failureClass: orElse(z.string(), "unclassified"),
  lossUsd: orElse(z.number().nullable(), null),
  caught: z.looseObject({
    verdict: z
      .enum(CAUGHT)
      .describe("Whether checks in a read would have caught it, as its collector judged."),
    why: z.string().nullish(),
  }),
  sources: orElse(z.array(z.looseObject({ ref: z.string(), note: z.string().nullish() })), []),
  replay: orElse(replay, NO_REPLAY),
});

export type Incident = z.output<typeof incidentSchema>;
export type IncidentEvent = z.output<typeof event>;

const checkOrder = (incident: Incident, path: string): void => {
  const times = incident.replay.events.map(({ atSeconds }) => atSeconds);
  const wrong = times.findIndex((time, index) => index > 0 && time < (times[index - 1] ?? 0));
  if (wrong > 0) {
    const sentence = `${times[wrong]} is before the event in front of it, at ${times[wrong - 1]}: sort the events by time.`;
    throw misuse(`${path}.replay.events[${wrong}].atSeconds`, sentence);
  }
};

/**
 * Takes a value for a list of incidents.
 * @throws Problem with the JSON path and the value.
 */
export const parseIncidents = (value: unknown): readonly Incident[] => {
  const parsed = z.array(incidentSchema).safeParse(value);
  if (!parsed.success) throw problemOf(parsed.error, value, "");
  const seen = new Set<string>();
  parsed.data.forEach((incident, index) => {
    if (seen.has(incident.id)) throw misuse(`[${index}].id`, `"${incident.id}" stands there twice.`);
    seen.add(incident.id);
    checkOrder(incident, `[${index}]`);
  });
  return parsed.data;
};

/**
 * Reads the incidents in a file.
 * @throws Problem where it cannot be read, is no JSON, or no list of incidents.
 */
export const readIncidents = (file: string): readonly Incident[] =>
  parseIncidents(readJsonFile(file, "a file of incidents"));
