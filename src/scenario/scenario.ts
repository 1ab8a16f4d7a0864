import { z } from "zod";
import { MODES, ROLES } from "../oracle/words.ts";

/** Longest scenario, so that a slip of the keyboard is no job for a week. */
export const MAX_STEPS = 5_000_000;
/** Sources that an oracle can have. */
export const MAX_SOURCES = 8;

const seconds = z.number().int().min(0);
const positiveSeconds = z.number().int().min(1);
const price = z.number().positive().max(1e9);

const constantPath = z
  .strictObject({ kind: z.literal("constant"), price: price.describe("Price for the whole time.") })
  .describe("The price does not move.");

const pointsPath = z
  .strictObject({
    kind: z.literal("points"),
    points: z
      .array(z.strictObject({ atSeconds: seconds, price }))
      .min(1)
      .describe("Ascending in time; straight lines between, level before the first and after the last."),
  })
  .describe("A price drawn by hand.");

const regime = z.strictObject({
  name: z.string().min(1),
  annualVolatility: z
    .number()
    .min(0)
    .max(20)
    .describe("Deviation of the yearly logarithmic return: 0.8 is 80 %."),
  meanDurationSeconds: positiveSeconds.describe(
    "How long the regime lasts on average; its end has no memory.",
  ),
});

const randomPath = z
  .strictObject({
    kind: z.literal("gbm"),
    start: price.describe("First price."),
    annualDrift: z.number().min(-10).max(10).default(0),
    regimes: z
      .array(regime)
      .min(1)
      .describe("The first one is in force at the start; which follows is drawn evenly."),
    jumps: z
      .strictObject({
        perYear: z.number().min(0).max(1e6),
        meanBps: z.number().min(-9_000).max(9_000).default(0),
        deviationBps: z.number().min(0).max(9_000),
      })
      .optional()
      .describe("Sudden moves, as logarithmic returns in basis points."),
  })
  .describe("Geometric Brownian motion with regimes of volatility and jumps.");

const columnNumber = z.number().int().min(1);

const historyPath = z
  .strictObject({
    kind: z.literal("csv"),
    file: z.string().min(1).describe("Relative to the scenario's file, or a name in data/prices."),
    fromTimestamp: z
      .number()
      .int()
      .optional()
      .describe("Unix seconds of the first step; the first row's if left out."),
    between: z
      .enum(["line", "step"])
      .default("line")
      .describe("Between two rows: a straight line, or the earlier price."),
    maxGapSeconds: positiveSeconds
      .default(3_600)
      .describe("Rows further apart than this are refused as a gap."),
    separator: z.enum([",", ";", "|", "tab"]).default(",").describe("What stands between two cells."),
    decimal: z
      .enum([".", ","])
      .optional()
      .describe("What stands before decimals; a point where cells are separated by commas."),
    columns: z
      .union([
        z.strictObject({ timestamp: z.string().min(1), price: z.string().min(1) }),
        z.strictObject({ timestamp: columnNumber, price: columnNumber }),
      ])
      .optional()
      .describe(
        "The two columns by their names in the header, or by their numbers, from 1, in a file that has none; timestamp and price, and no other, if left out.",
      ),
    time: z
      .enum(["seconds", "milliseconds", "microseconds", "nanoseconds", "iso", "iso-utc"])
      .default("seconds")
      .describe("Unix time in a unit, or ISO 8601 with a time zone, or without one and in UTC."),
    order: z.enum(["ascending", "descending"]).default("ascending").describe("How the times of the rows go."),
    sameTime: z
      .enum(["refused", "last"])
      .default("refused")
      .describe("Two prices of one time: refused, or the last of them in time's order holds."),
  })
  .describe("A recorded history: a CSV file, as the options say; anything else in it is refused.");

const pricePath = z.discriminatedUnion("kind", [constantPath, pointsPath, randomPath, historyPath]);

const source = z
  .strictObject({
    name: z.string().min(1).describe("Name of the provider or feed; faults name sources by it."),
    feed: z.string().optional().describe("Id of a row in data/feeds.json that gives what is left out here."),
    decimals: z
      .number()
      .int()
      .min(0)
      .max(18)
      .optional()
      .describe("Decimals of the feed's answers; 8 if left out."),
    heartbeatSeconds: positiveSeconds.optional().describe("Longest time between two updates."),
    deviationBps: z.number().min(0).max(10_000).optional().describe("Move that makes it update earlier."),
    latencySeconds: seconds.default(0).describe("From observing a price to its arrival on the chain."),
    latencyJitterSeconds: seconds
      .default(0)
      .describe("At most this much more latency, drawn evenly for each update."),
    biasBps: z
      .number()
      .min(-1_000)
      .max(1_000)
      .default(0)
      .describe("What it reads above the true price, always."),
  })
  .describe("How one provider publishes while nothing is wrong with it.");

