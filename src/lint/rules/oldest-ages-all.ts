import type { Discovery, Rule } from "../rule.ts";

/** How much longer than the shortest an age has to be to be worth a word. */
const TIMES_LONGER = 4;

/** One slow source may date the whole price. */
export default {
  id: "oldest-ages-all",
  title: "One slow source may date the whole price",
  severity: "note",
  isWaivable: true,
  why: "A price is as old as the oldest voice that agrees with it: routes, holds and consumers with a shorter limit refuse all of it.",
  incidents: [],
  remedy: "Give routes, holds and consumers a limit above this maxAge, or let the source be a Shadow.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }): Discovery[] => {
      const shortest = Math.min(...voting.map(({ source }) => source.maxAge));
      return voting
        .filter(({ source }) => source.maxAge > TIMES_LONGER * shortest)
        .map(({ path, source }) => ({
          path: [...path, "maxAge"],
          message: `is ${source.maxAge}, and another source of this oracle may be ${shortest} old at most: up to ${TIMES_LONGER} times as old`,
        }));
    }),
} satisfies Rule;
