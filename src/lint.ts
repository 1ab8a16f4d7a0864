/** Whether a spec is wise, as a library: `holdfast/lint`. */
export { countFindings, hasFailed, lintSpec } from "./lint/lint.ts";
export type { LiveFacts } from "./lint/live.ts";
export { observe, type Request } from "./lint/observe.ts";
export { type LintReport, lintReport, lintText, type ReportedFinding } from "./lint/report.ts";
export type { Finding, Severity } from "./lint/rule.ts";
