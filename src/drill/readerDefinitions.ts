import { loadFolder } from "../files/folderRegistry.ts";
import type { Reader } from "./reader.ts";

/** Every reader by its name: the files of src/drill/readers. */
export const READERS = await loadFolder<Reader>(new URL("./readers/", import.meta.url), ({ name }) => name);
