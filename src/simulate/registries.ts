import type { z } from "zod";
import type { FaultDefinition } from "../scenario/fault.ts";
import { loadFolder } from "../files/folderRegistry.ts";
import type { System } from "./system.ts";

/** Every fault by its name: the files of src/scenario/faults. */
export const FAULT_DEFINITIONS = await loadFolder<FaultDefinition<z.ZodType>>(
  new URL("../scenario/faults/", import.meta.url),
);

/** Every built-in system by its name: the files of src/simulate/systems. */
export const SYSTEMS: ReadonlyMap<string, System> = await loadFolder<System>(
  new URL("./systems/", import.meta.url),
);
