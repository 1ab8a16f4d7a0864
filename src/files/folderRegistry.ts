import { readdirSync } from "node:fs";

/** A source of this project in the repository, and in the package that is built from it. */
const MODULE = /^(?<stem>[A-Za-z0-9]+)\.(?:ts|js)$/;

const kebabOf = (stem: string): string => stem.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The default exports of all files of a folder, by the name of the file in lower case words joined by hyphens.
 * @throws RangeError where a file exports nothing, or something of another name.
 */
export const loadFolder = async <Item extends { readonly name: string }>(
  folder: URL,
): Promise<ReadonlyMap<string, Item>> => {
  const stems = readdirSync(folder)
    .map((file) => ({ file, stem: MODULE.exec(file)?.groups?.["stem"] }))
    .filter(({ stem }) => stem !== undefined)
    .sort((one, other) => (one.file < other.file ? -1 : 1));
  const items = new Map<string, Item>();
  for (const { file, stem = "" } of stems) {
    const { default: item }: { default?: Item } = await import(new URL(file, folder).href);
    const name = kebabOf(stem);
    if (item?.name !== name) {
      throw new RangeError(
        `${file} has to export "${name}" by default, but exports "${item?.name ?? "nothing"}".`,
      );
    }
    items.set(name, item);
  }
  return items;
};
