import type { EndpointSnapshot } from "./endpointMetrics.ts";

/** One JSON-RPC request as EIP-1193 has it. */
export interface TransportRequest {
  readonly method: string;
  readonly params?: readonly unknown[] | object | undefined;
}

/** What the transport and its endpoints have done so far: plain data, counts since the start. */
export interface TransportSnapshot {
  /** Calls by what came of them. */
  readonly calls: { readonly answered: number; readonly failed: number };
  /** The last block taken for `latest`. */
  readonly head: bigint | undefined;
  readonly endpoints: readonly EndpointSnapshot[];
}

/** An EIP-1193 provider over several nodes. */
export interface ResilientTransport {
  readonly chainId: number;
  /**
   * Answers a request as enough endpoints do. Throws `RpcAnswerError` for a revert or another error that the nodes agree
   * on, `UnsupportedMethodError` for a method that cannot be served by several nodes, and `HoldfastTransportError`, which
   * says what each endpoint did, where there is no answer.
   */
  request(
    request: TransportRequest,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<unknown>;
  /** What came of the calls so far, by endpoint. */
  snapshot(): TransportSnapshot;
  /** Ends every call that is still out, and refuses further ones, with `TransportClosedError`. */
  close(): void;
}
