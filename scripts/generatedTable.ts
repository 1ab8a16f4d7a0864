/** The two comments of a page that a table stands between. */
const TABLE_BEGIN = "<!-- This table is generated: `npx hardhat oracle generate` -->";
const TABLE_END = "<!-- End of the table -->";

/** A row of a table in Markdown. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

/** What is missing from a page that a table is put into. */
export const problemsOfTable = (path: string, page: string): string[] => {
  const isOrdered = page.includes(TABLE_BEGIN) && page.indexOf(TABLE_BEGIN) < page.indexOf(TABLE_END);
  return isOrdered ? [] : [`${path} has no place for the table: add "${TABLE_BEGIN}" and "${TABLE_END}".`];
};

/** The page with the table in its place, not yet formatted. */
export const withTable = (page: string, table: string): string => {
  const before = page.slice(0, page.indexOf(TABLE_BEGIN) + TABLE_BEGIN.length);
  return `${before}\n\n${table}\n\n${page.slice(page.indexOf(TABLE_END))}`;
};
