import { defineCases, vault, withFourth } from "../caseParts.ts";

export default defineCases("rate-band-wide", [
  {
    wrong: withFourth(vault({}, { maxGrowthBpsPerYear: 2001 })),
    path: "feeds.fourth.adapter.config.limits.maxGrowthBpsPerYear",
    severity: "warning",
    right: withFourth(vault({}, { maxGrowthBpsPerYear: 2000 })),
  },
  {
    wrong: withFourth(vault({}, { maxDropBps: 1001 })),
    path: "feeds.fourth.adapter.config.limits.maxDropBps",
    severity: "warning",
    right: withFourth(vault({}, { maxDropBps: 1000 })),
  },
  {
    wrong: withFourth(vault({}, { allowanceBps: 101 })),
    path: "feeds.fourth.adapter.config.limits.allowanceBps",
    severity: "warning",
    right: withFourth(vault({}, { allowanceBps: 100 })),
  },
]);
