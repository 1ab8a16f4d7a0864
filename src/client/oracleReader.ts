import type { Address, BlockChoice, BlockStamp } from "./oracleAnswers.ts";

/** The views of an oracle that a client calls. */
export type OracleView =
  | "read"
  | "tryRead"
  | "tryReadWithout"
  | "readAtMost"
  | "inspect"
  | "config"
  | "decimals";

/** How a client reaches an oracle: what has to be written for one more library. */
export interface OracleReader {
  readonly address: Address;
  /**
   * Calls a view.
   * @returns What it gives, decoded: a struct as an object, several values as a list, an integer as bigint or number.
   * @throws {OracleError} Where the contract reverts or does not answer like an oracle; else whatever the library throws.
   */
  call(view: OracleView, args: readonly (bigint | number)[], block: BlockChoice): Promise<unknown>;
  /** The latest block. */
  head(): Promise<BlockStamp>;
}
