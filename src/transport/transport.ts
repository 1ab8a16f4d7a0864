import type { ResilientTransport } from "./resilientTransport.ts";
import { TransportEngine } from "./transportEngine.ts";
import { readTransportOptions, type TransportOptions } from "./transportOptions.ts";

export type { EndpointSnapshot } from "./endpointMetrics.ts";
export { FAILURE_KINDS, type FailureKind } from "./outcome.ts";
export type { ResilientTransport, TransportRequest, TransportSnapshot } from "./resilientTransport.ts";
export {
  type EndpointReport,
  HoldfastTransportError,
  RpcAnswerError,
  TransportClosedError,
  type TransportFault,
  UnsupportedMethodError,
} from "./transportError.ts";
export { type TransportOptions, TransportOptionsError } from "./transportOptions.ts";

/** Makes a transport; throws `TransportOptionsError`, a sentence for each option that is wrong. */
export const createResilientTransport = (options: TransportOptions): ResilientTransport =>
  new TransportEngine(readTransportOptions(options));
