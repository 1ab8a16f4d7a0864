import { DAY_SECONDS, type Fact } from "./evidence.ts";
import type { Control, ControlPath, Holder, OracleFacts, Power, ProviderControl } from "./oracleFacts.ts";
import { hours } from "./sentences.ts";
import { decided, partly, passes, unknown, type Verdict } from "./verdict.ts";

/** Who can do what, how fast, and to how much of the value. */

/** Powers over what is read. */
export const CHANGING: readonly Power[] = ["replace", "add", "upgrade", "grant"];
/** Powers over the price itself. */
export const SETTING: readonly Power[] = ["set-price"];

/**
 * Ways to use some powers that somebody still has, out of those that are known: what nobody holds cannot be used.
 */
export const heldPaths = ({ paths }: Control, powers: readonly Power[]): readonly ControlPath[] =>
  paths.filter(({ power, holder }) => powers.includes(power) && holder.kind !== "none");

const LEAST_SIGNERS = 7;
const LEAST_THRESHOLD_SHARE = 0.51;
const LEAST_OUTSIDERS = 0.5;

const isWide = ({ signers }: Holder): boolean => signers !== null && signers >= LEAST_SIGNERS;

const isMajority = ({ signers, threshold }: Holder): boolean =>
  signers !== null && threshold !== null && threshold / signers >= LEAST_THRESHOLD_SHARE;

/** Whether a holder is a council: many signers, a majority, half of them outsiders. */
export const meetsCouncil = (holder: Holder): boolean =>
  isWide(holder) && isMajority(holder) && (holder.outsiders ?? 0) >= LEAST_OUTSIDERS;

/** The three questions about one multisig. */
export const multisigRows = (safe: Holder, fact: Fact<unknown>): readonly Verdict[] => {
  const { address, signers, threshold, outsiders } = safe;
  const counted = `${threshold} of ${signers}`;
  const unread = unknown("Its signers could not be read.");
  return [
    partly(
      `${address} signers`,
      signers === null
        ? unread
        : passes(
            isWide(safe),
            `It has ${signers} signers.`,
            `It has ${signers} signers; at least ${LEAST_SIGNERS} should sign.`,
            fact,
          ),
    ),
    partly(
      `${address} threshold`,
      signers === null || threshold === null
        ? unread
        : passes(isMajority(safe), `${counted} have to sign.`, `${counted} are no majority.`, fact),
    ),
    partly(
      `${address} outsiders`,
      outsiders === null
        ? unknown("Nobody attests who of the signers is an outsider.")
        : passes(
            outsiders >= LEAST_OUTSIDERS,
            "Half of the signers are outsiders.",
            "Fewer than half of the signers are outsiders.",
            { ...fact, class: "S" },
          ),
    ),
  ];
};

const HOUR_SECONDS = 3_600;

/** How late an upgrade comes; null where none is possible. */
export const upgradeVerdict = (delaySeconds: number | null, fact: Fact<unknown>): Verdict => {
  if (delaySeconds === null) return decided(1, "Its code cannot be changed.", fact);
  const outcome = delaySeconds >= DAY_SECONDS ? 1 : delaySeconds >= HOUR_SECONDS ? 0.5 : 0;
  const wait = delaySeconds === 0 ? "at once" : `after ${hours(delaySeconds)}`;
  return decided(outcome, `Its code can be changed ${wait}.`, fact);
};

/** How well an operator's power over a feed is bounded, by half for its delay and by half for its signers; null for unread. */
export const providerRate = (control: ProviderControl | null): number | null => {
  if (control === null) return null;
  if (control.holder.kind === "none") return 1;
  const isCouncil = isWide(control.holder) && isMajority(control.holder);
  return (control.delaySeconds >= DAY_SECONDS ? 0.5 : 0) + (isCouncil ? 0.5 : 0);
};

/** Share of the value whose price a holder can change within a day. */
interface Reach {
  readonly holder: Holder;
  readonly share: number;
}

/**
 * For every holder, by its address, the share of the value that it reaches within a day: whose price, oracle or consumers it
 * can change. Pausing reaches nothing. Where nothing hangs on any oracle, all count alike.
 */
export const reachPerHolder = (oracles: readonly OracleFacts[]): ReadonlyMap<string, Reach> => {
  const total = oracles.reduce((sum, { weight }) => sum + weight, 0);
  const reached = new Map<string, Reach>();
  for (const { control, consumerUpgrades, weight } of oracles) {
    const own = control === undefined ? [] : heldPaths(control.value, [...CHANGING, ...SETTING]);
    const ofConsumers = (consumerUpgrades?.value ?? []).flatMap(({ holders = [] }) => holders);
    const swift = [...own, ...ofConsumers].filter(({ delaySeconds }) => delaySeconds < DAY_SECONDS);
    const holders = new Map(
      swift.flatMap(({ holder }) =>
        holder.address === null ? [] : [[holder.address.toLowerCase(), holder] as const],
      ),
    );
    for (const [address, holder] of holders) {
      const before = reached.get(address)?.share ?? 0;
      reached.set(address, { holder, share: before + (total === 0 ? 1 / oracles.length : weight / total) });
    }
  }
  return reached;
};
