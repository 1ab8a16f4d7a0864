import { digestOf } from "../files/canonicalJson.ts";
import type { EvidenceRecord } from "./assessment.ts";
import type { EvidenceClass, Fact } from "./evidence.ts";

/** Keeps a record of each observation, and gives facts that name theirs. */

/** The block that everything is of; nothing where no chain was read. */
interface RecordedAt {
  readonly number: number;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly chainId: number;
}

/** What is observed, and how. */
interface Observation {
  readonly kind: EvidenceRecord["kind"];
  readonly subject: string;
  /** What was asked. */
  readonly what: string;
  readonly class: EvidenceClass;
  /** Address, path or host. */
  readonly source: string;
  /** Unix seconds, where that is not the block's. */
  readonly at?: number;
}

export interface Recorder {
  readonly records: readonly EvidenceRecord[];
  /** What was fetched in a run counts as of the run's block. What a spec says has no time. */
  observe<Value>(observation: Observation, value: Value): Fact<Value>;
}

const HTTP_KINDS: readonly EvidenceRecord["kind"][] = ["http", "dns", "ipfs"];

/** Opens a recorder. */
export const openRecorder = (block: RecordedAt | undefined): Recorder => {
  const records: EvidenceRecord[] = [];
  return {
    records,
    observe: ({ kind, subject, what, class: evidenceClass, source, at }, value) => {
      const id = `${kind}:${subject}:${what}`;
      const isTimeless = evidenceClass === "S";
      const observedAt = isTimeless ? null : (at ?? block?.timestamp ?? null);
      records.push({
        id,
        kind,
        subject,
        class: evidenceClass,
        observedAt,
        block: isTimeless ? null : (block?.number ?? null),
        chainId: isTimeless ? null : (block?.chainId ?? null),
        source,
        request: what,
        responseSha256: digestOf(value ?? null),
      });
      const isHttp = HTTP_KINDS.includes(kind);
      return { value, class: evidenceClass, at: observedAt, evidence: [id], ...(isHttp && { isHttp }) };
    },
  };
};
