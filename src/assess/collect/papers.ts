import { readEvidenceText } from "../../drill/evidence.ts";
import type { Spec } from "../../spec/schema.ts";
import type { Observed } from "../evidence.ts";
import type { Desk } from "./desk.ts";
import { hostOf } from "./domains.ts";
import { keptDrillsOf } from "./keptDrills.ts";
import {
  calendarOf,
  incidentQuality,
  isValidSecurityText,
  namesCalls,
  namesContact,
  planSections,
  readRepositoryFile,
} from "./repository.ts";
import { safeFetch } from "./safeFetch.ts";

/** Files that a protocol keeps: its plan, its incidents, its calendar, its drills. */

const DAY = 86_400;

/** Everything with an end of its own that a protocol uses: providers, keepers, endpoints, nodes. */
const usedNames = ({ providers, infrastructure }: Spec): string[] => {
  const hosts = [
    ...(infrastructure?.rpc ?? []),
    ...(infrastructure?.updateEndpoints ?? []),
    ...(infrastructure?.indexers ?? []),
  ].map(({ url }) => hostOf(url));
  const keepers = (infrastructure?.keepers ?? []).map(({ name }) => name);
  return [...new Set([...Object.keys(providers), ...keepers, ...hosts])];
};

/** Plan, incidents, calendar, manual and contact. */
export const collectPapers = async ({
  spec,
  now,
  rules,
  around,
  facts,
  notes,
  said,
  inFile,
  fetched,
  textOf,
}: Desk): Promise<void> => {
  const { recoveryPlan, incidents, calendar, manual, security } = around;
  const paper = async <Value>(
    what: string,
    declared: { readonly file?: string | undefined } | null | undefined,
    absent: Value,
    read: (text: string) => Value | undefined,
  ): Promise<Observed<Value>> => {
    if (declared === undefined) return undefined;
    if (declared === null) return said(what, absent);
    if (declared.file === undefined) return undefined;
    const text = await textOf(what, declared.file);
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined)
      notes.push(`${declared.file} is no ${what} that can be read.`);
    return value === undefined ? undefined : inFile(what, declared.file, value);
  };
  facts.recoveryPlan = await paper("recovery plan", recoveryPlan, { sections: [] }, (text) => ({
    sections: [...planSections(text)],
  }));
  const none = incidents?.none;
  facts.incidents =
    none !== undefined
      ? said("incidents", "with-times" as const)
      : await paper<"none" | "without-times" | "with-times">(
          "list of incidents",
          incidents,
          "none",
          incidentQuality,
        );
  const used = usedNames(spec);
  facts.calendar = await paper<{ missing: string[]; reviewedDays: number | null }>(
    "calendar",
    calendar,
    { missing: used, reviewedDays: null },
    (text) => calendarOf(text, used, now),
  );
  facts.manualPath = await paper(
    "manual",
    manual === undefined ? undefined : { file: manual },
    false,
    namesCalls,
  );
  if (security?.url !== undefined) {
    const answer = await safeFetch(security.url, rules);
    if (answer.problem !== "") notes.push(`security.txt was not reached: ${answer.problem}.`);
    else {
      const isValid = answer.status === 200 && isValidSecurityText(answer.body.toString("utf8"), now);
      facts.securityContact = fetched("http", "security contact", hostOf(security.url), isValid);
    }
  } else if (security?.file !== undefined) {
    facts.securityContact = await paper("security policy", { file: security.file }, false, namesContact);
  }
};

/** Drills that were kept. */
export const collectDrills = async ({
  spec,
  root,
  recorder,
  session,
  drill,
  now,
  around,
  facts,
  notes,
}: Desk): Promise<void> => {
  if (session === undefined) return;
  const path = around.drills ?? `drills/${spec.network.name}.jsonl`;
  if (around.drills === undefined && (await readRepositoryFile(root, path)) === undefined) return;
  const text = await readEvidenceText(path.startsWith("/") ? path : `${root}/${path}`);
  const { kept, problems } = await keptDrillsOf(text, path, session, drill);
  notes.push(...problems);
  if (kept === undefined) return;
  const at = kept === null ? now : Math.round(now - kept.newestDays * DAY);
  facts.drills = recorder.observe(
    { kind: "drill", subject: "protocol", what: "kept drills", class: "X", source: path, at },
    kept,
  );
};
