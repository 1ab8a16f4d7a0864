import type { OracleCheck } from "../check.ts";
import { upgradeVerdict } from "../powers.ts";
import { partly, unknown } from "../verdict.ts";

/** Are upgrades of oracle and consumers delayed? */
export default {
  id: "RIQ-C04",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Are upgrades of oracle and consumers delayed?",
  why: "New code can do what no role may.",
  incidents: ["moonwell-wrseth-2025"],
  observed: "The proxy slots of the oracle and of each consumer, and who holds them.",
  remedy: "Put a timelock before the upgrade, or give it up.",
  follows: [],
  reads: ["consumers"],
  evaluate: ({ control, consumerUpgrades }) => {
    if (control === undefined) return unknown("Who can upgrade it could not be read.");
    const upgrades = control.value.paths.filter(({ power }) => power === "upgrade");
    const least =
      upgrades.length === 0 ? null : Math.min(...upgrades.map(({ delaySeconds }) => delaySeconds));
    const own = partly(
      "oracle",
      least === null && !control.value.isComplete
        ? unknown("Not every holder could be found.")
        : upgradeVerdict(least, control),
    );
    if (consumerUpgrades === undefined)
      return [own, partly("consumers", unknown("No consumer is declared."))];
    return [
      own,
      ...consumerUpgrades.value.map(({ name, delaySeconds }) =>
        partly(name, upgradeVerdict(delaySeconds, consumerUpgrades)),
      ),
    ];
  },
} satisfies OracleCheck;
