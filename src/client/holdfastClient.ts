import { LEVELS, type Level, type Reading } from "../oracle/words.ts";
import { decodeConfig, decodeDecimals, decodePrice, decodeReading, decodeReports } from "./decode.ts";
import { type LevelChange, levelChanges, type PollOptions } from "./levelChanges.ts";
import type {
  Address,
  BlockChoice,
  Observation,
  OracleConfig,
  Price,
  SourceReport,
} from "./oracleAnswers.ts";
import { NotAnOracleError } from "./oracleError.ts";
import type { OracleReader, OracleView } from "./oracleReader.ts";

/** What every call of a client may be told. */
export interface CallOptions {
  /** As of which block [the latest]. */
  readonly block?: BlockChoice;
}

/** What a watch calls. */
export interface LevelListener extends Omit<PollOptions, "signal" | "onFailure"> {
  /** Called with the level at the start, and with every other one from then on. */
  readonly onChange: (change: LevelChange) => void;
  /** Called with what kept a look from being taken, or `onChange` from returning; the watch goes on. */
  readonly onFailure: (failure: unknown) => void;
}

/**
 * Reads one oracle, a `RedundantOracle` or a `GovernedOracle`; made by `createEthersClient` or `createViemClient`. Every
 * function throws an `OracleError` where the oracle refuses, and hands on what the library throws where the node fails.
 */
export class HoldfastClient {
  readonly #reader: OracleReader;

  constructor(reader: OracleReader) {
    this.#reader = reader;
  }

  /** The oracle's address. */
  get address(): Address {
    return this.#reader.address;
  }

  /**
   * The price, at level Normal or Degraded.
   * @throws {PriceUnavailableError} At a worse level.
   */
  read({ block = "latest" }: CallOptions = {}): Promise<Price> {
    return this.#call("read", [], block, decodePrice);
  }

  /** The reading, whatever its level. */
  tryRead({ block = "latest" }: CallOptions = {}): Promise<Reading> {
    return this.#call("tryRead", [], block, decodeReading);
  }

  /**
   * The reading as it would be if some sources were down.
   * @param disabledMask Bit i: source i is treated as down.
   */
  tryReadWithout(disabledMask: bigint, { block = "latest" }: CallOptions = {}): Promise<Reading> {
    return this.#call("tryReadWithout", [disabledMask], block, decodeReading);
  }

  /**
   * The reading, at level `worst` or better.
   * @throws {PriceUnavailableError} At a worse level.
   */
  readAtMost(worst: Level, { block = "latest" }: CallOptions = {}): Promise<Reading> {
    return this.#call("readAtMost", [LEVELS.indexOf(worst)], block, decodeReading);
  }

  /** Every source, Shadow too, each with its own reason; of a `GovernedOracle` the disabled ones as `Disabled`. */
  inspect({ block = "latest" }: CallOptions = {}): Promise<SourceReport[]> {
    return this.#call("inspect", [], block, decodeReports);
  }

  /** What the oracle was constructed with; of a `GovernedOracle` the one that it reads at the time. */
  config({ block = "latest" }: CallOptions = {}): Promise<OracleConfig> {
    return this.#call("config", [], block, decodeConfig);
  }

  /** Decimals of every price; they never change. */
  decimals({ block = "latest" }: CallOptions = {}): Promise<number> {
    return this.#call("decimals", [], block, decodeDecimals);
  }

  /** The reading and every source's report, both as of the latest block. */
  async observe(): Promise<Observation> {
    const block = await this.#reader.head();
    const [reading, sources] = await Promise.all([
      this.tryRead({ block: block.number }),
      this.inspect({ block: block.number }),
    ]);
    return { block, reading, sources };
  }

  /**
   * The level at the start, and then every other level that is met when looking at the latest block from time to time. One
   * that comes and goes between two looks is not seen. A node that falls behind is not believed.
   * @param options When to look and when to stop; without `onFailure` the first failure of the node is thrown.
   */
  levelChanges(options: PollOptions = {}): AsyncGenerator<LevelChange, void, void> {
    return levelChanges({ head: () => this.#reader.head(), oracle: this }, options);
  }

  /**
   * The same as `levelChanges`, for code that is called.
   * @returns Ends the watch; nothing is called from then on.
   */
  watchLevel({ onChange, onFailure, ...options }: LevelListener): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    const report = (failure: unknown) => {
      if (!signal.aborted) onFailure(failure);
    };
    const follow = async () => {
      for await (const change of this.levelChanges({ ...options, signal, onFailure: report })) {
        if (signal.aborted) return;
        try {
          onChange(change);
        } catch (failure) {
          report(failure);
        }
      }
    };
    void follow();
    return () => ending.abort();
  }

  async #call<Answer>(
    view: OracleView,
    args: readonly (bigint | number)[],
    block: BlockChoice,
    decode: (raw: unknown) => Answer,
  ): Promise<Answer> {
    const raw = await this.#reader.call(view, args, block);
    try {
      return decode(raw);
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw new NotAnOracleError(this.address, cause.message, { cause });
    }
  }
}
