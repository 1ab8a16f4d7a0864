import {
  JsonRpcApiProvider,
  type JsonRpcError,
  type JsonRpcPayload,
  type JsonRpcResult,
  Network,
} from "ethers";
import type { ResilientTransport } from "./transport.ts";
import { RpcAnswerError, UnsupportedMethodError } from "./transportError.ts";

/** What ethers can be told besides. */
export interface ResilientProviderOptions {
  /** Milliseconds for which ethers takes a same request's answer again [250]; -1 for never. */
  readonly cacheTimeout?: number;
  /** Milliseconds between two looks for new blocks and events [4,000]. */
  readonly pollingInterval?: number;
}

/**
 * A transport as an ethers provider. Unlike `BrowserProvider` it hands a `HoldfastTransportError` on as it is, knows its
 * network without asking, and follows events by `eth_getLogs`, because filters live on one node.
 */
export class ResilientProvider extends JsonRpcApiProvider {
  readonly #transport: ResilientTransport;

  constructor(transport: ResilientTransport, options: ResilientProviderOptions = {}) {
    const network = Network.from(transport.chainId);
    super(network, { ...options, staticNetwork: network, batchMaxCount: 1, polling: true });
    this.#transport = transport;
    this._start();
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const payloads = Array.isArray(payload) ? payload : [payload];
    const replies = await Promise.all(payloads.map((one) => this.#reply(one)));
    // ethers' type leaves out the errors that its own reader of this list looks for.
    return replies as JsonRpcResult[];
  }

  async #reply({ id, method, params }: JsonRpcPayload): Promise<JsonRpcResult | JsonRpcError> {
    try {
      return { id, result: await this.#transport.request({ method, params }) };
    } catch (problem) {
      if (!(problem instanceof RpcAnswerError || problem instanceof UnsupportedMethodError)) throw problem;
      const { code, message } = problem;
      const data: unknown = "data" in problem ? problem.data : undefined;
      return { id, error: { code, message, data } };
    }
  }
}
