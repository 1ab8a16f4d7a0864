import { excludedAt } from "../../spec/knownFeeds.ts";
import { namedAddresses } from "../namedAddresses.ts";
import type { Rule } from "../rule.ts";

/** The directory leaves a feed out, with a reason. */
export default {
  id: "feed-left-out",
  title: "The directory leaves a feed out, with a reason",
  severity: "error",
  isWaivable: false,
  why: "A feed that was shut down or superseded answers on with an old price, with none, or with 0.",
  incidents: ["api3-rubusd-2023", "chainlink-node-drain-2020", "automation-sunset-2026"],
  remedy: "Take the feed that replaces it.",
  check: ({ spec }) =>
    namedAddresses(spec).flatMap(({ path, address }) =>
      excludedAt(spec.network.chainId, address).map(({ pair, reason }) => ({
        path,
        message: `is ${address}, a feed of ${pair} that the directory leaves out: ${reason}`,
      })),
    ),
} satisfies Rule;
