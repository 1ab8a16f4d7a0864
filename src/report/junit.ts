import { escapeMarkup } from "./escapeMarkup.ts";
import { type Gate, type GatedCase, isFailed } from "../problem.ts";

const counts = (cases: readonly GatedCase[]): string => {
  const failures = cases.filter(isFailed).length;
  const skipped = cases.filter(({ skippedBecause }) => skippedBecause !== undefined).length;
  const seconds = cases.reduce((sum, { seconds: own = 0 }) => sum + own, 0);
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
};

const renderCase = (tool: string, suite: string, gated: GatedCase): string => {
  const { name, seconds = 0, problems, skippedBecause, output } = gated;
  const [first = ""] = problems;
  const children = [
    skippedBecause === undefined ? "" : `<skipped message="${escapeMarkup(skippedBecause)}"/>`,
    isFailed(gated)
      ? `<failure message="${escapeMarkup(first)}" type="gate">${escapeMarkup(problems.join("\n"))}</failure>`
      : "",
    output === undefined ? "" : `<system-out>${escapeMarkup(output)}</system-out>`,
  ].join("");
  const attributes = `name="${escapeMarkup(name)}" classname="${escapeMarkup(`${tool}.${suite}`)}" time="${seconds.toFixed(3)}"`;
  return children === "" ? `<testcase ${attributes}/>` : `<testcase ${attributes}>${children}</testcase>`;
};

/**
 * Renders a gate as a JUnit report: a suite for each incident or scenario, a case for each system.
 * @param tool Name of what held them, for example "holdfast.replay".
 */
export const renderJunit = (tool: string, { suites }: Pick<Gate, "suites">): string => {
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map(
    ({ name, cases }) =>
      `<testsuite name="${escapeMarkup(name)}" ${counts(cases)}>\n${cases.map((gated) => renderCase(tool, name, gated)).join("\n")}\n</testsuite>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeMarkup(tool)}" ${counts(all)}>`,
    ...body,
    "</testsuites>",
    "",
  ].join("\n");
};
