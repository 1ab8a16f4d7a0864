import { readFile, realpath } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { z } from "zod";
import { FURTHER_PLAN_SECTIONS, PLAN_SECTIONS } from "../recoveryPlan.ts";

/** Files of the repository that a spec names. */

const MAX_BYTES = 2 ** 20;

/**
 * The text of a file; nothing where it is not there, is outside of the root, or too long.
 * @param root Folder that paths are from.
 */
export const readRepositoryFile = async (root: string, path: string): Promise<string | undefined> => {
  if (isAbsolute(path)) return undefined;
  try {
    const [base, real] = [await realpath(root), await realpath(join(root, path))];
    if (relative(base, real).startsWith("..")) return undefined;
    const text = await readFile(real, "utf8");
    return text.length > MAX_BYTES ? undefined : text;
  } catch {
    return undefined;
  }
};

const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const KEY = /^["']?([A-Za-z][\w -]*)["']?:/;

/** Headings of Markdown, or keys of YAML where there is none, with something below them: an empty section is none. */
const filledSections = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const lines = text.split("\n");
  const isMarkdown = lines.some((line) => HEADING.test(line));
  const titleOf = (line: string): string | undefined => (isMarkdown ? HEADING : KEY).exec(line)?.[1];
  for (const [place, line] of lines.entries()) {
    const title = titleOf(line);
    if (title === undefined) continue;
    const rest = lines.slice(place + 1);
    const end = rest.findIndex((other) => titleOf(other) !== undefined);
    const below = (end === -1 ? rest : rest.slice(0, end)).join("").trim();
    const beside = isMarkdown ? "" : line.slice(line.indexOf(":") + 1).trim();
    if (below !== "" || beside !== "") found.add(slugOf(title));
  }
  return found;
};

/** Which of the wanted sections a recovery plan has, in Markdown or YAML. */
export const planSections = (text: string): readonly string[] => {
  const filled = filledSections(text);
  return [...PLAN_SECTIONS, ...FURTHER_PLAN_SECTIONS].filter((section) => filled.has(section));
};

const incidentSchema = z.looseObject({
  start: z.string().optional(),
  detected: z.string().optional(),
  resolved: z.string().optional(),
});

/** How well incidents are told: with the times of their beginning, notice and end, or without. */
export const incidentQuality = (text: string): "none" | "without-times" | "with-times" => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Prose tells of incidents where it has a heading for one at least.
    return /^#{1,6}\s/m.test(text) ? "without-times" : "none";
  }
  const parsed = z.array(incidentSchema).safeParse(value);
  if (!parsed.success || parsed.data.length === 0) return "none";
  const isDated = parsed.data.every((one) =>
    [one.start, one.detected, one.resolved].every(
      (time) => time !== undefined && !Number.isNaN(Date.parse(time)),
    ),
  );
  return isDated ? "with-times" : "without-times";
};

const calendarSchema = z.looseObject({
  reviewedOn: z.iso.date().optional(),
  entries: z.array(z.looseObject({ name: z.string(), endsOn: z.iso.date().nullable() })),
});

const DAY = 86_400;
const days = (date: string, now: number): number => (now - Date.parse(`${date}T00:00:00Z`) / 1000) / DAY;

/** Days from a date to now; nothing where there is none. */
export const daysSince = (date: string | undefined, now: number): number | null =>
  date === undefined ? null : days(date, now);

/**
 * What a calendar of announced ends lacks of what is used.
 * @param used Names of providers, keepers, endpoints.
 * @returns Nothing where the text is no calendar.
 */
export const calendarOf = (text: string, used: readonly string[], now: number) => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = calendarSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const names = new Set(parsed.data.entries.map(({ name }) => name));
  return {
    missing: used.filter((name) => !names.has(name)),
    reviewedDays: daysSince(parsed.data.reviewedOn, now),
  };
};

/** Whether a text of security.txt has a contact and an end that lies ahead (RFC 9116). */
export const isValidSecurityText = (text: string, now: number): boolean => {
  const expires = /^Expires:\s*(\S+)/im.exec(text)?.[1];
  const isAhead = expires !== undefined && Date.parse(expires) / 1000 > now;
  return /^Contact:\s*\S+/im.test(text) && isAhead;
};

/** Whether a policy names a way to reach somebody: an address of mail or of a form. */
export const namesContact = (text: string): boolean => /[\w.+-]+@[\w-]+\.[\w.]+|https?:\/\/\S+/.test(text);

/** Whether a text names calls of contracts: functions with brackets. */
export const namesCalls = (text: string): boolean => /`[a-zA-Z_]\w*\([^`]*\)`/.test(text);

/** Hosts of all addresses of nodes that a configuration names. */
export const hostsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s"'`,)\]}]+/g)].flatMap(([url]) =>
      URL.canParse(url) ? [new URL(url).hostname] : [],
    ),
  ),
];
