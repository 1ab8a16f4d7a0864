import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "command-problem",
  title: "Why a command ended early: in the place of its result, of any command that was given `--json`",
  schema: z.strictObject({
    exitCode: z.literal([1, 2, 3]).describe("1: the gate failed; 2: wrongly used; 3: could not observe"),
    problems: z.array(z.string()).describe("A sentence each, with value, limit and remedy"),
  }),
});