const oracleSource = z
  .strictObject({
    maxAge: positiveSeconds.max(2 ** 32 - 1).describe("Oldest data that is used, in seconds."),
    gasLimit: z.number().int().min(10_000).max(10_000_000).default(120_000),
    group: z.number().int().min(0).max(255).optional().describe("The source's index if left out."),
    role: z.enum(ROLES).default("Voter"),
  })
  .describe("Limits of one source; the source of the same index says how it behaves.");

const inlineOracle = z.strictObject({
  mode: z
    .enum(MODES)
    .optional()
    .describe("Which system is the configured one; each mode is simulated anyway."),
  decimals: z.number().int().min(0).max(18).default(8),
  quorum: z.number().int().min(1).max(MAX_SOURCES),
  maxDeviationBps: z.number().int().min(1).max(4_999),
  minPrice: z.number().min(0).default(0).describe("0 for none."),
  maxPrice: z.number().min(0).default(0).describe("0 for none."),
  sequencer: z
    .strictObject({ graceSeconds: seconds.max(2 ** 32 - 1) })
    .optional()
    .describe("For an L2: the oracle heeds the sequencer's uptime feed."),
  sources: z.array(oracleSource).min(1).max(MAX_SOURCES),
});

const specifiedOracle = z
  .strictObject({ spec: z.string().min(1), oracle: z.string().min(1) })
  .describe(
    "An oracle of a deployment's spec: its file, relative to the scenario's, and the oracle's name there. Its feeds give what the scenario's sources leave out.",
  );

const fault = z
  .strictObject({
    fault: z.string().min(1).describe("Name of a fault: a file in src/scenario/faults."),
    sources: z
      .array(z.string())
      .default([])
      .describe("Names of the sources that it strikes; all if left empty."),
    startSeconds: seconds,
    endSeconds: seconds.describe("The first moment without the fault."),
    parameters: z.record(z.string(), z.unknown()).default({}),
  })
  .describe("One fault from start to end.");

const vaultConsumer = z
  .strictObject({
    kind: z.literal("vault"),
    collateral: z
      .number()
      .positive()
      .default(1_000)
      .describe("Units that each of the honest borrowers has pledged."),
    borrowers: z.number().int().min(0).max(1_000).default(20),
    liquidity: z
      .number()
      .min(0)
      .default(1_000_000)
      .describe("Quote currency that an attacker finds to borrow."),
    borrowLimitBps: z.number().int().min(1).max(9_999).default(7_500),
    liquidationLimitBps: z.number().int().min(2).max(10_000).default(8_000),
    bonusBps: z.number().int().min(0).max(5_000).default(500),
  })
  .describe(
    "The example vault (contracts/examples/CollateralVault.sol) with honest borrowers, a liquidator, an attacker.",
  );

/** A scenario file: what happens to the price and the providers, and which oracle has to cope with it. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower case words joined by hyphens"),
    title: z.string().min(1),
    description: z.string().default(""),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    durationSeconds: positiveSeconds,
    stepSeconds: positiveSeconds.default(60),
    toleranceBps: z
      .number()
      .min(0)
      .max(10_000)
      .optional()
      .describe(
        "A served price further from the true one is wrong; twice the oracle's deviation if left out.",
      ),
    price: pricePath,
    sources: z.array(source).min(1).max(MAX_SOURCES),
    oracle: z.union([inlineOracle, specifiedOracle]),
    faults: z.array(fault).default([]),
    healSeconds: seconds
      .default(0)
      .describe("The last seconds, in which no fault lasts and the oracle has to return."),
    consumers: z.array(vaultConsumer).default([]),
  })
  .describe("A scenario of Holdfast's outage simulator.");

/** A scenario as its file gives it, with the defaults filled in. */
export type ScenarioFile = z.output<typeof scenarioSchema>;
/** A scenario as it may be written down. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type PricePath = ScenarioFile["price"];
export type VaultConsumer = ScenarioFile["consumers"][number];
/** An oracle that stands in the scenario itself; what a reference to a spec is resolved to. */
export type OracleSettings = z.output<typeof inlineOracle>;
/** A reference to an oracle of a deployment's spec. */
export type OracleReference = z.output<typeof specifiedOracle>;

/** The format as JSON Schema (draft 2020-12), for editors. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(scenarioSchema, { io: "input" });
