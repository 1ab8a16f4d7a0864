import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { MODES } from "../../oracle/words.ts";
import { estimateSchema } from "./simulationReport.ts";

const choiceSchema = z.strictObject({
  mode: z.enum(MODES),
  sources: z.int(),
  quorum: z.int(),
  maxDeviationBps: z.number(),
  maxAgeFactor: z.number().describe("Of the heartbeat"),
});

const choiceResultSchema = z.strictObject({
  choice: choiceSchema,
  runs: z.int(),
  availability: estimateSchema.describe("Share of time with a price"),
  exposurePerDay: estimateSchema.describe("Seconds times basis points beyond the tolerance, a day"),
  falseRefusalPerDay: estimateSchema.describe("Seconds a day"),
  worstErrorBps: z.number(),
});

const setsSchema = z.array(z.array(z.int())).describe("Sets of source indices");

export default defineDocument({
  name: "sweep-report",
  title: "What `oracle sweep --json` found: a function of the sweep's file and of how far it came",
  schema: z.strictObject({
    sweep: z.strictObject({
      name: z.string(),
      title: z.string(),
      hash: z.string(),
      seed: z.int(),
      runs: z.int(),
      toleranceBps: z.number(),
      leastAvailability: z.number(),
      sources: z.array(z.string()),
    }),
    isComplete: z.boolean(),
    doneJobs: z.int(),
    allJobs: z.int(),
    overall: z.array(choiceResultSchema),
    front: z.array(choiceResultSchema).describe("Those that no other beats in availability and wrong prices"),
    recommended: choiceResultSchema.nullable(),
    cutSets: z
      .strictObject({ choice: choiceSchema, silence: setsSchema, lie: setsSchema })
      .nullable()
      .describe("Of the recommended configuration"),
    worstTimings: z.array(
      z.strictObject({
        harm: z.string(),
        struck: z.int(),
        seconds: z.number(),
        worstErrorBps: z.number(),
        scenario: z
          .looseObject({ name: z.string() })
          .describe("A scenario, as data/scenarios/scenario.schema.json has it"),
      }),
    ),
    environments: z.array(
      z.strictObject({
        environment: z.strictObject({ faultsPerDay: z.number(), beta: z.number() }),
        results: z.array(choiceResultSchema),
      }),
    ),
  }),
});
