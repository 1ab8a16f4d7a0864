import type { InfrastructureSpec } from "../spec/infrastructureSchema.ts";
import type { Spec } from "../spec/schema.ts";
import { allChecks } from "./catalogue.ts";

/** The part of a spec that tells what stands around its oracles: what can be found out, and what only people know. */

/** What was found beside the spec. */
export interface FoundAround {
  /** Address of the repository and its commit; left out where there is none. */
  readonly repository?: { readonly url: string; readonly commit: string };
  /** Paths that are there, out of those that are usual. */
  readonly files: ReadonlySet<string>;
  /** Hosts of nodes that the project's networks name; never more of an address. */
  readonly rpcHosts: readonly string[];
  /** Multisigs among the holders, with their signers. */
  readonly councils: ReadonlyMap<string, number>;
}

type Question = NonNullable<InfrastructureSpec["questions"]>[number];

const SECURITY_FILES = ["SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md"];

/** What only people know, by the part of the spec that it belongs into. */
const PEOPLE_KNOW: Readonly<Partial<Record<keyof InfrastructureSpec, string>>> = {
  exposure: "What hangs on each oracle?",
  frontends: "On which pages is it used, and who runs them?",
  ipfs: "Which content id has the released build, and which gateways serve it? null for none.",
  dns: "Which resolver and which RDAP may be asked?",
  rpc: "Which nodes do clients and services use, who runs them, and where?",
  client: "Which file configures the client, and does it need an indexer?",
  keepers: "Who brings updates, and may anybody else?",
  updateEndpoints: "Where are update data of pull sources fetched?",
  monitoring: "Which alerts are run, and when was each tried?",
  recoveryPlan: "Which file is the recovery plan? null for none.",
  incidents: "Which file lists incidents? null for none.",
  calendar: "Which file lists announced ends? null for none.",
  slo: "Which unavailability, recovery time and step are promised?",
  signing: "With which decoders, on which hosts, do signers read what they sign?",
  rotation: "When was the loss of a key last rehearsed? null for never.",
  attestation: "Who from outside attested to operations, and when? null for nobody.",
  comparisons: "Which upgrades did providers announce, and which were compared?",
  preflight: "How are changes tried before they are made? null for not at all.",
};

/** Which checks wait for an answer. */
const askedBy = (part: keyof InfrastructureSpec | "consumers"): string => {
  const ids = allChecks().flatMap(({ id, reads = [] }) => (reads.includes(part) ? [id] : []));
  return `Asked by ${ids.join(", ")}.`;
};

/**
 * The infrastructure of a spec with what was found added. What the spec says already stays.
 */
export const initialInfrastructure = (spec: Spec, found: FoundAround): InfrastructureSpec => {
  const stated: InfrastructureSpec = spec.infrastructure ?? {};
  const drills = `drills/${spec.network.name}.jsonl`;
  const security = SECURITY_FILES.find((file) => found.files.has(file));
  const added: InfrastructureSpec = {
    ...(found.repository !== undefined && { repositories: [found.repository] }),
    ...(security !== undefined && { security: { file: security } }),
    ...(found.files.has(drills) && { drills }),
    ...(spec.roles !== undefined && {
      emergencyRoles: { governor: spec.roles.governor, guardian: spec.roles.guardian },
    }),
    ...(found.rpcHosts.length > 0 && { rpc: found.rpcHosts.map((host) => ({ url: `https://${host}` })) }),
  };
  const known: InfrastructureSpec = { ...added, ...stated };
  const open = Object.entries(PEOPLE_KNOW).flatMap(([key, question]): Question[] => {
    const part = key as keyof InfrastructureSpec;
    return known[part] === undefined ? [{ path: part, question, why: askedBy(part) }] : [];
  });
  const ofCouncils = [...found.councils]
    .filter(([address]) => stated.councils?.[address] === undefined)
    .map(
      ([address, signers]): Question => ({
        path: `councils["${address}"].outsiders`,
        question: `How many of the ${signers} signers of ${address} are no insiders?`,
        why: `${askedBy("councils")} The chain does not say.`,
      }),
    );
  const consumers: Question[] =
    Object.keys(spec.consumers).length > 0
      ? []
      : [
          {
            path: "consumers",
            question: "Which contracts read the oracles, and what do people do with them?",
            why: askedBy("consumers"),
          },
        ];
  const questions = [...consumers, ...open, ...ofCouncils];
  const { questions: _, ...rest } = known;
  return questions.length === 0 ? rest : { ...rest, questions };
};
