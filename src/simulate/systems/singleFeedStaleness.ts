import { latestPriceAt } from "../baselineDeployment.ts";
import { runBaseline } from "../baselineModel.ts";
import type { System } from "../system.ts";

/** The first feed alone, refused where it is too old or not positive. */
export default {
  name: "single-feed-staleness",
  title: "one feed, checked for age and sign",
  order: 4,
  deploy: async ({ deploy, feeds, config }) => {
    const [source] = config.sources;
    const target = await deploy("SingleFeedStaleness", [feeds[0], source?.maxAge]);
    return latestPriceAt(target, source?.decimals ?? 0);
  },
  model: (timeline, config, trace) =>
    runBaseline(timeline, config, trace, {
      feeds: 1,
      isChecked: true,
      decimals: config.sources[0]?.decimals ?? 0,
    }),
} satisfies System;
