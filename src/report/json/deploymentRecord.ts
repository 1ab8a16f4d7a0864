import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

/** Of the format; a file of another version is refused. */
export const RECORD_VERSION = 1;

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const numberText = z.string().regex(/^[0-9]+$/);

const deployed = {
  /** Hangs on what it is made of; ids are equal where contents are. */
  id: z.string(),
  address,
  /** Of the deployment; null where it was there already. */
  transaction: hash.nullable(),
  /** Of the code that was there when this was written. */
  codeHash: hash,
};

const recordedSourceSchema = z.strictObject({
  feed: address,
  maxAge: numberText,
  gasLimit: numberText,
  group: numberText,
  role: numberText,
});

const recordedConfigSchema = z.strictObject({
  description: z.string(),
  decimals: numberText,
  mode: numberText,
  quorum: numberText,
  maxDeviationBps: numberText,
  minPrice: numberText,
  maxPrice: numberText,
  sequencerFeed: address,
  sequencerGrace: numberText,
  sources: z.array(recordedSourceSchema),
});

const rolesSchema = z.strictObject({
  governor: address,
  guardian: address,
  governorDelay: z.int().min(0),
  /** Absent where it is the governor's. */
  adminDelay: z.int().min(0).optional(),
});

const recordSchema = z.strictObject({
  recordVersion: z.literal(RECORD_VERSION),
  deploymentId: z.string(),
  network: z.string(),
  chainId: z.int().positive(),
  /** Hash of the chain's first block. */
  genesis: hash,
  /** The latest block when this was written, or before the deployment that is under way. */
  block: z.int().min(0),
  /** Its hash, which tells a local chain that was started anew: all of them may have the same first block. */
  blockHash: hash,
  /** Of the spec as it was understood, without what no contract hangs on. */
  specHash: hash,
  /** False while a deployment is under way, or was interrupted. */
  isComplete: z.boolean(),
  feeds: z.record(
    z.string(),
    z.strictObject({
      ...deployed,
      kind: z.enum(["existing", "adapter", "local"]),
      /** null for a feed that was there already. */
      contract: z.string().nullable(),
      config: z.json(),
      provider: z.string(),
      pair: z.string(),
      decimals: z.int(),
    }),
  ),
  oracles: z.record(
    z.string(),
    z.strictObject({
      ...deployed,
      config: recordedConfigSchema,
      salt: hash.nullable(),
      /** Keys of the feeds, in the order of the sources. */
      feeds: z.array(z.string()),
      /** Names of the groups with their numbers. */
      groups: z.record(z.string(), z.int().min(0)),
    }),
  ),
  manager: z.strictObject({ ...deployed, roles: rolesSchema }).nullable(),
  governed: z.record(
    z.string(),
    z.strictObject({
      ...deployed,
      manager: address,
      config: z.record(z.string(), z.string()),
      /** The oracle that stood behind it when this was written. */
      oracle: address,
    }),
  ),
  router: z.strictObject({ ...deployed, config: z.json() }).nullable(),
  /** What the governor still has to do, as `AccessManager` operations. */
  operations: z.array(
    z.strictObject({
      id: hash,
      description: z.string(),
      target: address,
      data: z.string().regex(/^0x[0-9a-f]*$/),
      caller: address,
    }),
  ),
});

export default defineDocument({
  name: "deployment-record",
  title: "What `oracle deploy` brought onto a chain; whole numbers of the chain stand in it as text",
  schema: recordSchema,
});
