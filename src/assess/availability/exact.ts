import { distributionOf } from "./distribution.ts";
import { type Happenings, happeningsOf } from "./shocks.ts";

/** Whether there is no safe price while the sources of a mask are down. */
export type Fails = (mask: number) => boolean;

/** Share of the time in which a set of sources is down that leaves no safe price. */
export const unavailabilityOf = (happenings: Happenings, fails: Fails): number =>
  distributionOf(happenings).reduce((sum, share, mask) => (fails(mask) ? sum + share : sum), 0);

/** The same as if nothing had a common cause: the figure that is usually told. */
export const independentOf = (shares: readonly number[], fails: Fails): number =>
  unavailabilityOf(happeningsOf(shares, []), fails);
