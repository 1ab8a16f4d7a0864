import { signersOf } from "../knownProvider.ts";
import type { Rule, SourceSubject } from "../rule.ts";

interface Shared {
  readonly signers: string;
  /** Whether the file itself gives both the same provider or operators, which other rules find. */
  readonly isSaid: boolean;
}

const sharedBy = (earlier: SourceSubject, later: SourceSubject): Shared | undefined => {
  for (const one of later.origins) {
    const signers = signersOf(one.feed);
    const other = earlier.origins.find(({ feed }) => signersOf(feed) === signers);
    if (signers === undefined || other === undefined) continue;
    return { signers, isSaid: one.provider === other.provider || one.operators === other.operators };
  }
  return undefined;
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
    oracles.flatMap(({ voting }) =>
      voting.flatMap((later, index) =>
        voting.slice(0, index).flatMap((earlier) => {
          if (earlier.source.group === later.source.group) return [];
          const shared = sharedBy(earlier, later);
          if (shared === undefined || shared.isSaid) return [];
          const name = (source: SourceSubject) => JSON.stringify(source.source.feed);
          const message = `is ${JSON.stringify(later.source.group)}, but ${name(later)} is signed by ${shared.signers}, as ${name(earlier)} of group ${JSON.stringify(earlier.source.group)} is`;
          return [{ path: [...later.path, "group"], message }];
        }),
      ),
    ),
} satisfies Rule;
