/** Gas of the first transaction, from one to the next, and how many: from too little for anything to plenty. */
const [LOWEST, STEP, LEVELS] = [60_000, 4_000, 160];

/** What came of an action at every level. */
interface Swept {
  readonly succeeded: number;
  readonly failed: number;
  /** Levels at which a failure left something behind, or a success something else than what was asked for. */
  readonly wrong: readonly string[];
}

/**
 * Acts at many gas levels, as a stranger would who chooses the gas.
 * @param act Sends the transaction with this gas.
 * @param balance What the action moves.
 * @param amount By how much, where it succeeds.
 */
export const actAtGasLevels = async (
  act: (overrides: { readonly gasLimit: number }) => Promise<unknown>,
  balance: () => Promise<bigint>,
  amount: bigint,
): Promise<Swept> => {
  let [succeeded, failed] = [0, 0];
  const wrong: string[] = [];
  for (let level = 0; level < LEVELS; level += 1) {
    const gasLimit = LOWEST + level * STEP;
    const before = await balance();
    const hasSucceeded = await act({ gasLimit }).then(
      () => true,
      () => false,
    );
    const moved = (await balance()) - before;
    if (moved !== (hasSucceeded ? amount : 0n)) wrong.push(`with gas ${gasLimit}: ${moved}`);
    if (hasSucceeded) succeeded += 1;
    else failed += 1;
  }
  return { succeeded, failed, wrong };
};
