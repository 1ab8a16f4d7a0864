import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "check-explanation",
  title: "What `oracle assess explain --json` writes of one check",
  schema: z.strictObject({
    id: z.string(),
    dimension: z.string(),
    severity: z.enum(["Critical", "High", "Medium", "Low"]),
    ruleset: z.enum(["riq-1", "riq-2"]).describe("The first that asks it"),
    scope: z.enum(["oracle", "protocol"]).describe("Asked of each oracle, or once"),
    question: z.string(),
    why: z.string(),
    incidents: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          date: z.string(),
          references: z.array(z.string()).describe("Addresses of the web"),
        }),
      )
      .describe("What happened where the answer was no"),
    kind: z.string().describe("How an answer is obtained"),
    observed: z.string(),
    bestClass: z.string().describe("The best class of evidence that its kind of answer reaches"),
    outcomes: z.array(z.string()).describe("What an outcome means, a sentence each"),
    gate: z
      .strictObject({ name: z.string(), cap: z.string(), sentence: z.string() })
      .nullable()
      .describe("What it does to the grade, whatever the score"),
    stage: z
      .strictObject({ name: z.string(), least: z.number() })
      .nullable()
      .describe("The stage that asks it, and the least outcome"),
    remedy: z.string(),
    follows: z.array(z.string()).describe("Checks and gates that turn together with it"),
    reads: z.array(z.string()).describe("Parts of the spec that it hangs on"),
    documentation: z.string().describe("Path and anchor"),
  }),
});
