import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { LEVELS } from "../../oracle/words.ts";

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const basisPoints = z.number().min(0);

/** A mean over runs with the half width of its 95 % interval. */
export const estimateSchema = z.strictObject({
  mean: z.number(),
  halfWidth: z.number().nullable().describe("null for a single run"),
});

/** Seconds at each level; all 0 for a system without levels. */
export const levelsSecondsSchema = z.record(z.enum(LEVELS), seconds);

const vaultLossesSchema = z
  .strictObject({
    badDebt: z.number(),
    attackerProfit: z.number(),
    wrongfulLiquidations: z.number(),
    wrongfulLiquidationCount: z.int(),
  })
  .describe("In quote currency");

/** How one system did in one run. */
const measuresSchema = z.strictObject({
  availability: share,
  rightShare: share,
  wrongSeconds: seconds,
  wrongPriceExposure: z.number().describe("Seconds times basis points beyond the tolerance"),
  worstErrorBps: basisPoints,
  unavailableSeconds: seconds,
  falseRefusalSeconds: seconds,
  levelsSeconds: levelsSecondsSchema,
  secondsToDetect: seconds.nullable(),
  secondsToSwitch: seconds.nullable(),
  switches: z.int(),
  worstSwitchStepBps: basisPoints,
  meanGas: z.number().describe("0 in the model"),
  maxGas: z.number(),
  healed: z.boolean(),
  vaults: z.array(vaultLossesSchema),
});

const summarySchema = z.strictObject({
  availability: estimateSchema.nullable(),
  rightShare: estimateSchema.nullable(),
  wrongSeconds: estimateSchema.nullable(),
  wrongPriceExposure: estimateSchema.nullable(),
  worstErrorBps: estimateSchema.nullable(),
  unavailableSeconds: estimateSchema.nullable(),
  falseRefusalSeconds: estimateSchema.nullable(),
  secondsToDetect: estimateSchema.nullable(),
  secondsToSwitch: estimateSchema.nullable(),
  switches: estimateSchema.nullable(),
  worstSwitchStepBps: estimateSchema.nullable(),
  meanGas: estimateSchema.nullable(),
  healedShare: estimateSchema.nullable(),
  badDebt: estimateSchema.nullable(),
  attackerProfit: estimateSchema.nullable(),
  wrongfulLiquidations: estimateSchema.nullable(),
});

export default defineDocument({
  name: "simulation-report",
  title: "What `oracle simulate --json` found: a function of scenario, seeds and systems alone",
  schema: z.strictObject({
    scenario: z.strictObject({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      steps: z.int(),
      stepSeconds: z.number(),
      toleranceBps: z.number(),
      faults: z.array(
        z.strictObject({
          fault: z.string(),
          sources: z.array(z.string()),
          startSeconds: z.number(),
          endSeconds: z.number(),
          parameters: z.unknown(),
        }),
      ),
    }),
    on: z.enum(["model", "bytecode"]),
    seeds: z.strictObject({ first: z.int(), count: z.int() }),
    systems: z.record(
      z.string(),
      z.strictObject({
        title: z.string(),
        summary: summarySchema,
        firstRun: measuresSchema.describe("The run with the scenario's own seed"),
      }),
    ),
  }),
});
