import { escapeMarkup } from "./escapeMarkup.ts";
import { webAddressOf } from "./webAddress.ts";

/** One cell: its text, and where it is more than that, how it is meant and what it refers to. */
export interface Cell {
  readonly text: string;
  /** What stands under the text in small: an interval, a count of runs. */
  readonly detail?: string;
  /** How good it is; undefined for what is neither. */
  readonly tone?: "good" | "impaired" | "refused" | "bad";
  /** References that stand in the cell after the text; linked where they are addresses of the web. */
  readonly references?: readonly Reference[];
}

/** Something to be read elsewhere. */
export interface Reference {
  /** An address, or `github:owner/repository@commit:path`. */
  readonly ref: string;
  readonly note?: string | null;
}

interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** What it counts, for those who want to know it exactly. */
  readonly explanation?: string;
}

/** A table as it stands in a page, in Markdown, or in a terminal. */
export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** As many cells as there are columns. The first one names the row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of words. */
export const words = (title: string, explanation?: string): Column => ({
  title,
  align: "left",
  ...(explanation !== undefined && { explanation }),
});

/** A column of figures. */
export const figures = (title: string, explanation?: string): Column => ({
  title,
  align: "right",
  ...(explanation !== undefined && { explanation }),
});

/** A cell of nothing but text. */
export const cell = (text: string, tone?: Cell["tone"], detail?: string): Cell => ({
  text,
  ...(detail !== undefined && { detail }),
  ...(tone !== undefined && { tone }),
});

/** A link where the reference is an address of the web, else its text. */
export const renderReference = ({ ref, note }: Reference, label: string): string => {
  const address = webAddressOf(ref);
  const title = escapeMarkup([ref, note ?? ""].filter((part) => part !== "").join(": "));
  return address === undefined
    ? `<span title="${title}">${escapeMarkup(ref)}</span>`
    : `<a href="${escapeMarkup(address)}" rel="noopener noreferrer" title="${title}">${escapeMarkup(label)}</a>`;
};

const renderCell = (
  { text, detail, tone, references = [] }: Cell,
  { align }: Column,
  isHead: boolean,
): string => {
  const classes = [align === "right" ? "figure" : "", tone ?? ""].filter((name) => name !== "").join(" ");
  const attributes = `${isHead ? ' scope="row"' : ""}${classes === "" ? "" : ` class="${classes}"`}`;
  const links = references.map((reference, index) => renderReference(reference, `[${index + 1}]`));
  const small = detail === undefined ? "" : `<small>${escapeMarkup(detail)}</small>`;
  const content = [escapeMarkup(text), small, ...links].filter((part) => part !== "").join(" ");
  const tag = isHead ? "th" : "td";
  return `<${tag}${attributes}>${content}</${tag}>`;
};

/** A table as HTML that is well-formed XML too; it scrolls by itself where it is too wide. */
export const renderTable = ({ caption, columns, rows }: ReportTable): string => {
  const head = columns
    .map(({ title, align, explanation }) => {
      const classes = align === "right" ? ' class="figure"' : "";
      const hint = explanation === undefined ? "" : ` title="${escapeMarkup(explanation)}"`;
      return `<th scope="col"${classes}${hint}>${escapeMarkup(title)}</th>`;
    })
    .join("");
  const body = rows
    .map((row) => {
      const texts = columns.map((column, index) => renderCell(row[index] ?? cell(""), column, index === 0));
      return `<tr>${texts.join("")}</tr>`;
    })
    .join("\n");
  return `<div class="table" role="region" tabindex="0" aria-label="${escapeMarkup(caption)}"><table>
<caption>${escapeMarkup(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>`;
};
