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

/** The node gave the call too little gas to give every source its limit: the oracle took all of it and said nothing. */
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

/** What nodes say of a call that took all its gas and returned nothing. */
const ALL_GAS_TAKEN =
  /\bout of gas\b|gas uint64 overflow|\bOutOfGas\b|invalid (opcode|instruction)|BadInstruction|InvalidFEOpcode|INVALID_OPERATION/i;
/** Under which names errors keep what caused them, and how deep that is looked for. */
const CAUSES = ["cause", "error", "info", "data"] as const;
const MAX_DEPTH = 8;

/**
 * Whether a call failed without a word and took all its gas, by what the node says; `failure` may be wrapped any number of
 * times. A sound oracle does so for one reason, too little gas.
 */
export const hasTakenAllGas = (failure: unknown, depth = 0): boolean => {
  if (typeof failure !== "object" || failure === null || depth > MAX_DEPTH) return false;
  const fields = failure as Readonly<Record<string, unknown>>;
  const words = [fields["message"], fields["shortMessage"], fields["details"]];
  if (words.some((text) => typeof text === "string" && ALL_GAS_TAKEN.test(text))) return true;
  return CAUSES.some((name) => hasTakenAllGas(fields[name], depth + 1));
};

/** The typed error for what a contract reverted with. */
export const errorForRevert = (address: Address, revert: Revert, cause: unknown): OracleError => {
  const { name, args, data } = revert;
  if (data === "0x") {
    if (hasTakenAllGas(cause)) return new InsufficientGasError(address, { cause });
    return new NotAnOracleError(address, "it reverts without a reason", { cause });
  }
  if (name === "InsufficientGas") return new InsufficientGasError(address, { cause });
  if (name === "PriceUnavailable") {
    const level = LEVELS[Number(args[0])];
    if (level !== undefined) return new PriceUnavailableError(address, level, Number(args[1]), { cause });
  }
  return new OracleRevertedError(address, revert, { cause });
};
