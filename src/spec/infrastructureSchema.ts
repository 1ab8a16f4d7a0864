import { z } from "zod";
import { addressSchema, dateSchema, seconds, text } from "./fields.ts";

/**
 * What stands around the oracles of a spec, for who rates and watches a protocol: front-ends, nodes, keepers, people and papers.
 * All of it is a claim until something is observed; what nobody declares is unknown, never assumed.
 */

const webAddress = z
  .string()
  .regex(
    /^https?:\/\/[^\s@]+$/,
    "is no address of the web: begin it with https://, and leave out names and passwords",
  );

/** A file of this repository, or of one that is named beside it. */
const file = text.describe("Path of the file, from the repository's root");

const frontEndSchema = z
  .strictObject({
    url: webAddress,
    operator: text.optional().describe("Who can take it down or change it"),
    asn: z.int().positive().optional().describe("Number of the network that it is served from"),
    registry: text.optional().describe("Registry of its domain"),
    registrar: text.optional().describe("Registrar of its domain"),
  })
  .describe("A page on which the protocol is used");

const ipfsSchema = z
  .strictObject({
    cid: text.describe("Content id of the released build"),
    gateways: z.array(webAddress).default([]).describe("Gateways that serve it"),
    ens: text.optional().describe("Name whose content hash points to it"),
    mainnetRpc: webAddress.optional().describe("Node of chain 1, where this spec is of another chain"),
    rebuiltCid: text.optional().describe("What a build from source came to"),
  })
  .describe("A build that is named by its content");

const endpointSchema = z
  .strictObject({
    url: webAddress,
    operator: text.optional().describe("Who runs it; its registrable domain without"),
    cloud: text.optional().describe("Cloud, region or hall that it stands in"),
    endsOn: dateSchema.optional().describe("Announced end of the endpoint, or of its key"),
  })
  .describe("An endpoint of somebody");

const keeperSchema = z
  .strictObject({
    name: text,
    operator: text,
    address: addressSchema.optional().describe("Account that it sends from"),
    feeds: z.array(text).default([]).describe("Keys of feeds that it updates"),
    isOpen: z.boolean().default(false).describe("Whether anybody may do the same"),
    isReplaceable: z.boolean().optional().describe("Whether who may update can be changed"),
    endsOn: dateSchema.optional(),
  })
  .describe("Who brings updates");

/** What an alert may watch; the words of the checks. */
const WATCHABLE = [
  "staleness",
  "deviation",
  "switch",
  "admin",
  "unchanged",
  "delegatecall",
  "pause-expiry",
  "key-expiry",
] as const;

const alertSchema = z
  .strictObject({
    id: text,
    watches: z.enum(WATCHABLE),
    testedOn: dateSchema.optional().describe("When a test of it was last delivered"),
  })
  .describe("An alert that somebody runs");

const councilSchema = z
  .strictObject({
    outsiders: z.int().min(0).describe("Signers that are no insiders"),
  })
  .describe("What is attested of a multisig, by its address");

/** The part of a spec that tells what stands around its oracles. */
export const infrastructureSchema = z
  .strictObject({
    exposure: z
      .record(text, z.number().min(0))
      .optional()
      .describe("What hangs on each oracle, by its key, in any unit; alike without"),
    frontends: z.array(frontEndSchema).optional(),
    ipfs: ipfsSchema.nullable().optional().describe("null where there is no such build"),
    dns: z
      .strictObject({
        resolver: z
          .string()
          .regex(/^[0-9a-fA-F.:[\]]+$/, "is no address of a resolver: write 192.0.2.1 or 192.0.2.1:53")
          .optional()
          .describe("Resolver that is asked, over TCP"),
        rdap: z
          .record(text, webAddress)
          .optional()
          .describe("Base address of the registry's RDAP, by top-level domain"),
      })
      .optional(),
    rpc: z.array(endpointSchema).optional().describe("Nodes that clients and services use"),
    client: z
      .strictObject({
        file: file.optional().describe("The client's configuration, which names its nodes"),
        needsIndexer: z.boolean().optional(),
        transport: z
          .enum(["holdfast", "other"])
          .optional()
          .describe("Whether it reaches nodes through this package's transport"),
      })
      .optional(),
    hasSpareCapacity: z
      .boolean()
      .optional()
      .describe("Whether what is paid for suffices with one provider of nodes missing"),
    updateEndpoints: z
      .array(endpointSchema)
      .optional()
      .describe("Where update data of pull sources is fetched"),
    keysWatched: z.boolean().optional().describe("Whether somebody watches expiry and quota of their keys"),
    keepers: z.array(keeperSchema).optional(),
    indexers: z.array(endpointSchema).optional(),
    monitoring: z.strictObject({ alerts: z.array(alertSchema).default([]) }).optional(),
    recoveryPlan: z.strictObject({ file }).nullable().optional(),
    incidents: z
      .strictObject({
        file: file.optional(),
        none: dateSchema.optional().describe("That there was none until this day"),
      })
      .nullable()
      .optional(),
    calendar: z.strictObject({ file }).nullable().optional().describe("Announced ends of what is used"),
    drills: file.optional().describe("Kept drills; drills/<network>.jsonl without"),
    history: file.optional().describe("What the watch service measured"),
    slo: z
      .strictObject({
        unavailability: z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe("Share of the time that may pass without a price"),
        rtoSeconds: seconds(1).optional().describe("Within which a price is promised to be back"),
        maxStepBps: z.int().min(1).optional(),
      })
      .optional(),
    repositories: z
      .array(
        z.strictObject({
          url: text,
          commit: z
            .string()
            .regex(/^[0-9a-f]{40}$/, "is no commit: write its 40 hexadecimal digits")
            .optional(),
        }),
      )
      .optional(),
    manual: file.optional().describe("How the protocol is used without a front-end"),
    security: z.strictObject({ file: file.optional(), url: webAddress.optional() }).optional(),
    councils: z.record(addressSchema, councilSchema).optional(),
    emergencyRoles: z.record(text, addressSchema).optional().describe("Who may do what in an emergency"),
    signing: z
      .strictObject({
        decoders: z.array(z.strictObject({ tool: text, host: text })),
        alarms: z
          .boolean()
          .default(false)
          .describe("Whether delegate calls and implementations raise an alarm"),
      })
      .optional(),
    rotation: z
      .strictObject({ rehearsedOn: dateSchema.optional(), file: file.optional() })
      .nullable()
      .optional()
      .describe("How a lost key is replaced"),
    attestation: z.strictObject({ date: dateSchema, origin: text }).nullable().optional(),
    comparisons: z
      .array(z.strictObject({ provider: text, announcedOn: dateSchema, run: text.optional() }))
      .optional()
      .describe("Upgrades that providers announced, and the run that compared old and new"),
    preflight: z
      .strictObject({ tool: text, run: text.optional() })
      .nullable()
      .optional()
      .describe("How changes are tried before they are made"),
    depth: z
      .record(text, z.number().min(0))
      .optional()
      .describe("Market depth at 2 %, by the oracle's key, in the unit of exposure"),
    sequencerAlternative: text
      .optional()
      .describe("How an outage of the sequencer is handled without its uptime feed"),
    questions: z
      .array(z.strictObject({ path: text, question: text, why: text }))
      .optional()
      .describe("What somebody still has to answer"),
  })
  .describe("What stands around the oracles");

export type InfrastructureSpec = z.infer<typeof infrastructureSchema>;
