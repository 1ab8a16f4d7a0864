/** What a fault is at one block, to a stub that stands over a feed: how its price calls fail, or what their answers become. */

/** The words of an answer that can be bent. `startedAt` and the rounds are those of `latestRoundData()`. */
export const FIELDS = ["price", "time", "startedAt", "round", "answeredInRound"] as const;
export type Field = (typeof FIELDS)[number];

/** What becomes of one word. Prices are in the feed's own decimals, times in seconds. */
export type Edit =
  /** It is this. */
  | { readonly field: Field; readonly operation: "set"; readonly operand: bigint }
  /** It is itself times the ratio, rounded towards zero. */
  | {
      readonly field: Field;
      readonly operation: "scale";
      readonly numerator: bigint;
      readonly denominator: bigint;
    }
  /** It is itself and this. */
  | { readonly field: Field; readonly operation: "add"; readonly operand: bigint }
  /** It is the block's time and this. */
  | { readonly field: Field; readonly operation: "fromNow"; readonly operand: bigint }
  /** It is this, divided by itself. */
  | { readonly field: Field; readonly operation: "invert"; readonly operand: bigint };

/** How a stub shows a fault. */
export type StubAct =
  /** The call reverts with this data, at most 128 bytes. */
  | { readonly act: "revert"; readonly data: string }
  /** The call uses up all its gas. */
  | { readonly act: "burn" }
  /** The call ends with 100,000 bytes. */
  | { readonly act: "bomb"; readonly on: "revert" | "success" }
  /** The answer ends after so many bytes. */
  | { readonly act: "cut"; readonly bytes: number }
  /** One or two words of the answer are others. */
  | { readonly act: "edit"; readonly edits: readonly [Edit] | readonly [Edit, Edit] }
  /** There is no code at the address: not shown by a stub, but by its absence. */
  | { readonly act: "noCode" };

/** What is known of the feed that a fault is shown on. */
export interface ShownFeed {
  /** Age from which on its answer is stale, in seconds. */
  readonly maxAge: number;
  /** Decimals of its answers. */
  readonly decimals: number;
}

/** A source that is lost; an answer that harms whoever calls; one that no market gives; what a provider's upgrade may do. */
export type FaultKind = "loss" | "hostile" | "impossible" | "upgrade";

/**
 * How a drill shows a fault at one block, or why it cannot. A fault may have several variants; the first is the one that the
 * bare name means.
 */
export type FaultDrill<Parameters> =
  | {
      readonly show: (parameters: Parameters, feed: ShownFeed) => StubAct;
      /** Parameters by variant; the fault's example unless given. */
      readonly variants?: Readonly<Record<string, Parameters>>;
      /** Whether it is the feed of the L2's sequencer that shows it, and no source. */
      readonly isOfSequencer?: boolean;
      /** What it is a case of, for who asks whether all such are survived. */
      readonly kinds?: readonly FaultKind[];
    }
  | { readonly cannot: string };

/** Multiplies the price by a ratio given as a decimal number, exact to a millionth of a basis point. */
export const scaledPrice = (multiplier: number): StubAct => ({
  act: "edit",
  edits: [scaling(BigInt(Math.round(multiplier * 1e10)), 10_000_000_000n)],
});

/** The price times a ratio. */
export const scaling = (numerator: bigint, denominator: bigint): Edit => ({
  field: "price",
  operation: "scale",
  numerator,
  denominator,
});

/** The data's time lies so many seconds before the block's. */
export const aged = (seconds: number): StubAct => ({
  act: "edit",
  edits: [{ field: "time", operation: "fromNow", operand: -BigInt(seconds) }],
});

/** Reverts with a typed error that nobody knows: `FeedBroken(uint256)` with 1, as `FaultyFeed` does. */
export const CUSTOM_REVERT: StubAct = {
  act: "revert",
  data: "0x0a1892940000000000000000000000000000000000000000000000000000000000000001",
};

/** Reverts with the text "feed is broken". */
export const REASON_REVERT: StubAct = {
  act: "revert",
  data: "0x08c379a00000000000000000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000e666565642069732062726f6b656e000000000000000000000000000000000000",
};

/** Reverts as arithmetic of Solidity does. */
export const panicking = (code: number): StubAct => ({
  act: "revert",
  data: `0x4e487b71${code.toString(16).padStart(64, "0")}`,
});
