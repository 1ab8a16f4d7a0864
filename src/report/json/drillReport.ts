import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { LEVELS } from "../../oracle/words.ts";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const price = z
  .string()
  .regex(/^-?[0-9]+(\.[0-9]+)?$/)
  .describe("Decimal number in the oracle's quote");
const sourceIndex = z.int().min(0);
const basisPoints = z.number().min(0);
const count = z.int().min(0);

const drilledBlockSchema = z.strictObject({
  number: count,
  hash,
  timestamp: count.describe("Unix seconds"),
});

const drilledFeedSchema = z.strictObject({
  feed: address,
  name: z.string(),
  codeHash: hash.describe("Of the feed's own code at the block"),
  maxAge: z
    .int()
    .positive()
    .describe("Seconds; what the drill takes for stale where the oracle takes nothing for it"),
  isObserved: z.boolean().describe("Whether it never changes a price, and is no part of any cell"),
});

const cellSchema = z.strictObject({
  faults: z
    .record(z.string(), z.string())
    .describe(
      'Fault by index of the source; "sequencer" for the feed of the L2\'s sequencer; empty where all are healthy',
    ),
  ok: z.boolean().describe("Whether a price is served"),
  price: price.nullable().describe("null where none is served"),
  level: z.enum(LEVELS).nullable().describe("null where the oracle has no levels, or did not answer"),
  gas: count.describe("Of the read, alone and cold, with what the stubs add"),
});

const singlePointSchema = z.strictObject({
  source: sourceIndex,
  fault: z.string(),
  effect: z
    .enum(["stopped", "moved"])
    .describe("No price is served; or one that is off by more than the deviation"),
  movedBps: basisPoints.nullable().describe("null where it stopped"),
});

const causeSchema = z.strictObject({
  kind: z.enum(["provider", "operators", "admin", "transport", "upstream", "sequencer"]),
  name: z.string(),
  sources: z.array(sourceIndex),
  silent: z.enum(["served", "stopped"]).describe("What its silence does"),
  movedBps: basisPoints.describe("The furthest that its lies move the price"),
});

const reachSchema = z.strictObject({
  lying: count.describe("So many sources lie at once"),
  lowBps: basisPoints.describe("How far down they can move a price that is served"),
  highBps: basisPoints,
});

const gateSchema = z.strictObject({
  gate: z.string(),
  ok: z.boolean(),
  sentence: z.string(),
});

const consumerCallSchema = z.strictObject({
  call: z.string(),
  healthy: z
    .boolean()
    .describe("Whether it succeeds with every source healthy; where not, nothing was tried"),
  cells: z.array(
    z.strictObject({
      faults: z.record(z.string(), z.string()),
      ok: z.boolean(),
      expected: z.boolean().nullable(),
    }),
  ),
});

const consumerSchema = z.strictObject({
  name: z.string(),
  address,
  from: address,
  isSequence: z.boolean(),
  calls: z.array(consumerCallSchema),
});

const scheduledReadSchema = z.strictObject({
  ok: z.boolean(),
  level: z.enum(LEVELS).nullable(),
  price: price.nullable(),
  gas: count,
});

const gasScheduleSchema = z.strictObject({
  schedule: z.string(),
  reads: z.array(
    z.strictObject({
      faults: z
        .record(z.string(), z.string())
        .describe("Fault by index of the source: none, or one source that is silent, or burns all its gas"),
      now: scheduledReadSchema.describe("On the node"),
      scheduled: scheduledReadSchema.describe("Under the schedule"),
      isWorse: z.boolean().describe("Whether it is served no more, or at a lower level"),
    }),
  ),
  sources: z.array(
    z.strictObject({
      source: sourceIndex,
      name: z.string(),
      gasLimit: count.describe("What the oracle gives it"),
      now: count.nullable().describe("Gas that it uses; null where it does not answer"),
      scheduled: count.nullable().describe("The same under the schedule"),
      fits: z
        .boolean()
        .nullable()
        .describe("Whether it answers within its limit; null where it does not today either"),
    }),
  ),
  leastGas: count
    .nullable()
    .describe("The least with which the healthy read gives its answer under the schedule, to 64 gas"),
  unusedGas: count
    .nullable()
    .describe("What of that is left over: of the last source's limit, and of the oracle's reserve"),
});

/** What was known of an oracle beforehand, as `subjects` of a spec says it. */
export const drillHintsSchema = z.strictObject({
  call: z.string().optional(),
  feeds: z.array(address).optional(),
  asset: z.string().optional(),
  quote: z.string().optional(),
  decimals: count.optional(),
  deviationBps: count.optional(),
});

/** One oracle that was drilled, at one layer of its feeds. */
const drilledOracleSchema = z.strictObject({
  oracle: z
    .string()
    .describe("Key in the spec, or address; with what it is a layer of, where there are several"),
  subject: z.string().describe("What was asked for: key in the spec, or address"),
  address,
  reader: z.string(),
  hints: drillHintsSchema,
  decimals: count,
  deviationBps: count.describe("Beyond which a price counts as moved"),
  sources: z.array(drilledFeedSchema),
  healthy: cellSchema.describe("The answer with every feed as it is, without stubs"),
  cells: z.array(cellSchema),
  structure: z
    .strictObject({ k: count, n: count })
    .describe("k of the n sources that vote have to be up, whichever they are"),
  tolerance: z.strictObject({
    silent: count,
    lying: count,
    together: z.array(z.tuple([count, count])).describe("Silent and lying at once; the largest of them"),
  }),
  singlePoints: z.array(singlePointSchema),
  frontier: z.strictObject({
    sentence: z.string(),
    states: count,
    isSampled: z.boolean().describe("Whether there are too many states for all of them"),
    reach: z.array(reachSchema),
  }),
  causes: z.array(causeSchema),
  worstGas: z.strictObject({ gas: count, faults: z.record(z.string(), z.string()) }),
  failover: z
    .array(z.strictObject({ source: sourceIndex, seconds: count, soonest: count.nullable() }))
    .describe(
      "Seconds from a source's last sign of life to when it is left out: its maxAge; at the soonest that less its heartbeat, null where that is not known",
    ),
  isSparse: z
    .boolean()
    .describe("Whether stubs stood over failing sources alone, as gas limits leave no room for more"),
  consumers: z.array(consumerSchema),
  gasSchedule: gasScheduleSchema
    .optional()
    .describe("What another gas schedule makes of it; left out where none is given"),
  notes: z.array(z.string()),
  gates: z.array(gateSchema),
});

export default defineDocument({
  name: "drill-report",
  title: "What `oracle drill --json` writes",
  schema: z.strictObject({
    block: drilledBlockSchema,
    chainId: z.int().positive(),
    network: z.string(),
    client: z.string(),
    clients: z.array(z.string()).describe("Of every node that gave the same results"),
    cellGas: z.int().positive().describe("Gas that each read is given"),
    faults: z.array(z.string()).describe("That were shown on every set of sources"),
    gasSchedule: z
      .string()
      .nullable()
      .describe("Under which every read was run too; null for none but the node's own"),
    stubHash: hash.describe("Of the code that stands over feeds, and of the board's"),
    oracles: z.array(drilledOracleSchema),
    leftOut: z.array(z.strictObject({ name: z.string(), because: z.string() })),
    digest: hash.describe(
      "SHA-256 of the canonical JSON of `oracles`, without gas and without what another schedule says",
    ),
  }),
});
