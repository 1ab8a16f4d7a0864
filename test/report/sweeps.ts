import type { SweepPageInput, SweptConfiguration } from "../../src/report/sweepInput.ts";

/** A configuration that was always available and never wrong, but for the changes. */
export const configurationWith = (changes: Partial<SweptConfiguration> = {}): SweptConfiguration => ({
  name: "median 2 of 3",
  mode: "Median",
  sources: 3,
  quorum: 2,
  maxDeviationBps: 150,
  maxAge: 3_900,
  runs: 500,
  availability: { mean: 1, halfWidth: 0 },
  exposurePerDay: { mean: 0, halfWidth: 0 },
  falseRefusalPerDay: { mean: 0, halfWidth: 0 },
  worstErrorBps: 0,
  isOnFront: false,
  isTied: false,
  ...changes,
});

/** Three configurations, of which one is beaten by another. */
export const sweep: SweepPageInput = {
  title: "Sweep",
  isPartial: false,
  facts: [{ name: "Holdfast", value: "1.2.3" }],
  runs: 100,
  environments: 5,
  configurations: [
    configurationWith({
      name: "beaten",
      availability: { mean: 0.9, halfWidth: 0.01 },
      exposurePerDay: { mean: 7_200_000, halfWidth: 360_000 },
      worstErrorBps: 20_000,
    }),
    configurationWith({
      name: "careful",
      isOnFront: true,
      availability: { mean: 0.99, halfWidth: 0.001 },
    }),
    configurationWith({
      name: "available",
      isOnFront: true,
      maxAge: "by heartbeat",
      availability: { mean: 0.999, halfWidth: 0.0005 },
      exposurePerDay: { mean: 36_000, halfWidth: 3_600 },
      falseRefusalPerDay: { mean: 90, halfWidth: null },
    }),
  ],
  recommended: "careful",
  reason: "It has the least exposure of those that reach 99 %.",
  cutSets: [
    {
      configuration: "careful",
      silence: [
        ["first", "second"],
        ["first", "third"],
      ],
      lie: [],
    },
  ],
  worstSchedules: [
    {
      configuration: "careful",
      harm: "no price",
      seconds: 3_600,
      worstErrorBps: 150,
      faults: [{ fault: "freeze", sources: ["first", "second"], startSeconds: 60, endSeconds: 7_200 }],
      file: "worst.json",
    },
  ],
};
