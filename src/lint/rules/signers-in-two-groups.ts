import { signersOf } from "../knownProvider.ts";
import type { Origin, Rule } from "../rule.ts";
import { type Overlap, overlapsOf } from "../subject.ts";

/** Equal for feeds of the same signers; a feed of unknown ones has a word of its own. */
const signersIn = ({ key, feed }: Origin): string => signersOf(feed) ?? `those of ${key}`;

/** Whether the file itself gives both the same provider or operators, which other rules find. */
const isSaid = ({ earlier, later, shared }: Overlap): boolean => {
  const [one, other] = [earlier, later].map(({ origins }) =>
    origins.find((origin) => signersIn(origin) === shared),
  );
  return one?.provider === other?.provider || one?.operators === other?.operators;
};

/** One set of signers stands behind two addresses. */
export default {
  id: "signers-in-two-groups",
  title: "One set of signers stands behind two addresses of two groups",
  severity: "error",
  isWaivable: false,
  why: "A provider's second contract, another proxy of the same feed, or its pull feed beside its push feed repeat the same signatures: two voices of one.",
  incidents: ["chainlink-node-drain-2020", "fortress-2022", "synthetix-sxag-2020"],
  remedy: "Give both sources the same group, and one provider in this file.",
  check: ({ oracles }) =>
    oracles.flatMap((oracle) =>
      overlapsOf(oracle, signersIn)
        .filter((overlap) => !isSaid(overlap))
        .map(({ earlier, later, shared }) => ({
          path: [...later.path, "group"],
          message: `is ${JSON.stringify(later.source.group)}, but ${JSON.stringify(later.source.feed)} is signed by ${shared}, as ${JSON.stringify(earlier.source.feed)} of group ${JSON.stringify(earlier.source.group)} is`,
        })),
    ),
} satisfies Rule;
