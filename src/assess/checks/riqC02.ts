import type { OracleCheck } from "../check.ts";
import { multisigRows } from "../powers.ts";
import { notApplicable, unknown } from "../verdict.ts";

/** Are multisigs of seven and more, with a majority to sign, half of them outsiders? */
export default {
  id: "RIQ-C02",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Are multisigs of seven and more, with a majority to sign, half of them outsiders?",
  why: "Few signers, or signers of one house, are one decision.",
  incidents: ["ribbon-2025", "kelp-2026"],
  observed: "Owners and threshold of each multisig, and who is attested to be no insider.",
  remedy: "Widen the council.",
  follows: ["RIQ-C11"],
  reads: ["councils"],
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Who can change it could not be read.");
    const { isImmutable, isComplete, paths } = control.value;
    if (isImmutable) return notApplicable("Nothing can be changed by anybody.", control);
    const safes = [
      ...new Map(
        paths.flatMap(({ holder }) =>
          holder.kind === "safe" ? [[holder.address?.toLowerCase(), holder] as const] : [],
        ),
      ).values(),
    ];
    if (safes.length === 0)
      return isComplete
        ? notApplicable("No multisig holds a power.", control)
        : unknown("Not every holder could be found.");
    return safes.flatMap((safe) => multisigRows(safe, control));
  },
} satisfies OracleCheck;
