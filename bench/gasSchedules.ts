import { Common, Hardfork, Mainnet } from "@ethereumjs/common";
import { paramsEVM } from "@ethereumjs/evm";

/** What operations cost by one set of rules. */
export interface GasSchedule {
  readonly name: string;
  readonly hardfork: string;
  /** By how much what reaches cold and warm accounts and slots costs more than by the rules of the hard fork. */
  readonly accessFactor: number;
}

const NEXT = Hardfork.Amsterdam;

/** The rules that hold, those of the next hard fork as far as they are written, and its access costs multiplied. */
export const GAS_SCHEDULES: readonly GasSchedule[] = [
  { name: "today", hardfork: Hardfork.Osaka, accessFactor: 1 },
  { name: "Amsterdam", hardfork: NEXT, accessFactor: 1 },
  { name: "access x2", hardfork: NEXT, accessFactor: 2 },
  { name: "access x3", hardfork: NEXT, accessFactor: 3 },
];

/** What reaching an account or a slot costs, in whichever EIP it stands: a later one overrides an earlier. */
const ACCESS_COSTS = ["coldaccountaccessGas", "coldsloadGas", "warmstoragereadGas"];

/** The costs of all operations by a schedule, for an EVM. */
export const costsOf = ({ hardfork, accessFactor }: GasSchedule) => ({
  common: new Common({ chain: Mainnet, hardfork }),
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
