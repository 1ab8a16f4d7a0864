import { LOCAL_CHAIN_ID } from "../../spec/schema.ts";
import { legsOf } from "../../spec/spec.ts";
import type { Rule } from "../rule.ts";

/** Nobody can tell where a feed's address was read. */
export default {
  id: "origin-missing",
  title: "Nobody can tell where a feed's address was read",
  severity: "warning",
  isWaivable: true,
  why: "An address that cannot be followed back may be an impostor's.",
  incidents: ["ionic-2025", "loopscale-2025"],
  remedy: "Write the repository, the path and the commit into origin.",
  check: ({ spec }) =>
    spec.network.chainId === LOCAL_CHAIN_ID
      ? []
      : Object.entries(spec.feeds)
          .filter(([key, feed]) => feed.origin === undefined && legsOf(spec, key).length === 0)
          .map(([key]) => ({
            path: ["feeds", key],
            message: "has no origin: the place where its address was read",
          })),
} satisfies Rule;
