import type { Fails } from "./exact.ts";
import { randomNumbers } from "./random.ts";
import type { Happenings } from "./shocks.ts";

/** The same unavailability by trying, which shares nothing with the exact way but its happenings. */
export const triedUnavailability = (
  { shocks, alone }: Happenings,
  fails: Fails,
  draws: number,
  seed: number,
): { readonly unavailability: number; readonly standardError: number } => {
  const random = randomNumbers(seed);
  let failed = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let down = 0;
    for (const { mask, probability } of shocks) if (random() < probability) down |= mask;
    for (const [place, share] of alone.entries()) if (random() < share) down |= 1 << place;
    if (fails(down)) failed += 1;
  }
  const share = failed / draws;
  return { unavailability: share, standardError: Math.sqrt((share * (1 - share)) / draws) };
};
