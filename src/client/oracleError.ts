import { LEVELS, type Level } from "../oracle/words.ts";
import { type Address, sourcesIn } from "./oracleAnswers.ts";

/** What an oracle refuses with, as errors with typed fields. Failures of the connection stay the library's own. */
export abstract class OracleError extends Error {
  /** The contract that was asked. */
  readonly address: Address;

  constructor(address: Address, message: string, options?: ErrorOptions) {
    super(message, options);
    this.address = address;
  }
}

const namesOf = (mask: number): string => {
  const sources = sourcesIn(mask);
  if (sources.length === 0) return "no source is named as the cause";
  return `source ${sources.join(", ")} ${sources.length === 1 ? "is" : "are"} not usable`;
};

/** `PriceUnavailable(level, faultMask)`: the reading is worse than what was asked for. */
export class PriceUnavailableError extends OracleError {
  override readonly name = "PriceUnavailableError";
  /** How good the reading is. */
  readonly level: Level;
  /** Bit i: source i was needed and not usable. */
  readonly faultMask: number;

  constructor(address: Address, level: Level, faultMask: number, options?: ErrorOptions) {
    super(
      address,
      `The oracle ${address} serves no price here, its level is ${level} and ${namesOf(faultMask)}: see inspect().`,
      options,
    );
    this.level = level;
    this.faultMask = faultMask;
  }
}

/** `InsufficientGas()`: the node gave the call too little gas to give every source its limit. */
export class InsufficientGasError extends OracleError {
  override readonly name = "InsufficientGasError";

  constructor(address: Address, options?: ErrorOptions) {
    super(
      address,
      `The node gave the read of ${address} too little gas: raise its gas limit of calls, or use another node.`,
      options,
    );
  }
}

/** The contract reverted with an error that no view of a sound oracle gives. */
export class OracleRevertedError extends OracleError {
  override readonly name = "OracleRevertedError";
  /** Name of the contract's error; undefined where it is none of an oracle's. */
  readonly errorName: string | undefined;
  /** The error's arguments. */
  readonly args: readonly unknown[];
  /** What the contract reverted with, in hexadecimal. */
  readonly data: string;

  constructor(address: Address, revert: Revert, options?: ErrorOptions) {
    const { name, args, data } = revert;
    const what = name === undefined ? `the unknown data ${data}` : `${name}(${args.map(String).join(", ")})`;
    super(address, `The contract ${address} reverted with ${what}: check that it is an oracle.`, options);
    this.errorName = name;
    this.args = args;
    this.data = data;
  }
}

/** There is no oracle at the address, or one of a version that this client does not know. */
export class NotAnOracleError extends OracleError {
  override readonly name = "NotAnOracleError";

  constructor(address: Address, what: string, options?: ErrorOptions) {
    super(
      address,
      `The address ${address} does not answer like an oracle, ${what}: check the address, the chain and the block.`,
      options,
    );
  }
}

/** What a contract reverted with. */
export interface Revert {
  /** Undefined where the data is no error of an oracle's. */
  readonly name: string | undefined;
  readonly args: readonly unknown[];
  /** In hexadecimal, with its prefix. */
  readonly data: string;
}

/** The typed error for what a contract reverted with. */
export const errorForRevert = (address: Address, revert: Revert, cause: unknown): OracleError => {
  const { name, args, data } = revert;
  if (data === "0x") return new NotAnOracleError(address, "it reverts without a reason", { cause });
  if (name === "InsufficientGas") return new InsufficientGasError(address, { cause });
  if (name === "PriceUnavailable") {
    const level = LEVELS[Number(args[0])];
    if (level !== undefined) return new PriceUnavailableError(address, level, Number(args[1]), { cause });
  }
  return new OracleRevertedError(address, revert, { cause });
};
