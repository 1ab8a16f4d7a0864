import type { ArgumentType } from "@nomicfoundation/ignition-core";
import { type FeedPart, feedsModule } from "../../deploy/modules/feeds.ts";
import type { Spec } from "../spec/schema.ts";
import { runModule } from "./engine.ts";
import type { StepDefinition } from "./step.ts";
import { feedId, wantedFeed } from "./wanted.ts";

const partOf = (spec: Spec, key: string, contract: string): FeedPart => ({
  id: feedId(spec, key),
  contract,
  // Values of a spec that was checked against the constructor's struct.
  args: (placeOf) => (wantedFeed(spec, key, placeOf)?.args ?? []) as ArgumentType[],
});

/** Deploys adapters, each after the feeds that it reads, and made-up feeds. */
const feeds: StepDefinition = {
  title: "Deploy the feeds",
  act: async ({ spec, engine, look }) => {
    const { found } = await look();
    const parts = new Map<string, FeedPart>();
    for (const [key, { address }] of found.feeds) {
      const wanted = wantedFeed(spec, key, (leg) => feedId(spec, leg));
      if (address === undefined && wanted !== undefined) parts.set(key, partOf(spec, key, wanted.contract));
    }
    await runModule(
      engine,
      feedsModule(parts, (key) => found.feeds.get(key)?.address ?? ""),
    );
  },
};

export default feeds;
