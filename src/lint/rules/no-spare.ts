import type { Discovery, Origin, Rule } from "../rule.ts";
import { distinct, groupsOf } from "../subject.ts";

/** Whose loss has to be survived. */
const PARTIES: readonly (readonly [what: string, traitOf: (origin: Origin) => string])[] = [
  ["provider", ({ provider }) => provider],
  ["operators", ({ operators }) => operators],
];

/** The loss of one provider or operator set stops the price. */
export default {
  id: "no-spare",
  title: "The loss of one provider or operator set stops the price",
  severity: "error",
  isWaivable: true,
  why: "Everything fails some day; what needs all of its sources is less available than one of them.",
  incidents: ["chainlink-node-drain-2020", "compound-ceth-2022", "synthetix-skrw-2019"],
  remedy: "Add a source of another group, or lower the quorum, but not to 1.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }): Discovery[] => {
      for (const [what, traitOf] of PARTIES) {
        for (const value of distinct(voting, traitOf)) {
          const left = voting.filter(({ origins }) => !origins.some((origin) => traitOf(origin) === value));
          const groups = groupsOf(left);
          if (groups < oracle.quorum) {
            const message = `is ${oracle.quorum}, but without the ${what} ${JSON.stringify(value)} only ${groups} of ${groupsOf(voting)} groups vote`;
            return [{ path: [...path, "quorum"], message }];
          }
          if (!left.some(({ source }) => source.role === "Voter")) {
            const message = `have no Voter without the ${what} ${JSON.stringify(value)}: at least 2 Voters of different providers`;
            return [{ path: [...path, "sources"], message }];
          }
        }
      }
      return [];
    }),
} satisfies Rule;
