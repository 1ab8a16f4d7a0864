import type { JsonDocument } from "../files/jsonDocument.ts";
import { loadFolder } from "../files/folderRegistry.ts";

/** Every kind of JSON that a task writes, by its name: the files of src/report/json. */
export const JSON_DOCUMENTS = await loadFolder<JsonDocument>(
  new URL("./json/", import.meta.url),
  ({ name }) => name,
);
