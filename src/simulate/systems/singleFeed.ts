import { runBaseline } from "../baselineModel.ts";
import { latestPriceAt } from "../baselineDeployment.ts";
import type { System } from "../system.ts";

/** The first feed alone, believed whatever it says. */
export default {
  name: "single-feed",
  title: "one feed, no checks",
  order: 3,
  deploy: async ({ deploy, feeds, config }) =>
    latestPriceAt(await deploy("SingleFeed", [feeds[0]]), config.sources[0]?.decimals ?? 0),
  model: (timeline, config, trace) =>
    runBaseline(timeline, config, trace, {
      feeds: 1,
      isChecked: false,
      decimals: config.sources[0]?.decimals ?? 0,
    }),
} satisfies System;
