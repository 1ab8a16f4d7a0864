import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "drill-verification",
  title: "What `oracle drill verify --json` found",
  schema: z.strictObject({
    file: z.string(),
    problems: z.array(z.string()).describe("What is wrong with the file itself"),
    drills: z.array(
      z.strictObject({
        place: z.string(),
        outcome: z.enum(["same", "different", "unknown"]),
        sentence: z.string(),
      }),
    ),
  }),
});
