import { configQuestion, feedsOfConfig } from "../ownOracles.ts";
import { defineReader } from "../reader.ts";

/** `GovernedOracle`: reads as the oracle behind it, and says which that is. */
export default defineReader({
  name: "governed-oracle",
  title: "GovernedOracle",
  order: 10,
  signs: (to) => [
    configQuestion(to),
    { to, signature: "oracle()", returns: ["address"] },
    { to, signature: "disabledMask()", returns: ["uint256"] },
    { to, signature: "haltedUntil()", returns: ["uint256"] },
  ],
  recognises: (replies) => replies.every((reply) => reply !== undefined),
  find: async (context) => {
    const [config, , disabled, haltedUntil] = context.replies;
    const found = await feedsOfConfig(context, config?.[0]);
    const mask = BigInt(String(disabled?.[0] ?? 0));
    const names = found.feeds.filter((_, index) => (mask >> BigInt(index)) & 1n).map(({ name }) => name);
    const notes: string[] = [];
    if (names.length > 0) notes.push(`The guardian has disabled ${names.join(", ")}.`);
    if (BigInt(String(haltedUntil?.[0] ?? 0)) > 0n) {
      notes.push(
        `The guardian has halted it until ${new Date(Number(haltedUntil?.[0]) * 1_000).toISOString()}, unless that has passed.`,
      );
    }
    return [{ ...found, notes }];
  },
});
