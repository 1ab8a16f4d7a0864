import { getAddress } from "ethers";
import { z } from "zod";
import { MODELS } from "../providers/adapterEntry.ts";
import { ADAPTERS } from "../providers/adapters.ts";
import { MODES, ROLES } from "../oracle/words.ts";

/**
 * The one file of a deployment, `deploy/<network>.json`, as zod schemas: what is deployed, simulated, assessed and
 * watched. It says what is written down, not whether it is wise; that is what `src/lint/` judges.
 */

/** Of the format; a file of another version is refused. */
export const SPEC_VERSION = 1;

/** The chain on which feeds may be made up. */
export const LOCAL_CHAIN_ID = 31_337;

/** Characters; the largest price of an oracle has 39 digits, the finest 18 behind the point. */
const LONGEST_PRICE = 60;
const MAX_UINT8 = 255;
const MAX_UINT16 = 65_535;
const MAX_UINT32 = 4_294_967_295;

const checksumOf = (address: string): string => {
  try {
    return getAddress(address.toLowerCase());
  } catch {
    return "";
  }
};

const NO_ADDRESS = "is no address: write 0x and 40 hexadecimal digits";

/** An address with the capitals of EIP-55, because they are its only protection against a slip. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, { error: NO_ADDRESS, abort: true })
  .refine((address) => checksumOf(address) === address, {
    error: ({ input }) =>
      `fails its EIP-55 checksum: copy the address again from its source, or write ${checksumOf(String(input))}, if it is the right one`,
  })
  .describe("Address with the capitals of EIP-55");

const key = (what: string) =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/, `is no name of ${what}: use small letters, digits, dots and dashes`);

const pairSchema = z
  .string()
  .regex(/^[A-Za-z0-9.]+\/[A-Za-z0-9.]+$/, "is no pair: write BASE/QUOTE")
  .describe("BASE/QUOTE, for example ETH/USD");

const text = z.string().min(1, "is empty");

/** A price as people write it; a number in JSON would lose digits. */
export const decimalSchema = z
  .string()
  .max(LONGEST_PRICE, `is longer than ${LONGEST_PRICE} characters: no oracle holds so many digits`)
  .regex(/^(0|[1-9][0-9]*)(\.[0-9]+)?$/, 'is no price: write a decimal number in quotes, such as "1850.25"')
  .describe("Decimal number, as text");

const seconds = (minimum: number) => z.int().min(minimum).max(MAX_UINT32);
const basisPoints = (minimum: number) => z.int().min(minimum).max(MAX_UINT16);
const decimals = (maximum: number) => z.int().min(0).max(maximum);
const dateSchema = z.iso.date("is no date: write YYYY-MM-DD");

/** Where a fact was read. */
export const originSchema = z
  .strictObject({
    repo: text.describe("owner/name of the public repository"),
    path: text.describe("File in it"),
    commit: z.string().regex(/^[0-9a-f]{40}$/, "is no commit: write its 40 hexadecimal digits"),
    commitDate: dateSchema.optional(),
  })
  .describe("Where the facts of this entry were read");

/** Who makes prices. */
export const providerSchema = z
  .strictObject({
    title: text.describe("Name for people"),
    operators: text.describe("Who signs or writes its values; the same words mean the same set of operators"),
    admin: text.describe("Who can change its feeds"),
    transport: text.describe("How its values reach the chain"),
    upstreams: z.array(text).describe("Where its values come from"),
    origin: originSchema.optional(),
  })
  .describe("Who makes prices");

const adapterNames = Object.keys(ADAPTERS) as [keyof typeof ADAPTERS, ...(keyof typeof ADAPTERS)[]];
const adapterNameSchema = z.enum(adapterNames).describe("Name of the contract in contracts/adapters/");

/** An adapter of ours, with its constructor's struct; `description` and `decimals` are the feed's. */
export const adapterSchema = z
  .strictObject({
    contract: adapterNameSchema,
    config: z
      .record(z.string(), z.json())
      .describe(
        "Its constructor's struct, but for description and decimals; where it takes a feed, the key of one in this file does",
      ),
  })
  .describe("An adapter that is deployed for this feed");

/** A feed that is made up, for a chain on which none is. */
export const localFeedSchema = z
  .strictObject({ price: decimalSchema.describe("What it answers with at first") })
  .describe("A feed that anybody can set, for a local chain");

