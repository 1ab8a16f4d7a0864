import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

const quoteOf = (pair: string): string | undefined => pair.split("/")[1];

/** A feed has other decimals than its provider's feeds in the same currency. */
export default {
  id: "decimals-unlike-siblings",
  title: "A feed has other decimals than its provider's feeds in the same currency",
  severity: "warning",
  isWaivable: true,
  why: "An exponent that was mistaken is a price ten thousand million times off.",
  incidents: ["ribbon-2025", "term-teth-2025", "pyth-btc-2021"],
  remedy: "Read decimals() of the feed, and correct or confirm it with --live.",
  check: ({ spec, live }) => {
    const feeds = Object.entries(spec.feeds).filter(([, { adapter }]) => adapter === undefined);
    return feeds.flatMap(([key, feed]) => {
      // The chain has said so itself, or the directory: proxies of one provider differ.
      const known = knownFeedOf(spec.network.chainId, feed)?.decimals;
      if ([live?.feeds.get(key)?.decimals, known].includes(feed.decimals)) return [];
      const others = feeds.filter(
        ([other, { provider, pair }]) =>
          other !== key && provider === feed.provider && quoteOf(pair) === quoteOf(feed.pair),
      );
      const differing = others.filter(([, { decimals }]) => decimals !== feed.decimals);
      if (others.length < 2 || differing.length <= others.length / 2) return [];
      const usual = differing[0]?.[1].decimals;
      const message = `is ${feed.decimals}, but ${differing.length} of ${others.length} other feeds of ${feed.provider} in ${quoteOf(feed.pair)} have ${usual}`;
      return [{ path: ["feeds", key, "decimals"], message }];
    });
  },
} satisfies Rule;
