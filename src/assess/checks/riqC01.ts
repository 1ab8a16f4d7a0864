import type { OracleCheck } from "../check.ts";
import type { Holder } from "../oracleFacts.ts";
import { CHANGING, heldPaths } from "../powers.ts";
import { decided, unknown } from "../verdict.ts";

const RECOGNISED: readonly Holder["kind"][] = ["safe", "timelock", "governor"];

/** Is nobody who can change the sources a single key? */
export default {
  id: "RIQ-C01",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "onchain",
  question: "Is nobody who can change the sources a single key?",
  why: "One stolen key is enough.",
  incidents: ["ribbon-2025", "drift-2026"],
  observed: "Every holder of every way to change sources, code or roles, followed to accounts.",
  remedy: "Move the power to a multisig behind a timelock.",
  follows: ["G8", "RIQ-C03", "RIQ-C09", "RIQ-C11"],
  gate: { name: "G8", cap: "D", below: 0.5, sentence: "A single key can replace sources.", holdsOnAny: true },
  stage: { name: "R2", least: 1 },
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Who can change it could not be read.");
    const changing = heldPaths(control.value, CHANGING);
    const key = changing.find(({ holder }) => holder.kind === "eoa");
    if (key !== undefined)
      return decided(0, `${key.holder.address} is a single key and can call ${key.call}.`, control);
    if (control.value.isImmutable) return decided(1, "Nothing can be changed by anybody.", control);
    if (!control.value.isComplete) return unknown("Not every holder could be found.");
    const strange = changing.find(({ holder }) => !RECOGNISED.includes(holder.kind));
    if (strange !== undefined)
      return decided(0.5, `${strange.holder.address} is a contract that nobody here knows.`, control);
    return decided(
      1,
      changing.length === 0
        ? "Nobody can change its sources."
        : "Every holder is a multisig, a timelock or a governor.",
      control,
    );
  },
} satisfies OracleCheck;
