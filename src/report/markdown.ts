import type { Cell, Reference, ReportTable } from "./reportTable.ts";
import { webAddressOf } from "./webAddress.ts";

/** Makes any text safe within a cell or a paragraph of Markdown: no markup of its own, on one line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]{}|~#!]/g, "\\$&")
    .replace(/:\/\//g, ":\\//")
    .replace(/\s+/g, " ")
    .trim();

const renderReference = ({ ref }: Reference, index: number): string => {
  const address = webAddressOf(ref);
  const target = address?.replace(
    /[()<>|\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return target === undefined ? escapeMarkdown(ref) : `[\\[${index + 1}\\]](${target})`;
};

const renderCell = ({ text, detail, tone, references = [] }: Cell): string => {
  const body = [text, detail === undefined ? "" : `(${detail})`].filter((part) => part !== "").join(" ");
  const escaped = escapeMarkdown(body);
  const strong = tone === "bad" && escaped !== "" ? `**${escaped}**` : escaped;
  return [strong, ...references.map(renderReference)].filter((part) => part !== "").join(" ");
};

/** A table in GitHub's Markdown, after its caption. */
export const renderMarkdownTable = ({ caption, columns, rows }: ReportTable): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `**${escapeMarkdown(caption)}**`,
    "",
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(columns.map((_, index) => renderCell(row[index] ?? { text: "" })))),
  ].join("\n");
};

/** A document of parts with an empty line between them. */
export const renderMarkdown = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== "").join("\n\n")}\n`;
