import type { OracleCheck } from "../check.ts";
import type { OracleFacts } from "../oracleFacts.ts";
import { heldPaths, upgradeVerdict } from "../powers.ts";
import { partly, unknown, type Verdict } from "../verdict.ts";

const ofOracle = (control: OracleFacts["control"]): Verdict => {
  if (control === undefined) return unknown("Who can upgrade it could not be read.");
  const delays = heldPaths(control.value, ["upgrade"]).map(({ delaySeconds }) => delaySeconds);
  const verdict = upgradeVerdict(delays.length === 0 ? null : Math.min(...delays), control);
  // A path that was not found may be the swiftest.
  const isCertain = verdict.outcome === 0 || control.value.isComplete || control.value.isImmutable;
  return isCertain ? verdict : unknown("Not every holder could be found.");
};

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
  follows: ["RIQ-C03", "RIQ-C09", "RIQ-C11"],
  reads: ["consumers"],
  evaluate: ({ control, consumerUpgrades }) => [
    partly("oracle", ofOracle(control)),
    ...(consumerUpgrades === undefined || consumerUpgrades.value.length === 0
      ? [partly("consumers", unknown("No consumer is declared."))]
      : consumerUpgrades.value.map(({ name, delaySeconds }) =>
          partly(name, upgradeVerdict(delaySeconds, consumerUpgrades)),
        )),
  ],
} satisfies OracleCheck;
