/**
 * The public names of the package that need no other library: neither ethers, viem nor Hardhat. What needs ethers is
 * exported by `ethers.ts`, what needs viem by `viem.ts`, and every ABI by `abi/index.ts`.
 */
export {
  type CallOptions,
  HoldfastClient,
  type LevelListener,
} from "./client/holdfastClient.ts";
export type { LevelChange, PollOptions } from "./client/levelChanges.ts";
export {
  type Address,
  type BlockChoice,
  type BlockStamp,
  type ConfiguredSource,
  type Observation,
  type OracleConfig,
  type Price,
  type SourceReport,
  sourcesIn,
} from "./client/oracleAnswers.ts";
export {
  InsufficientGasError,
  NotAnOracleError,
  OracleError,
  OracleRevertedError,
  PriceUnavailableError,
  type Revert,
} from "./client/oracleError.ts";
export type { OracleReader, OracleView } from "./client/oracleReader.ts";
export {
  createResilientTransport,
  type EndpointReport,
  type EndpointSnapshot,
  FAILURE_KINDS,
  type FailureKind,
  HoldfastTransportError,
  type ResilientTransport,
  RpcAnswerError,
  TransportClosedError,
  type TransportFault,
  type TransportOptions,
  TransportOptionsError,
  type TransportRequest,
  type TransportSnapshot,
  UnsupportedMethodError,
} from "./transport/transport.ts";
export { isServed } from "./oracle/model.ts";
export {
  type Fault,
  FAULTS,
  type Level,
  LEVELS,
  type Mode,
  MODES,
  type Reading,
  type Role,
  ROLES,
} from "./oracle/words.ts";
export { default } from "./lazyPlugin.ts";
