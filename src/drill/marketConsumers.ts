import { isAddress } from "ethers";
import { misuse } from "../problem.ts";
import { askAll } from "./ask.ts";
import type { DrillConsumer } from "./consumers.ts";
import type { Question } from "./reader.ts";
import type { DrillSession } from "./session.ts";

/** What a user of a known market does with it, without a spec: `aave:<pool>:<user>`. */

/** The only kind of interest rate that an Aave V3 market has. */
const VARIABLE = 2;
/** Of a whole token: so little that a limit is met by the price, and not by what there is. */
const SHARE = 1_000n;
/** Without a debt in it a reserve cannot be repaid: then the call is refused with every source healthy, and is not tried. */
const CALLS = [
  {
    call: "borrow(address,uint256,uint256,uint16,address)",
    argsOf: (token: string, amount: string, user: string) => [token, amount, VARIABLE, 0, user],
  },
  {
    call: "repay(address,uint256,uint256,address)",
    argsOf: (token: string, amount: string, user: string) => [token, amount, VARIABLE, user],
  },
  {
    call: "withdraw(address,uint256,address)",
    argsOf: (token: string, amount: string, user: string) => [token, amount, user],
  },
] as const;

const aaveConsumers = async (session: DrillSession, pool: string, user: string): Promise<DrillConsumer[]> => {
  const [listed] = await askAll(session, [
    { to: pool, signature: "getReservesList()", returns: ["address[]"] },
  ]);
  const tokens = listed?.[0];
  if (!Array.isArray(tokens) || tokens.length === 0) {
    throw misuse("--consumer", `${pool} lists no reserves: give the address of an Aave V3 pool.`);
  }
  const said = await askAll(
    session,
    tokens.flatMap((to): Question[] => [
      { to: String(to), signature: "decimals()", returns: ["uint8"] },
      { to: String(to), signature: "symbol()", returns: ["string"] },
    ]),
  );
  return tokens.map((token, index): DrillConsumer => {
    const decimals = BigInt(String(said[2 * index]?.[0] ?? 18));
    const whole = 10n ** decimals;
    const amount = String(whole > SHARE ? whole / SHARE : 1n);
    return {
      name: `Aave ${String(said[2 * index + 1]?.[0] ?? token)}`,
      address: pool,
      from: user,
      inSequence: false,
      calls: CALLS.map(({ call, argsOf }) => ({ call, args: argsOf(String(token), amount, user) })),
    };
  });
};

/**
 * The consumers that `--consumer` names.
 * @param words `aave:<pool>:<user>`, or several separated by commas.
 * @throws Problem where it is none, or the pool lists no reserves.
 */
export const marketConsumers = async (session: DrillSession, words: string): Promise<DrillConsumer[]> => {
  const found: DrillConsumer[] = [];
  for (const word of words.split(",").map((one) => one.trim())) {
    const [market, pool = "", user = "", ...rest] = word.split(":");
    if (market !== "aave" || !isAddress(pool) || !isAddress(user) || rest.length > 0) {
      throw misuse("--consumer", `"${word}" is no consumer: write aave:<pool>:<user>, both addresses.`);
    }
    found.push(...(await aaveConsumers(session, pool, user)));
  }
  return found;
};
