import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, Problem } from "../problem.ts";

/**
 * The record of a deployment, `deploy/deployments/<id>/holdfast.json`, which the status, the watch and the dashboard
 * read. Whole numbers of the chain stand in it as text.
 */

/** Of the format; a file of another version is refused. */
export const RECORD_VERSION = 1;
const FILE = "holdfast.json";

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
});

/** The zod schema of a record. */
export const recordSchema = z.strictObject({
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

export type DeploymentRecord = z.infer<typeof recordSchema>;

export const recordPath = (directory: string): string => join(directory, FILE);

/**
 * Reads the record of a deployment; nothing where there is none.
 * @throws Problem Where it cannot be read, or is no record of this version.
 */
export const readRecord = async (directory: string): Promise<DeploymentRecord | undefined> => {
  const path = recordPath(directory);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
    if (code === "ENOENT") return undefined;
    // As if there were none, everything would be deployed once more.
    throw new Problem(
      EXIT.notObserved,
      `${path} cannot be read (${String(code ?? failure)}): let this account read it.`,
    );
  }
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Problem(
      EXIT.misused,
      `${path} is no deployment record of version ${RECORD_VERSION} (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}): restore it from version control, or move it away.`,
    );
  } catch (failure) {
    if (failure instanceof Problem) throw failure;
    throw new Problem(EXIT.misused, `${path} is no JSON: restore it from version control, or move it away.`);
  }
};

/** Writes the record in one step, so that no reader and no interruption ever sees half of it. */
export const writeRecord = async (directory: string, record: DeploymentRecord): Promise<void> => {
  await mkdir(directory, { recursive: true });
  const path = recordPath(directory);
  await writeFile(`${path}.new`, `${JSON.stringify(recordSchema.parse(record), null, 2)}\n`);
  await rename(`${path}.new`, path);
};