export const FEED_STATUSES = ["listed", "unverified", "deprecating", "retired"] as const;
export const VALUATIONS = ["market", "exchange-rate", "dex-twap", "dex-ema"] as const;

/** What a feed is: exactly one of these. */
const KINDS_OF_FEED = ["address", "adapter", "local"] as const;

/** One contract with the shape of `AggregatorV3Interface`: it is there already, or an adapter, or made up. */
export const feedSchema = z
  .strictObject({
    provider: key("a provider"),
    pair: pairSchema,
    valuation: z.enum(VALUATIONS).describe("What the value is: a market's price, or a token's own rate"),
    model: z.enum(MODELS).describe("How the value comes about"),
    address: addressSchema.optional().describe("Of a feed that is there already"),
    adapter: adapterSchema.optional(),
    local: localFeedSchema.optional(),
    root: text
      .optional()
      .describe(
        "What the value really comes from, where that is not the address; equal words are the same root",
      ),
    decimals: decimals(36).describe("Pinned: a feed with other decimals is not deployed with"),
    heartbeatSeconds: seconds(1).nullable().describe("Longest time between updates that the operator states"),
    deviationBps: z.number().nonnegative().nullable().describe("Move that brings an earlier update"),
    updates: z.enum(["unasked", "on-demand"]).describe("Whether somebody has to ask or pay for an update"),
    coldGas: z.int().positive().nullable().describe("Measured gas of a cold read; null where not measured"),
    operators: text.optional().describe("Where other than the provider's"),
    admin: text.optional().describe("Where other than the provider's"),
    transport: text.optional().describe("Where other than the provider's"),
    upstreams: z.array(text).optional().describe("Where other than the provider's"),
    marketHours: text.optional().describe("When the market is open, where it closes"),
    minAnswer: decimalSchema.optional().describe("Below this the feed itself answers no lower: a clamp"),
    maxAnswer: decimalSchema.optional().describe("Above this the feed itself answers no higher: a clamp"),
    status: z.enum(FEED_STATUSES).optional().describe("What its operator says of its future"),
    requires: text.optional().describe("What has to be arranged with the operator before it answers us"),
    notes: text.optional(),
    origin: originSchema.optional(),
  })
  .superRefine((feed, context) => {
    const given = KINDS_OF_FEED.filter((name) => feed[name] !== undefined);
    if (given.length === 1) return;
    context.addIssue({
      code: "custom",
      input: given.join(", "),
      message: `has ${given.length === 0 ? "none" : given.join(" and ")} of address, adapter and local: give exactly one`,
    });
  })
  .describe("One contract with the shape of AggregatorV3Interface");

/** One feed as one oracle is configured with it. */
export const sourceSchema = z
  .strictObject({
    feed: key("a feed").describe("Key of a feed in this file"),
    maxAge: seconds(1).describe("Oldest acceptable data, in seconds"),
    gasLimit: z.int().min(1).max(MAX_UINT32).describe("Gas that a read of the feed is given"),
    group: key("a group").describe("Sources with the same group could fail together and have one voice"),
    role: z.enum(ROLES).default("Voter").describe("What the source's answer is used for"),
  })
  .describe("One feed as this oracle is configured with it");

export const PAIR_CLASSES = ["volatile", "stable", "lst", "fiat", "commodity"] as const;

/** What is deployed before the oracle, as `GovernedOracle`, when it shall be recoverable; see `GovernedConfig`. */
export const governedSchema = z
  .strictObject({
    maxStepBps: basisPoints(1).describe("How far a replacement's price may differ"),
    maxHold: seconds(0).default(0).describe("Seconds for which the last good price is shown; 0 for never"),
    holdDriftBpsPerHour: basisPoints(0).default(0),
    maxJumpBps: basisPoints(0).default(0).describe("0 for no jump breaker"),
    confirmDelay: seconds(0).default(0),
    jumpWindow: seconds(0).default(0),
    commitInterval: seconds(0).default(0),
  })
  .describe("The governed oracle in front; fields as in GovernedConfig");

/** What a price is compared with before anything is deployed. */
export const referenceSchema = z
  .strictObject({
    price: decimalSchema,
    boundBps: basisPoints(1).describe("How far a live price may differ before a deployment is refused"),
    asOf: dateSchema,
    origin: text.describe("Where the price was read"),
  })
  .describe("What live prices are compared with before anything is deployed");

