import type { OracleSubject, Rule } from "../rule.ts";

type Governed = NonNullable<OracleSubject["oracle"]["governed"]>;
type Limit = readonly [name: keyof Governed, least: number, greatest: number];

/** As in contracts/libraries/GovernedLimits.sol: what is off is not judged. */
const limitsOf = ({ maxHold, maxJumpBps, confirmDelay }: Governed): readonly Limit[] => [
  ["maxStepBps", 1, 4_999],
  ["maxHold", 0, 86_400],
  ...(maxHold === 0 ? [] : ([["holdDriftBpsPerHour", 1, 10_000]] as const)),
  ["maxJumpBps", 0, 10_000],
  ...(maxJumpBps === 0
    ? []
    : ([
        ["confirmDelay", 60, 86_400],
        ["jumpWindow", confirmDelay + 1, 604_800],
      ] as const)),
];

/** The governed oracle would refuse to be constructed. */
export default {
  id: "governed-limits",
  title: "The governed oracle would refuse to be constructed",
  severity: "error",
  isWaivable: false,
  why: "The deployment fails half-way.",
  incidents: ["compound-uni-2024"],
  remedy: "Correct the value.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle: { governed } }) =>
      governed === undefined
        ? []
        : limitsOf(governed)
            .filter(([name, least, greatest]) => governed[name] < least || governed[name] > greatest)
            .map(([name, least, greatest]) => ({
              path: [...path, "governed", name],
              message: `is ${governed[name]}: from ${least} to ${greatest}`,
            })),
    ),
} satisfies Rule;
