import { pathText } from "../spec/problems.ts";
import { countFindings, hasFailed, isFailing } from "./lint.ts";
import type { Finding } from "./rule.ts";
import { type Gate, toldGate } from "../problem.ts";

/** A finding with its place as one would write it in JavaScript. */
export interface ReportedFinding extends Omit<Finding, "path"> {
  readonly path: string;
}

/** What `--json` writes. */
export interface LintReport {
  readonly file: string;
  /** Whether there is neither an error nor a warning that is not waived. */
  readonly passed: boolean;
  readonly counts: ReturnType<typeof countFindings>;
  readonly findings: readonly ReportedFinding[];
}

/** The findings as data. */
export const lintReport = (file: string, findings: readonly Finding[]): LintReport => ({
  file,
  passed: !hasFailed(findings),
  counts: countFindings(findings),
  findings: findings.map((finding) => ({ ...finding, path: pathText(finding.path) })),
});

/** The gate of a lint: neither an error nor a warning that is not waived. */
export const lintGate = (file: string, findings: readonly Finding[]): Gate =>
  toldGate(
    file,
    findings
      .filter(isFailing)
      .map(({ severity, rule, path, message }) => `${severity} ${rule}: ${pathText(path)} ${message}`),
  );

const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The findings for people, in the order of the file's places, the worst place first. */
export const lintText = (file: string, findings: readonly Finding[]): string => {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = pathText(finding.path);
    places.set(place, [...(places.get(place) ?? []), finding]);
  }
  const blocks = [...places].map(([place, all]) => {
    const entries = all.map(({ severity, rule, message, why, remedy, waived }) =>
      [
        `  ${severity.padEnd(7)} ${rule}: ${message}`,
        ...(waived === undefined ? [] : [`waived until ${waived.expires}: ${waived.reason}`]),
        `why: ${why}`,
        `remedy: ${remedy}`,
      ].join("\n          "),
    );
    return [place === "" ? file : place, ...entries].join("\n");
  });
  const { error, warning, note } = countFindings(findings);
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const counts = [
    amount(error, "error"),
    amount(warning, "warning"),
    amount(note, "note"),
    ...(waived === 0 ? [] : [`${waived} waived`]),
  ].join(", ");
  return [...blocks, `${file}: ${counts}.`].join("\n\n");
};
