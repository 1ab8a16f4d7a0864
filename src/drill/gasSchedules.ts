import { Common, Hardfork, Mainnet } from "@ethereumjs/common";
import { paramsEVM } from "@ethereumjs/evm";
import { misuse } from "../problem.ts";

/** What operations cost by other rules than those of today. */

/** What operations cost by one set of rules. */
export interface GasSchedule {
  readonly name: string;
  readonly hardfork: string;
  /** By how much what reaches cold and warm accounts and slots costs more than by the rules of the hard fork. */
  readonly accessFactor: number;
}

const NEXT = Hardfork.Amsterdam;

/** The rules that hold. */
export const TODAY: GasSchedule = { name: "today", hardfork: Hardfork.Osaka, accessFactor: 1 };

/** The rules that hold, those of the next hard fork as far as they are written, and its access costs multiplied. */
export const GAS_SCHEDULES: readonly GasSchedule[] = [
  TODAY,
  { name: "Amsterdam", hardfork: NEXT, accessFactor: 1 },
  { name: "access x2", hardfork: NEXT, accessFactor: 2 },
  { name: "access x3", hardfork: NEXT, accessFactor: 3 },
];

const MULTIPLIED: Readonly<Record<string, number>> = { x2: 2, x3: 3 };

/** Forks on which the drill's own code runs: it copies memory by an operation of Cancun. */
const usableForks = (): string[] => {
  const forks: string[] = Object.values(Hardfork);
  return forks.slice(forks.indexOf(Hardfork.Cancun));
};

/**
 * The schedule that somebody names: a hard fork as the EVM's library calls it, or `x2` and `x3` for the next one with what
 * reaching accounts and slots costs multiplied.
 * @throws Problem where there is none of that name; it lists them.
 */
export const scheduleNamed = (name: string): GasSchedule => {
  const word = name.trim().toLowerCase();
  if (Object.hasOwn(MULTIPLIED, word)) {
    return { name: word, hardfork: NEXT, accessFactor: MULTIPLIED[word] ?? 1 };
  }
  const forks = usableForks();
  if (forks.includes(word)) return { name: word, hardfork: word, accessFactor: 1 };
  const known = [...forks, ...Object.keys(MULTIPLIED)].join(", ");
  throw misuse("--gas-schedule", `"${name}" is no schedule that a drill runs by; there are ${known}.`);
};

/** What reaching an account or a slot costs, in whichever EIP it stands: a later one overrides an earlier. */
const ACCESS_COSTS = ["coldaccountaccessGas", "coldsloadGas", "warmstoragereadGas"];

/**
 * The costs of all operations by a schedule, for an EVM.
 * @param chainId What contracts are told; that of mainnet unless given.
 */
export const costsOf = (
  { hardfork, accessFactor }: GasSchedule,
  chainId: number = Number(Mainnet.chainId),
) => ({
  common: new Common({ chain: { ...Mainnet, chainId }, hardfork }),
  params: Object.fromEntries(
    Object.entries(paramsEVM).map(([eip, costs]) => [
      eip,
      Object.fromEntries(
        Object.entries(costs).map(([name, cost]) => [
          name,
          ACCESS_COSTS.includes(name) ? Number(cost) * accessFactor : cost,
        ]),
      ),
    ]),
  ),
});