/** One oracle. */
export const oracleSchema = z
  .strictObject({
    description: text,
    class: z.enum(PAIR_CLASSES).describe("How the pair moves, which bounds its deviation"),
    decimals: decimals(18),
    mode: z.enum(MODES),
    quorum: z.int().min(1).max(MAX_UINT8),
    maxDeviationBps: basisPoints(1),
    minPrice: decimalSchema.nullable().describe("Lowest believable price; null for none"),
    maxPrice: decimalSchema.nullable().describe("Highest believable price; null for none"),
    reference: referenceSchema
      .nullable()
      .describe("null until somebody wrote it down; nothing is deployed before"),
    sources: z.array(sourceSchema).min(1).max(8).describe("In fallback order"),
    governed: governedSchema.optional(),
    salt: z
      .string()
      .regex(/^0x[0-9a-f]{64}$/, "is no salt: write 0x and 64 small hexadecimal digits")
      .optional()
      .describe("Deploys to an address that hangs on this and the configuration alone"),
  })
  .describe("One oracle");

/** Who may do what with governed oracles. */
export const rolesSchema = z
  .strictObject({
    manager: addressSchema
      .optional()
      .describe("An AccessManager that is there already; one is deployed without"),
    governor: addressSchema.describe("May replace oracles, after the delay"),
    guardian: addressSchema.describe("May disable, halt and roll back, at once"),
    governorDelay: seconds(0).describe("Seconds between scheduling and executing"),
  })
  .describe("Who may do what with governed oracles");

/** An asset of a route. */
export const assetSchema = z
  .strictObject({
    address: addressSchema,
    decimals: decimals(36).optional().describe("Only where the address cannot be asked"),
    symbol: text.optional().describe("As pairs name it, where other than its key here"),
  })
  .describe("A token or a pseudo-address");

/** How a router finds the price of one asset in another. */
export const routeSchema = z
  .strictObject({
    base: text.describe("Key of an asset in this file"),
    quote: text.describe("Key of an asset in this file"),
    maxLegSkew: seconds(0).default(0).describe("Seconds that the legs' data times may lie apart"),
    legs: z
      .array(z.strictObject({ oracle: pairSchema, inverted: z.boolean().default(false) }))
      .min(1)
      .max(3)
      .describe("Oracles of this file on the way from base to quote"),
  })
  .describe("How the router finds the price of one asset in another");

/** The chain. */
export const networkSchema = z
  .strictObject({
    name: key("a network"),
    chainId: z.int().positive(),
    layer: z.enum(["l1", "l2"]),
    sequencer: z
      .strictObject({
        feed: addressSchema.describe("Uptime feed of the L2's sequencer"),
        grace: seconds(1).describe("Seconds after its return during which readings are Restricted"),
        origin: originSchema.optional(),
      })
      .optional(),
  })
  .describe("The chain that is deployed to");

/** One file, without what its parts say of each other. */
export const specSchema = z
  .strictObject({
    $schema: z.string().optional().describe("Where an editor finds this schema"),
    specVersion: z.literal(SPEC_VERSION),
    network: networkSchema,
    providers: z.record(key("a provider"), providerSchema),
    feeds: z.record(key("a feed"), feedSchema),
    oracles: z.record(pairSchema, oracleSchema),
    roles: rolesSchema.optional(),
    assets: z.record(text, assetSchema).default({}),
    routes: z.array(routeSchema).default([]),
  })
  .describe("Holdfast deployment");

export type Spec = z.infer<typeof specSchema>;
export type FeedSpec = Spec["feeds"][string];
export type OracleSpec = Spec["oracles"][string];
export type SourceSpec = OracleSpec["sources"][number];
export type RolesSpec = NonNullable<Spec["roles"]>;
export type PairClass = OracleSpec["class"];

/**
 * The schema as editors understand it, of a file as it is written (before defaults).
 * @param adapters Names of the adapters' contracts, where they are newer than the registry that this process has loaded.
 */
export const specJsonSchema = (adapters: readonly string[] = adapterNames): object =>
  z.toJSONSchema(specSchema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === adapterNameSchema) jsonSchema.enum = [...adapters];
      // What is refined in code is said here once more.
      if (zodSchema === feedSchema) jsonSchema.oneOf = KINDS_OF_FEED.map((kind) => ({ required: [kind] }));
    },
  });
