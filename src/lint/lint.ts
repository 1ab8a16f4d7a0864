import { loadFolder } from "../files/folderRegistry.ts";
import type { Spec } from "../spec/schema.ts";
import type { LiveFacts } from "./live.ts";
import { SEVERITIES } from "../report/json/lintReport.ts";
import type { Finding, Rule, Severity } from "./rule.ts";
import { subjectOf } from "./subject.ts";
import { waiverOf } from "./waivers.ts";

/** Says whether a deployment is wise. What may be wrong is in `rules/`, a file each; nothing here knows one by name. */

/** All rules, by their ids. */
export const loadRules = async (): Promise<readonly Rule[]> => [
  ...(await loadFolder<Rule>(new URL("./rules/", import.meta.url), ({ id }) => id)).values(),
];

const whyOf = ({ why, incidents }: Rule): string =>
  incidents.length === 0 ? why : `${why} Taught by ${incidents.join(", ")}.`;

const todayInUtc = (): string => new Date().toISOString().slice(0, 10);

/**
 * Applies rules to a spec; worst first, then in the order of the rules. What the spec waives is marked as waived.
 * @param today Against which waivers expire, as YYYY-MM-DD.
 */
export const applyRules = (
  rules: readonly Rule[],
  spec: Spec,
  live?: LiveFacts,
  today = todayInUtc(),
): readonly Finding[] => {
  const subject = subjectOf(spec, { rules, today, live });
  const findings = rules.flatMap((rule) =>
    rule.check(subject).map(({ path, message, severity = rule.severity }): Finding => {
      const found = { rule: rule.id, severity, path, message: `${message}.` };
      const waived = waiverOf(subject, rule, path);
      return { ...found, why: whyOf(rule), remedy: rule.remedy, ...(waived && { waived }) };
    }),
  );
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return findings.sort((one, other) => rank(one) - rank(other));
};

/**
 * Lints a spec with all rules.
 * @param live What the chain says, for the rules that need it.
 */
export const lintSpec = async (spec: Spec, live?: LiveFacts): Promise<readonly Finding[]> =>
  applyRules(await loadRules(), spec, live);

/** How many findings there are of each severity, without those that are waived. */
export const countFindings = (findings: readonly Finding[]): Readonly<Record<Severity, number>> => {
  const count = (wanted: Severity) =>
    findings.filter(({ severity, waived }) => severity === wanted && waived === undefined).length;
  return { error: count("error"), warning: count("warning"), note: count("note") };
};

/** Whether a finding by itself lets the lint fail. */
export const isFailing = ({ severity, waived }: Finding): boolean =>
  severity !== "note" && waived === undefined;

/** Whether something may not be deployed as it is. */
export const hasFailed = (findings: readonly Finding[]): boolean => findings.some(isFailing);
