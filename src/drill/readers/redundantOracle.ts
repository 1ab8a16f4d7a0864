import { configQuestion, feedsOfConfig } from "../ownOracles.ts";
import { defineReader } from "../reader.ts";

/** `RedundantOracle`, and whatever has its interface. */
export default defineReader({
  name: "redundant-oracle",
  title: "RedundantOracle",
  order: 20,
  signs: (to) => [
    configQuestion(to),
    {
      to,
      signature: "tryReadWithout(uint256)",
      args: [0n],
      returns: ["uint256", "uint256", "uint256", "uint256", "uint256"],
    },
  ],
  recognises: ([config, reading]) => config !== undefined && reading !== undefined,
  find: async (context) => [await feedsOfConfig(context, context.replies[0]?.[0])],
});
