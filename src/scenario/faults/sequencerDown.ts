import { z } from "zod";
import { defineFault } from "../fault.ts";

/** An L2 that stands still: nothing is published, and prices are old when it comes back. */
export default defineFault({
  name: "sequencer-down",
  title: "the L2's sequencer is down",
  models:
    "The sequencer halts, every provider with it; after its return a grace period lets borrowers act first.",
  incidents: ["arbitrum-2023-12", "polygon-zkevm-2024", "starknet-2025-09", "base-2026-06"],
  parameters: z.strictObject({}),
  example: {},
  touches: ["sequencer"],
  isExclusive: true,
  reach: "all",
  effects: { isSequencerDown: () => true },
  drill: {
    show: () => ({ act: "edit", edits: [{ field: "price", operation: "set", operand: 1n }] }),
    isOfSequencer: true,
  },
  expected: {
    Ordered: { levels: ["Unavailable"], faults: ["None", "Stale"] },
    Median: { levels: ["Unavailable"], faults: ["None", "Stale"] },
  },
});
