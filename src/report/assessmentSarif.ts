import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Assessment } from "../assess/assessment.ts";
import { checksOf } from "../assess/catalogue.ts";
import type { Check, CheckSeverity } from "../assess/check.ts";
import { PROTOCOL } from "../assess/rows.ts";
import { digestOf } from "../files/canonicalJson.ts";
import { createLocator } from "../lint/locate.ts";
import { relativeUri, SARIF_SCHEMA } from "../lint/sarif.ts";
import { type AssessedCheck, placeOf } from "./assessmentWords.ts";

/** An assessment as SARIF 2.1.0. */

/** What was rated, which results are shown beside. */
export interface RatedFile {
  /** Path relative to the repository: the spec, or the stated evidence. */
  readonly file: string;
  /** Its text. */
  readonly source: string;
}

/** The two logs: a code host shows every result as an alert, whatever its kind, so only failures are for upload. */
export interface SarifLogs {
  readonly complete: Log;
  readonly failures: Log;
}

type Kind = "pass" | "fail" | "open" | "notApplicable";
type Level = "error" | "warning" | "note" | "none";
type Place = readonly (string | number)[];

/** Its own category, so that an upload takes neither the place of lint's findings nor of another file's. */
const CATEGORY = "holdfast-assess";

const LEVELS: Readonly<Record<CheckSeverity, Level>> = {
  Critical: "error",
  High: "warning",
  Medium: "warning",
  Low: "note",
};

const kindOf = ({ outcome }: AssessedCheck): Kind => {
  if (outcome === null) return "open";
  if (outcome === "na") return "notApplicable";
  return outcome === 1 ? "pass" : "fail";
};

/** A kind other than fail has no level (SARIF 2.1.0, section 3.27.10). */
const levelOf = (kind: Kind, check: Check | undefined, isGate: boolean): Level => {
  if (kind !== "fail") return "none";
  return isGate || check === undefined ? "error" : LEVELS[check.severity];
};

const parsed = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

const holds = (value: unknown, path: Place): boolean => {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return false;
    inner = (inner as Readonly<Record<string | number, unknown>>)[key];
  }
  return true;
};

/** Where in what was rated a row is about: its subject, the part of the spec that it hangs on, or its own entry. */
const pathOf = (root: unknown, { id, subject }: AssessedCheck, check: Check | undefined): Place => {
  const parts = (check?.reads ?? []).map(
    (part): Place => (part === "consumers" ? [part] : ["infrastructure", part]),
  );
  const own: readonly Place[] =
    subject === PROTOCOL
      ? [...parts, ["infrastructure"]]
      : [["oracles", subject], ["subjects", subject], ...parts];
  return [...own, [id]].find((path) => holds(root, path)) ?? [];
};

const ruleOf = ({ id, question, why, observed, remedy, severity }: Check): ReportingDescriptor => ({
  id,
  shortDescription: { text: question },
  fullDescription: { text: why },
  help: { text: `${observed} ${remedy}` },
  defaultConfiguration: { level: LEVELS[severity] },
});

const resultsOf = (
  { checks, gateReasons }: Assessment,
  asked: readonly Check[],
  { file, source }: RatedFile,
): readonly Result[] => {
  const locate = createLocator(source);
  const root = parsed(source);
  const uri = relativeUri(file);
  const gating = new Set(gateReasons.map(({ check }) => check));
  return checks.map((row): Result => {
    const check = asked.find(({ id }) => id === row.id);
    const kind = kindOf(row);
    const { line, column } = root === undefined ? { line: 1, column: 1 } : locate(pathOf(root, row, check));
    const remedy = kind === "fail" || kind === "open" ? ` ${row.remedy}` : "";
    const ruleIndex = asked.findIndex(({ id }) => id === row.id);
    return {
      ruleId: row.id,
      ...(ruleIndex !== -1 && { ruleIndex }),
      kind,
      level: levelOf(kind, check, gating.has(row.id)),
      message: { text: `${placeOf(row)}: ${row.message}${remedy}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: line, startColumn: column },
          },
          logicalLocations: [{ fullyQualifiedName: row.subject, kind: "member" }],
        },
      ],
      partialFingerprints: {
        "checkAndSubject/v1": digestOf([row.id, row.subject, row.part].filter((part) => part !== null)).slice(
          "0x".length,
        ),
      },
      properties: { outcome: row.outcome, class: row.class, gain: row.gain },
    };
  });
};

/** The results of an assessment: all of them, and the failures alone. */
export const assessmentSarif = (assessment: Assessment, rated: RatedFile): SarifLogs => {
  const { ruleset, rulesetSha256, digest, grade, low, high, confidence } = assessment;
  const asked = checksOf(ruleset);
  const results = resultsOf(assessment, asked, rated);
  const logOf = (shown: readonly Result[]): Log => ({
    $schema: SARIF_SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "holdfast", rules: asked.map(ruleOf) } },
        automationDetails: { id: `${CATEGORY}/${relativeUri(rated.file)}/` },
        columnKind: "utf16CodeUnits",
        results: [...shown],
        properties: { ruleset, rulesetSha256, digest, grade, low, high, confidence },
      },
    ],
  });
  return { complete: logOf(results), failures: logOf(results.filter(({ kind }) => kind === "fail")) };
};
