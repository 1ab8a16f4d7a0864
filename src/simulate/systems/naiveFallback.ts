import { latestPriceAt } from "../baselineDeployment.ts";
import { runBaseline } from "../baselineModel.ts";
import type { System } from "../system.ts";

/** Decimals of `NaiveFallback`'s prices. */
const DECIMALS = 18;

/** All feeds in order by try and catch, the first that is young enough and positive. */
export default {
  name: "naive-fallback",
  title: "try/catch over all feeds",
  order: 5,
  deploy: async ({ deploy, feeds, config }) => {
    const maxAges = config.sources.map(({ maxAge }) => maxAge);
    return latestPriceAt(await deploy("NaiveFallback", [feeds, maxAges]), DECIMALS);
  },
  model: (timeline, config, trace) =>
    runBaseline(timeline, config, trace, {
      feeds: config.sources.length,
      isChecked: true,
      decimals: DECIMALS,
    }),
} satisfies System;
