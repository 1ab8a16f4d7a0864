import type { Fact } from "./evidence.ts";
import type { DomainHygiene } from "./protocolFacts.ts";
import { partly, passes, unknown, type Verdict } from "./verdict.ts";

/** The four questions about one domain. */
export const hygieneRows = (
  { domain, isSigned, hasCaa, nameserverDomains, isTransferLocked }: DomainHygiene,
  fact: Fact<unknown>,
): readonly Verdict[] => {
  const row = (part: string, answer: boolean | null, good: string, bad: string): Verdict =>
    partly(
      `${domain} ${part}`,
      answer === null ? unknown(`${part} of ${domain} could not be read.`) : passes(answer, good, bad, fact),
    );
  return [
    row("DS", isSigned, `${domain} is signed (DS).`, `${domain} has no DS record.`),
    row("CAA", hasCaa, `${domain} names who may certify it.`, `${domain} has no CAA record.`),
    row(
      "NS",
      nameserverDomains === null ? null : nameserverDomains >= 2,
      `${domain} is served from ${nameserverDomains} domains.`,
      `${domain} is served from one domain alone.`,
    ),
    row("lock", isTransferLocked, `${domain} is locked.`, `${domain} may be transferred.`),
  ];
};
