import { z } from "zod";
import { MODES, ROLES } from "../oracle/words.ts";
import {
  adapterNameSchema,
  adapterNames,
  type FeedSpec,
  feedSchema,
  KINDS_OF_FEED,
  originSchema,
  providerSchema,
} from "./feedSchema.ts";
import {
  addressSchema,
  basisPoints,
  dateSchema,
  decimalSchema,
  decimals,
  key,
  MAX_UINT32,
  MAX_UINT8,
  pairSchema,
  seconds,
  text,
} from "./fields.ts";
import { infrastructureSchema } from "./infrastructureSchema.ts";

/**
 * The one file of a deployment, `deploy/<network>.json`, as zod schemas: what is deployed, simulated, assessed and
 * watched. It says what is written down, not whether it is wise; that is what `src/lint/` judges.
 */

/** Of the format; a file of another version is refused. */
const SPEC_VERSION = 1;

/** The chain on which feeds may be made up. */
export const LOCAL_CHAIN_ID = 31_337;

/** One feed as one oracle is configured with it. */
const sourceSchema = z
  .strictObject({
    feed: key("a feed").describe("Key of a feed in this file"),
    maxAge: seconds(1).describe("Oldest acceptable data, in seconds"),
    gasLimit: z.int().min(1).max(MAX_UINT32).describe("Gas that a read of the feed is given"),
    group: key("a group").describe("Sources with the same group could fail together and have one voice"),
    role: z.enum(ROLES).default("Voter").describe("What the source's answer is used for"),
  })
  .describe("One feed as this oracle is configured with it");

const PAIR_CLASSES = ["volatile", "stable", "lst", "fiat", "commodity"] as const;

/** What is deployed before the oracle, as `GovernedOracle`, when it shall be recoverable; see `GovernedConfig`. */
const governedSchema = z
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
const referenceSchema = z
  .strictObject({
    price: decimalSchema,
    boundBps: basisPoints(1).describe("How far a live price may differ before a deployment is refused"),
    asOf: dateSchema,
    origin: text.describe("Where the price was read"),
  })
  .describe("What live prices are compared with before anything is deployed");

/** One oracle. */
const oracleSchema = z
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
const rolesSchema = z
  .strictObject({
    manager: addressSchema
      .optional()
      .describe("An AccessManager that is there already; one is deployed without"),
    governor: addressSchema.describe("May replace oracles, after the delay"),
    guardian: addressSchema.describe("May disable, halt and roll back, at once"),
    governorDelay: seconds(0).describe("Seconds between scheduling and executing"),
    adminDelay: seconds(0)
      .optional()
      .describe("The same for the manager's own functions, such as giving roles; governorDelay without"),
  })
  .describe("Who may do what with governed oracles");

/** An asset of a route. */
const assetSchema = z
  .strictObject({
    address: addressSchema,
    decimals: decimals(36).optional().describe("Only where the address cannot be asked"),
    symbol: text.optional().describe("As pairs name it, where other than its key here"),
  })
  .describe("A token or a pseudo-address");

/** How a router finds the price of one asset in another. */
const routeSchema = z
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
const networkSchema = z
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

/** An oracle that is not ours. */
const subjectSchema = z
  .strictObject({
    reader: text.optional().describe("Which reader of the drill knows it; whichever recognises it without"),
    address: addressSchema,
    call: text
      .optional()
      .describe(
        "Price call of a generic oracle, such as latestRoundData(); with arguments as encoded data, 0x…",
      ),
    feeds: z.array(addressSchema).optional().describe("Feeds of a generic oracle"),
    asset: text
      .optional()
      .describe("What is priced: key of an asset in this file, an address, or an id of 32 bytes"),
    quote: text.optional().describe("What it is priced in, where that has to be said"),
    decimals: decimals(36).optional().describe("Of the price, where the contract does not say"),
    deviationBps: basisPoints(1).optional().describe("How far the price may move before it counts as moved"),
    weight: z.number().min(0).max(1).optional().describe("Share of the protocol that hangs on it"),
  })
  .describe("An oracle that is not of this file");

const outcomeSchema = z.enum(["succeeds", "fails"]);

/** A contract that reads an oracle, and what somebody does with it. */
const consumerSchema = z
  .strictObject({
    address: addressSchema,
    from: addressSchema.describe("Who makes the calls; a drill stands in for the account"),
    oracle: text
      .optional()
      .describe("Pair or subject of this file whose sources fail; each one's, one after the other, without"),
    sequence: z.boolean().default(false).describe("Whether the calls follow upon each other"),
    calls: z
      .array(
        z.strictObject({
          call: text.describe("Function and the types of its arguments, such as borrow(address,uint256)"),
          args: z.array(z.json()).default([]),
          expected: z
            .strictObject({
              Normal: outcomeSchema.optional(),
              Degraded: outcomeSchema.optional(),
              Restricted: outcomeSchema.optional(),
              Unavailable: outcomeSchema.optional(),
              served: outcomeSchema.optional(),
              stopped: outcomeSchema.optional(),
            })
            .optional()
            .describe("How it has to end, by the oracle's level; by served and stopped where it has none"),
        }),
      )
      .min(1),
  })
  .describe("A contract that reads an oracle, and what somebody does with it");

/** A finding of the lint that somebody has looked at and accepts for a time. */
const waiverSchema = z
  .strictObject({
    rule: key("a rule").describe("Id of the lint's rule"),
    path: text.describe('Place of the finding, as the report writes it, such as oracles["ETH/USD"].quorum'),
    reason: z.string().regex(/\S/, "is empty").describe("Why the finding is accepted"),
    expires: dateSchema.describe("The last day on which it is, in UTC"),
  })
  .describe("A finding of the lint that is accepted for a time");

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
    subjects: z
      .record(text, subjectSchema)
      .default({})
      .describe("Oracles that are not ours, to be drilled and assessed"),
    consumers: z
      .record(text, consumerSchema)
      .default({})
      .describe("Contracts that read the oracles, to be tried while sources fail"),
    infrastructure: infrastructureSchema.optional(),
    waivers: z.array(waiverSchema).default([]).describe("Findings of the lint that are accepted for a time"),
  })
  .describe("Holdfast deployment");

/** A deployment as its file says it, checked and with its defaults; ages and delays in seconds. */
export type Spec = z.infer<typeof specSchema>;
export type { FeedSpec };
/** One oracle of a spec; prices are text in its decimals. */
export type OracleSpec = Spec["oracles"][string];
/** One source of an oracle: a feed by its key, with its limits, group and role. */
export type SourceSpec = OracleSpec["sources"][number];
/** Who governs, who guards, and after how many seconds the governor acts. */
export type RolesSpec = NonNullable<Spec["roles"]>;
/** An oracle that is not ours, by what a drill has to know of it. */
export type SubjectSpec = Spec["subjects"][string];
export type WaiverSpec = Spec["waivers"][number];
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
