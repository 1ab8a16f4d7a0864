import type { FailureKind, Outcome, RpcError } from "./outcome.ts";

/** What one endpoint did in a call that failed. */
export interface EndpointReport {
  readonly name: string;
  /** To be read after its name: "answered HTTP 500". */
  readonly did: string;
  /** Undefined where it did answer, or was not asked. */
  readonly failure: FailureKind | undefined;
}

/** Why a call has no answer. */
export type TransportFault =
  /** Too few endpoints answered. */
  | "unreachable"
  /** Enough endpoints answered, but too few of them the same. */
  | "disagreement"
  /** Endpoints' heads are too far apart to say which block is the latest. */
  | "heads";

const WHY: Readonly<Record<TransportFault, readonly [string, string]>> = {
  unreachable: ["answered", "check these endpoints or add others"],
  disagreement: ["gave the same answer to", "find out which of these endpoints lies, or add others"],
  heads: [
    "have heads close enough to answer",
    "replace the endpoints that are behind or ahead, or raise maxBlockLag",
  ],
};

/** The EIP-1193 code for "disconnected": viem does not retry it. */
const DISCONNECTED = 4900;

/** What came of the call as a whole: the message names every endpoint and what it did. */
export class HoldfastTransportError extends Error {
  override readonly name = "HoldfastTransportError";
  /** Of EIP-1193: disconnected. */
  readonly code = DISCONNECTED;
  readonly method: string;
  readonly fault: TransportFault;
  /** Every endpoint, in the order of the options. */
  readonly endpoints: readonly EndpointReport[];

  constructor(method: string, fault: TransportFault, needed: number, endpoints: readonly EndpointReport[]) {
    const [verb, remedy] = WHY[fault];
    const did = endpoints.map((endpoint) => `${endpoint.name} ${endpoint.did}`).join(", ");
    super(`Fewer than ${needed} of ${endpoints.length} endpoints ${verb} ${method}: ${did}; ${remedy}.`);
    this.method = method;
    this.fault = fault;
    this.endpoints = endpoints;
  }
}

/** The transport was closed, before the call or during it. */
export class TransportClosedError extends Error {
  override readonly name = "TransportClosedError";
  /** Of EIP-1193: disconnected. */
  readonly code = DISCONNECTED;

  constructor() {
    super("The transport was closed: create another one for further calls.");
  }
}

/** A method that the transport does not serve, with the reason and the remedy. */
export class UnsupportedMethodError extends Error {
  override readonly name = "UnsupportedMethodError";
  /** Of EIP-1193: unsupported method. */
  readonly code = 4200;
  readonly method: string;

  constructor(method: string, why: string) {
    super(`${method} is refused: ${why}.`);
    this.method = method;
  }
}

/** The error that the nodes answered with, unchanged, so that ethers and viem decode the revert that is in it. */
export class RpcAnswerError extends Error {
  override readonly name = "RpcAnswerError";
  readonly code: number;
  readonly data?: unknown;

  constructor({ code, message, data }: RpcError) {
    super(message);
    this.code = code;
    if (data !== undefined) this.data = data;
  }
}

const EXCERPT = 40;

const excerpt = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}… (${text.length} characters)` : text;
};

/**
 * What an endpoint did, to be read after its name.
 * @param question What it was asked, where that is not what the sentence is about.
 */
export const describeOutcome = (outcome: Outcome, question?: string): string => {
  if (outcome.kind === "failure") return outcome.did;
  const answered = question === undefined ? "answered" : `answered ${question} with`;
  if (outcome.kind === "result") return `${answered} ${excerpt(outcome.result)}`;
  const { code, message, data } = outcome.error;
  const bytes = data === undefined ? "" : ` with ${excerpt(data)}`;
  const how = question === undefined ? "answered with" : answered;
  return `${how} the error ${code} ${excerpt(message)}${bytes}`;
};
