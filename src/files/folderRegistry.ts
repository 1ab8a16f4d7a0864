import { readdirSync } from "node:fs";

/**
 * A catalogue is one flat folder: what its files export by default are its items, and the listing is the registry. Everything
 * that grows is read by this one loader.
 */

/** A source of this project in the repository, and in the package that is built from it. */
const MODULE = /^(?<stem>[A-Za-z0-9-]+)\.(?:ts|js)$/;

const kebabOf = (stem: string): string => stem.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The default exports of all files of a folder, by the name of the file in lower case words joined by hyphens, in the order
 * of the files.
 * @param nameOf What an item calls itself, which has to be the name of its file.
 * @throws RangeError where the folder is empty, or a file exports nothing, or something of another name.
 */
export const loadFolder = async <Item>(
  folder: URL,
  nameOf: (item: Item) => string,
): Promise<ReadonlyMap<string, Item>> => {
  const items = new Map<string, Item>();
  for (const file of readdirSync(folder).sort()) {
    const stem = MODULE.exec(file)?.groups?.["stem"];
    if (stem === undefined) continue;
    const { default: item }: { default?: Item } = await import(new URL(file, folder).href);
    const name = kebabOf(stem);
    const own = item === undefined ? "nothing" : nameOf(item);
    if (item === undefined || own !== name) {
      throw new RangeError(`${file} has to export "${name}" by default, but exports "${own}".`);
    }
    items.set(name, item);
  }
  if (items.size === 0) throw new RangeError(`${folder.pathname} holds nothing: install the package again.`);
  return items;
};
