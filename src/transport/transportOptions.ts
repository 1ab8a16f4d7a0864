import * as z from "zod";

/** Options that cannot be used; the message says which, with its value and the remedy. */
export class TransportOptionsError extends Error {
  override readonly name = "TransportOptionsError";
}

const MAX_ENDPOINTS = 16;
const MAX_DEADLINE_MS = 600_000;

/** Milliseconds of a call where the options do not say. */
const DEFAULT_DEADLINE_MS = 4_000;

/** A value as a sentence shows it; what is no number says so, as the `1n` of ethers' own chain id. */
const shown = (input: unknown): string =>
  typeof input === "bigint" || typeof input === "string"
    ? `the ${typeof input} ${String(input)}`
    : String(input);

/** An address without its path, where keys are, also where it is no address. */
const hostOf = (text: string): string =>
  URL.canParse(text) ? new URL(text).host : (text.split(/[/?#]/)[0] ?? "");

const integer = (name: string, minimum: number, maximum: number) =>
  z
    .int({ error: ({ input }) => `${name} is ${shown(input)}: give a whole number.` })
    .min(minimum, {
      error: ({ input }) => `${name} is ${String(input)}: give at least ${minimum}.`,
    })
    .max(maximum, {
      error: ({ input }) => `${name} is ${String(input)}: give at most ${maximum}.`,
    });

const url = z
  .string()
  .refine((text) => URL.canParse(text) && /^(?:https?|wss?):$/.test(new URL(text).protocol), {
    error: ({ input }) =>
      `The endpoint ${hostOf(String(input))} is not an http or https address: begin it with https://.`,
  })
  .refine((text) => !URL.canParse(text) || !/[^/]\/\/[^/?#]*@/.test(new URL(text).href), {
    error: ({ input }) =>
      `The endpoint ${hostOf(String(input))} has a user name or password in its address: send it as a header instead.`,
  });

const canBeSent = (headers: Readonly<Record<string, string>>): boolean => {
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
};

/** Whether requests to an address go through a WebSocket. */
export const isSocketAddress = (address: string): boolean => /^wss?:/i.test(address);

const endpointObject = z.strictObject({
  url,
  name: z
    .string()
    .min(1, { error: "An endpoint's name is empty: give one, or none to have it named by its host." })
    .optional(),
  headers: z
    .record(z.string(), z.string())
    .refine(canBeSent, {
      error: ({ input }) =>
        `The headers ${Object.keys(input as object).join(", ")} of an endpoint cannot be sent: correct their names and values.`,
    })
    .optional(),
});

const endpointWithName = endpointObject.refine(
  ({ url: address, headers = {} }) => !isSocketAddress(address) || Object.keys(headers).length === 0,
  {
    error: ({ input }) =>
      `The endpoint ${hostOf((input as { url: string }).url)} has headers, which no WebSocket can send: put the key into its address, or give its https address.`,
  },
);

const endpoint = z
  .union([url, endpointWithName])
  .transform((given) => (typeof given === "string" ? { url: given } : given));

const schema = z.strictObject({
  endpoints: z
    .array(endpoint, {
      error: ({ input }) => `endpoints is ${shown(input)}: give a list of addresses.`,
    })
    .min(1, { error: "endpoints is empty: give at least one, and three to outvote one that lies." })
    .max(MAX_ENDPOINTS, {
      error: ({ input }) =>
        `endpoints has ${(input as unknown[]).length} entries: give at most ${MAX_ENDPOINTS}.`,
    }),
  chainId: integer("chainId", 1, Number.MAX_SAFE_INTEGER),
  deadlineMs: integer("deadlineMs", 1, MAX_DEADLINE_MS).default(DEFAULT_DEADLINE_MS),
  hedgeAfterMs: integer("hedgeAfterMs", 1, MAX_DEADLINE_MS).optional(),
  agreement: integer("agreement", 1, MAX_ENDPOINTS).optional(),
  maxBlockLag: integer("maxBlockLag", 0, 100_000).default(3),
  headMaxAgeMs: integer("headMaxAgeMs", 0, MAX_DEADLINE_MS).default(250),
  retries: integer("retries", 0, 10).default(1),
  failuresToRest: integer("failuresToRest", 1, 100).default(1),
  minRestMs: integer("minRestMs", 1, MAX_DEADLINE_MS).default(1_000),
  maxRestMs: integer("maxRestMs", 1, MAX_DEADLINE_MS).default(60_000),
  maxResponseBytes: integer("maxResponseBytes", 1_024, 2 ** 30).default(16 * 2 ** 20),
  extraReads: z
    .array(z.string(), { error: ({ input }) => `extraReads is ${shown(input)}: give a list of methods.` })
    .default([]),
});

/** What `createResilientTransport` takes; the defaults are in brackets. */
export interface TransportOptions {
  /**
   * 1 to 16 nodes in the order of preference: an address that begins with https:// or wss://, or one with a name for errors
   * and metrics and with HTTP headers, which a WebSocket cannot send.
   */
  readonly endpoints: readonly (
    | string
    | { readonly url: string; readonly name?: string; readonly headers?: Readonly<Record<string, string>> }
  )[];
  /** The chain that every endpoint has to be on. */
  readonly chainId: number;
  /** Milliseconds within which a call answers or fails [4,000]. */
  readonly deadlineMs?: number;
  /** Milliseconds after which one more endpoint is asked while an answer is missing [a tenth of the deadline]. */
  readonly hedgeAfterMs?: number;
  /** How many endpoints have to give the same answer [more than half of them]; 1 believes whoever answers first. */
  readonly agreement?: number;
  /** Blocks that an endpoint may be behind the others and still serve `latest` [3]. */
  readonly maxBlockLag?: number;
  /** Milliseconds for which the known head is taken as `latest` [250]; 0 asks before every such read. */
  readonly headMaxAgeMs?: number;
  /** How often a call without an answer is tried again before its deadline [1]. */
  readonly retries?: number;
  /** Failures in a row after which an endpoint rests [1]: a probe in the background brings it back, not a caller. */
  readonly failuresToRest?: number;
  /** Milliseconds that it rests at least [1,000]. */
  readonly minRestMs?: number;
  /** Milliseconds that the jitter on top may reach [60,000]. */
  readonly maxRestMs?: number;
  /** Bytes of an answer beyond which it is not read on [16 MiB]. */
  readonly maxResponseBytes?: number;
  /** Methods beyond the standard ones that only read, as `trace_call`; they take part in the agreement. */
  readonly extraReads?: readonly string[];
}

/** One endpoint, ready to use. */
export interface EndpointSettings {
  readonly url: string;
  /** Unique; never holds the path of the address, where keys are. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The options with every default filled in. */
export type TransportSettings = Required<Omit<TransportOptions, "endpoints">> & {
  readonly endpoints: readonly EndpointSettings[];
};

const unknownKeys = (keys: readonly string[], { shape }: z.ZodObject): string =>
  `The option ${keys.join(", ")} is unknown: take one of ${Object.keys(shape).join(", ")}.`;

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys") {
    return unknownKeys(issue.keys, issue.path.length === 0 ? schema : endpointObject);
  }
  if (issue.code === "invalid_union") {
    const [first] = issue.errors.flat().filter(({ message }) => message.endsWith("."));
    return (
      first?.message ?? "An endpoint is neither an address nor { url, name, headers }: give one of them."
    );
  }
  if (issue.path.length === 0) return "There are no options: give endpoints and chainId.";
  return issue.message.endsWith(".") ? issue.message : `${issue.path.join(".")}: ${issue.message}.`;
};

/** The sentence for the first pair of options that do not go together. */
const conflictIn = (settings: TransportSettings): string | undefined => {
  const { endpoints, agreement, hedgeAfterMs, deadlineMs, minRestMs, maxRestMs } = settings;
  if (agreement > endpoints.length) {
    return `agreement is ${agreement} of ${endpoints.length} endpoints: lower it or add endpoints.`;
  }
  if (hedgeAfterMs > deadlineMs) {
    return `hedgeAfterMs is ${hedgeAfterMs}, longer than the deadline of ${deadlineMs} ms: lower it.`;
  }
  if (minRestMs > maxRestMs) {
    return `minRestMs is ${minRestMs}, longer than maxRestMs of ${maxRestMs}: lower it.`;
  }
  const addresses = endpoints.map((one) => new URL(one.url).href.replace(/#.*$/, ""));
  const twice = endpoints.find((_, index) => addresses.indexOf(addresses[index] ?? "") !== index);
  if (twice !== undefined) {
    return `The endpoint ${twice.name} is given twice: one node must not vote twice, so remove it.`;
  }
  const names = endpoints.map(({ name }) => name);
  const shared = names.find((name, index) => names.indexOf(name) !== index);
  return shared === undefined ? undefined : `Two endpoints are named ${shared}: give each its own name.`;
};

/** Names for endpoints without one: the host, numbered where several share it. */
const named = (endpoints: z.infer<typeof endpoint>[]): EndpointSettings[] => {
  const hosts = endpoints.map(({ url: address }) => hostOf(address));
  return endpoints.map(({ url: address, name, headers = {} }, index) => {
    const host = hosts[index] ?? address;
    const isShared = hosts.filter((other) => other === host).length > 1;
    return { url: address, headers, name: name ?? (isShared ? `${host}#${index + 1}` : host) };
  });
};

/** Checks the options and fills in the defaults; throws `TransportOptionsError`. */
export const readTransportOptions = (options: TransportOptions): TransportSettings => {
  const parsed = schema.safeParse(options);
  if (!parsed.success) {
    throw new TransportOptionsError(parsed.error.issues.map(sentenceOf).join(" "));
  }
  const { endpoints, agreement, hedgeAfterMs, ...rest } = parsed.data;
  const settings: TransportSettings = {
    ...rest,
    endpoints: named(endpoints),
    agreement: agreement ?? Math.floor(endpoints.length / 2) + 1,
    hedgeAfterMs: hedgeAfterMs ?? Math.ceil(rest.deadlineMs / 10),
  };
  const conflict = conflictIn(settings);
  if (conflict !== undefined) throw new TransportOptionsError(conflict);
  return settings;
};
