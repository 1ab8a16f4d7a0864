import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Discovery, Rule } from "../rule.ts";

/**
 * Seconds that an update may come late in all: the auction's fallback delay, of which no number is published (an adviser of
 * Aave's asked for less than five blocks of Ethereum, a minute), and its inclusion.
 */
const DELAY = 300;

/** A feed's updates are auctioned, and may come late. */
export default {
  id: "svr-delay",
  title: "A feed's updates are auctioned, and may come late",
  severity: "warning",
  isWaivable: true,
  why: "Whoever wins the auction (SVR) acts on the new price first; where nobody does, it comes after a delay, and until then the old one is fresh.",
  incidents: ["maker-black-thursday-2020"],
  remedy: `Set maxAge to the heartbeat and ${DELAY} seconds or more, or read the proxy that opts out.`,
  check: ({ spec, oracles }) =>
    oracles.flatMap(({ voting }) =>
      voting.flatMap(({ path, source, origins }) =>
        origins.flatMap(({ key, feed }): Discovery[] => {
          const row = knownFeedOf(spec.network.chainId, feed);
          const isOwn = feed.address?.toLowerCase() === row?.address.toLowerCase();
          const program = feed.svr ?? (isOwn ? row?.svrProgram : undefined);
          if (program === undefined) return [];
          const heartbeat = feed.heartbeatSeconds ?? 0;
          const least = heartbeat + DELAY;
          const auction = `the updates of ${JSON.stringify(key)} are auctioned (SVR, ${program}) with a heartbeat of ${heartbeat}`;
          const severity = source.maxAge < least ? "warning" : "note";
          const message = `is ${source.maxAge}, and ${auction}: at least ${least} for ${DELAY} seconds of delay`;
          return [{ path: [...path, "maxAge"], message, severity }];
        }),
      ),
    ),
} satisfies Rule;
