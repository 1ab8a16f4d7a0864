import type { Log, Result } from "sarif";
import { pathText } from "../spec/problems.ts";
import { createLocator } from "./locate.ts";
import type { Finding, Rule } from "./rule.ts";

/** Of the format, as OASIS published it. */
export const SARIF_SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const whole = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

/** A path as a URI reference; half of a surrogate pair, which no URI can hold, is replaced. */
export const relativeUri = (file: string): string =>
  file.toWellFormed().split(/[\\/]/).map(encodeURIComponent).join("/");

/**
 * The findings as SARIF 2.1.0, which code hosts and editors show at their lines.
 * @param file Path of the spec, as a URI relative to the repository.
 * @param source The spec's text.
 */
export const sarifLog = (
  file: string,
  source: string,
  findings: readonly Finding[],
  rules: readonly Rule[],
): Log => {
  const locate = createLocator(source);
  const uri = relativeUri(file);
  const results = findings.map(({ rule, severity, path, message, why, remedy, waived }): Result => {
    const { line, column } = locate(path);
    const place = pathText(path);
    return {
      ruleId: rule,
      ruleIndex: rules.findIndex(({ id }) => id === rule),
      level: severity,
      message: { text: `${place} ${message} ${why} ${remedy}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: line, startColumn: column },
          },
          logicalLocations: [{ fullyQualifiedName: place, kind: "member" }],
        },
      ],
      partialFingerprints: { "ruleAndPath/v1": `${rule}:${place}` },
      // An empty list says that suppressions were looked for and there is none.
      suppressions:
        waived === undefined
          ? []
          : [
              {
                kind: "inSource",
                status: "accepted",
                justification: `${waived.reason} (until ${waived.expires})`,
              },
            ],
    };
  });
  const driver = {
    name: "holdfast",
    rules: rules.map(({ id, title, why, remedy, severity }) => ({
      id,
      shortDescription: { text: whole(title) },
      fullDescription: { text: whole(why) },
      help: { text: whole(remedy) },
      defaultConfiguration: { level: severity },
    })),
  };
  return {
    $schema: SARIF_SCHEMA,
    version: "2.1.0",
    // The category of an upload, so that it does not take the place of another file's.
    runs: [
      {
        tool: { driver },
        automationDetails: { id: `holdfast-lint/${uri}/` },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
};
