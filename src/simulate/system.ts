import type { InterfaceAbi } from "ethers";
import type { Mode } from "../oracle/words.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { Timeline } from "../oracle/timeline.ts";
import type { Trace } from "../oracle/trace.ts";

/** A contract to deploy: the name of one of ours, or any other by its interface and creation code. */
export type ContractSource = string | { readonly abi: InterfaceAbi; readonly bytecode: string };

/**
 * What a system is set up with. What it asks for is written down, and done anew at the start of every run, in order, by one
 * account; so nothing can be read back, but addresses are known beforehand.
 */
export interface SystemStage {
  readonly config: RunConfig;
  /** The account that deploys and sends. */
  readonly deployer: string;
  /** Addresses of the sources' feeds (`FaultyFeed`), in the oracle's order. While setting up they answer the first price. */
  readonly feeds: readonly string[];
  /** Address of the sequencer's uptime feed, where the oracle heeds one. */
  readonly sequencerFeed: string | undefined;
  /** Deploys a contract and resolves to the address that it comes to stand at. */
  readonly deploy: (contract: ContractSource, parameters: readonly unknown[]) => Promise<string>;
  /** Sends a transaction from the deployer, for what a system needs besides its constructor. */
  readonly send: (to: string, data: string) => Promise<void>;
  /** Sets an account's code, for what has to stand at a fixed address. */
  readonly setCode: (address: string, code: string) => Promise<void>;
}

/**
 * What the words of a system's answer mean. `Reading` is our oracles' nine words. `words` names the places of the price and
 * of the time of its data among the words that come back (32 bytes each, from 0); `timeWord` is -1 where there is none.
 */
export type AnswerShape =
  | { readonly kind: "Reading" }
  | { readonly kind: "words"; readonly priceWord: number; readonly timeWord: number };

/** A system that stands on the chain, and how a consumer asks it. */
export interface DeployedSystem {
  readonly target: string;
  /** What the consumer calls it with. A call that fails is a refusal. */
  readonly callData: string;
  readonly answer: AnswerShape;
  /** Decimals of its prices. */
  readonly decimals: number;
  /** A call that anybody sends it now and then, before it is asked; a run fails where the call does. */
  readonly upkeep?: { readonly callData: string; readonly everySeconds: number };
}

/**
 * An oracle that takes part in a simulation: one of ours, a baseline or a peer. Ours and the baselines are the default
 * exports of the files in src/simulate/systems; others are handed to the engine.
 */
export interface System {
  /** Name in reports and for `--system`; the file's name. */
  readonly name: string;
  /** What it is, in a few words for people. */
  readonly title: string;
  /** Place in tables, ascending. */
  readonly order: number;
  /** Of one of our oracles its mode, by which the exact model can be asked too. */
  readonly mode?: Mode;
  /** Whether it can be set up over a scenario's sources; always where it is left out. */
  readonly suits?: (config: RunConfig) => boolean;
  /** Deploys it over the feeds. */
  readonly deploy: (stage: SystemStage) => Promise<DeployedSystem>;
  /**
   * What it answers, in plain numbers without a chain, for runs too long for the bytecode: writes every step of the trace.
   * Systems without one are left out of such runs.
   */
  readonly model?: (timeline: Timeline, config: RunConfig, trace: Trace) => void;
}
