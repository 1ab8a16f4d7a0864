import type { z } from "zod";
import { loadFolder } from "../files/folderRegistry.ts";
import type { FaultDefinition } from "./fault.ts";

/** Every fault by its name: the files of src/scenario/faults. */
export const FAULT_DEFINITIONS = await loadFolder<FaultDefinition<z.ZodType>>(
  new URL("./faults/", import.meta.url),
  ({ name }) => name,
);
