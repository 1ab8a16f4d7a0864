import { loadFolder } from "../files/folderRegistry.ts";
import type { System } from "./system.ts";

/** Every built-in system by its name: the files of src/simulate/systems. */
export const SYSTEMS = await loadFolder<System>(new URL("./systems/", import.meta.url), ({ name }) => name);
