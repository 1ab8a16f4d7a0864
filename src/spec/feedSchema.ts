import { z } from "zod";
import { MODELS } from "../providers/adapterEntry.ts";
import { ADAPTERS } from "../providers/adapters.ts";
import {
  addressSchema,
  dateSchema,
  decimalSchema,
  decimals,
  key,
  pairSchema,
  seconds,
  text,
} from "./fields.ts";

/** Providers and feeds of a spec: the facts that are looked up, each with its origin. */

/** Where a fact was read. */
export const originSchema = z
  .strictObject({
    repo: text.describe("owner/name of the public repository"),
    path: text.describe("File in it"),
    commit: z.string().regex(/^[0-9a-f]{40}$/, "is no commit: write its 40 hexadecimal digits"),
    commitDate: dateSchema.optional(),
  })
  .describe("Where the facts of this entry were read");

/** That facts which were read on one day were compared, on a later one, with what their operator had announced until then. */
const reviewSchema = z
  .strictObject({
    facts: dateSchema.describe(
      "The commitDate of the origin that was compared; a newer origin needs no review",
    ),
    on: dateSchema.describe("Day of the comparison"),
  })
  .describe("The last comparison of this entry with what its operator has announced since");

/** Who makes prices. */
export const providerSchema = z
  .strictObject({
    title: text.describe("Name for people"),
    operators: text.describe("Who signs or writes its values; the same words mean the same set of operators"),
    admin: text.describe("Who can change its feeds"),
    transport: text.describe("How its values reach the chain"),
    upstreams: z.array(text).describe("Where its values come from"),
    origin: originSchema.optional(),
    reviewed: reviewSchema.optional(),
  })
  .describe("Who makes prices");

export const adapterNames = Object.keys(ADAPTERS) as [keyof typeof ADAPTERS, ...(keyof typeof ADAPTERS)[]];
export const adapterNameSchema = z.enum(adapterNames).describe("Name of the contract in contracts/adapters/");

/** An adapter of ours, with its constructor's struct; `description` and `decimals` are the feed's. */
const adapterSchema = z
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
const localFeedSchema = z
  .strictObject({ price: decimalSchema.describe("What it answers with at first") })
  .describe("A feed that anybody can set, for a local chain");

export const FEED_STATUSES = ["listed", "unverified", "deprecating", "retired"] as const;
export const VALUATIONS = ["market", "exchange-rate", "dex-twap", "dex-ema"] as const;

/** What a feed is: exactly one of these. */
export const KINDS_OF_FEED = ["address", "adapter", "local"] as const;

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
    svr: z
      .enum(["default", "aave", "shared"])
      .optional()
      .describe("Programme that auctions its updates, so that they may come later by a fallback delay"),
    describedAs: text
      .optional()
      .describe("What its description() says, where that names another pair and is right all the same"),
    coldGas: z.int().positive().nullable().describe("Measured gas of a cold read; null where not measured"),
    operators: text.optional().describe("Where other than the provider's"),
    admin: text.optional().describe("Where other than the provider's"),
    transport: text.optional().describe("Where other than the provider's"),
    upstreams: z.array(text).optional().describe("Where other than the provider's"),
    marketHours: text.optional().describe("When the market is open, where it closes"),
    minAnswer: decimalSchema.optional().describe("Below this the feed itself answers no lower: a clamp"),
    maxAnswer: decimalSchema.optional().describe("Above this the feed itself answers no higher: a clamp"),
    category: z.enum(["low", "medium", "high"]).optional().describe("Market risk, as its provider rates it"),
    publishers: z.int().min(0).optional().describe("How many publish to it"),
    lowestTier: z.boolean().optional().describe("Whether its provider rates it at its lowest tier"),
    signers: text
      .optional()
      .describe("The set that signs its values, where variants share one; equal words are one set"),
    endsOn: dateSchema.optional().describe("Its announced end"),
    status: z.enum(FEED_STATUSES).optional().describe("What its operator says of its future"),
    requires: text.optional().describe("What has to be arranged with the operator before it answers us"),
    notes: text.optional(),
    origin: originSchema.optional(),
    reviewed: reviewSchema.optional(),
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

/** One feed of a spec: a contract that is there, an adapter to deploy, or a made-up one. */
export type FeedSpec = z.infer<typeof feedSchema>;
