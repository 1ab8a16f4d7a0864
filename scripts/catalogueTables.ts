import type { Check } from "../src/assess/check.ts";
import type { Rule } from "../src/lint/rule.ts";
import type { System } from "../src/simulate/system.ts";
import { tableRow } from "./generatedTable.ts";

/** The rules of the lint, in the order of their ids. */
export const renderRules = (rules: readonly Rule[]): string =>
  [
    tableRow(["rule", "at worst", "waivable", "finds", "taught by"]),
    tableRow(["---", "---", "---", "---", "---"]),
    ...rules.map(({ id, severity, isWaivable, title, incidents }) =>
      tableRow([`\`${id}\``, severity, isWaivable ? "yes" : "no", title, incidents.join(", ") || "–"]),
    ),
  ].join("\n");

/** The systems of the simulator, in the order of its tables. */
export const renderSystems = (systems: readonly System[]): string =>
  [
    tableRow(["system", "what it is"]),
    tableRow(["---", "---"]),
    ...systems
      .toSorted((one, other) => one.order - other.order)
      .map(({ name, title }) => tableRow([`\`${name}\``, title])),
  ].join("\n");

/** The checks of the assessment, dimension after dimension. */
export const renderChecks = (checks: readonly Check[]): string =>
  [
    tableRow(["check", "severity", "from", "asks", "known by", "gate"]),
    tableRow(["---", "---", "---", "---", "---", "---"]),
    ...checks.map(({ id, severity, since, question, kind, gate }) =>
      tableRow([
        id,
        severity,
        since,
        question,
        kind,
        gate === undefined ? "–" : `${gate.name}, at most ${gate.cap}`,
      ]),
    ),
  ].join("\n");
