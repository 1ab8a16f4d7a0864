import { directoryDate, knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

/** A proxy reads from another contract than when the directory was made. */
export default {
  id: "live-aggregator",
  title: "A proxy reads from another contract than when the directory was made",
  severity: "warning",
  isWaivable: true,
  why: "Whoever exchanges the contract behind a proxy may exchange its operators, its limits and its delay with it; the address stays.",
  incidents: ["compound-ceth-2022", "chainlink-node-drain-2020"],
  remedy:
    "Read what the operator has announced, and look heartbeat, threshold, operators and limits up again; then waive this finding until the directory has it.",
  check: ({ spec, live }) =>
    [...(live?.feeds ?? [])].flatMap(([key, { aggregator }]) => {
      const feed = spec.feeds[key];
      const row = feed && knownFeedOf(spec.network.chainId, feed);
      const { aggregatorAtSnapshot: known, svrProgram } = row ?? {};
      if (aggregator === undefined || known === undefined) return [];
      if (aggregator.toLowerCase() === known.toLowerCase()) return [];
      const auction = svrProgram === undefined ? "" : `; its updates are auctioned (SVR, ${svrProgram})`;
      const message = `is ${feed?.address}, which reads from ${aggregator}, and from ${known} in the directory of ${directoryDate()}${auction}`;
      return [{ path: ["feeds", key, "address"], message }];
    }),
} satisfies Rule;
