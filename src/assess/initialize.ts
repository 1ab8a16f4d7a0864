import type { InfrastructureSpec } from "../spec/infrastructureSchema.ts";
import type { Spec } from "../spec/schema.ts";

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

const PEOPLE_KNOW: readonly (Question & { readonly key: keyof InfrastructureSpec })[] = [
  {
    key: "exposure",
    path: "exposure",
    question: "What hangs on each oracle?",
    why: "Without it all weigh alike, and no key's reach can be told.",
  },
  {
    key: "frontends",
    path: "frontends",
    question: "On which pages is it used, and who runs them?",
    why: "RIQ-W01, W04 and W07 compare them.",
  },
  {
    key: "ipfs",
    path: "ipfs",
    question: "Which content id has the released build, and which gateways serve it? null for none.",
    why: "RIQ-W02 and W03 fetch it.",
  },
  {
    key: "dns",
    path: "dns",
    question: "Which resolver and which RDAP may be asked?",
    why: "RIQ-W04, W07 and W08 ask them.",
  },
  {
    key: "rpc",
    path: "rpc",
    question: "Which nodes do clients and services use, who runs them, and where?",
    why: "RIQ-N01, N02 and N06 count them.",
  },
  {
    key: "client",
    path: "client",
    question: "Which file configures the client, and does it need an indexer?",
    why: "RIQ-N01 and N05 read it.",
  },
  {
    key: "keepers",
    path: "keepers",
    question: "Who brings updates, and may anybody else?",
    why: "RIQ-N03 and N08 ask who else could.",
  },
  {
    key: "updateEndpoints",
    path: "updateEndpoints",
    question: "Where are update data of pull sources fetched?",
    why: "RIQ-N04 and N07 ask each.",
  },
  {
    key: "monitoring",
    path: "monitoring",
    question: "Which alerts are run, and when was each tried?",
    why: "RIQ-R04 and F14 read them.",
  },
  {
    key: "recoveryPlan",
    path: "recoveryPlan",
    question: "Which file is the recovery plan? null for none.",
    why: "RIQ-R01 reads its sections.",
  },
  {
    key: "incidents",
    path: "incidents",
    question: "Which file lists incidents? null for none.",
    why: "RIQ-R06 reads it.",
  },
  {
    key: "calendar",
    path: "calendar",
    question: "Which file lists announced ends? null for none.",
    why: "RIQ-R10 holds it to what is used.",
  },
  {
    key: "slo",
    path: "slo",
    question: "Which unavailability, recovery time and step are promised?",
    why: "RIQ-I09, F07 and F08 hold to them.",
  },
  {
    key: "signing",
    path: "signing",
    question: "With which decoders, on which hosts, do signers read what they sign?",
    why: "RIQ-C12 counts them.",
  },
  {
    key: "rotation",
    path: "rotation",
    question: "When was the loss of a key last rehearsed? null for never.",
    why: "RIQ-R08 asks for a year.",
  },
  {
    key: "attestation",
    path: "attestation",
    question: "Who from outside attested to operations, and when? null for nobody.",
    why: "RIQ-R09 asks for a year.",
  },
  {
    key: "comparisons",
    path: "comparisons",
    question: "Which upgrades did providers announce, and which were compared?",
    why: "RIQ-R11 asks for each.",
  },
  {
    key: "preflight",
    path: "preflight",
    question: "How are changes tried before they are made? null for not at all.",
    why: "RIQ-C07 asks for a run.",
  },
];

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
  const open = PEOPLE_KNOW.filter(({ key }) => known[key] === undefined).map(
    ({ key: _, ...question }): Question => question,
  );
  const ofCouncils = [...found.councils]
    .filter(([address]) => stated.councils?.[address] === undefined)
    .map(
      ([address, signers]): Question => ({
        path: `councils["${address}"].outsiders`,
        question: `How many of the ${signers} signers of ${address} are no insiders?`,
        why: "RIQ-C02 asks for half; the chain does not say.",
      }),
    );
  const consumers: Question[] =
    Object.keys(spec.consumers).length > 0
      ? []
      : [
          {
            path: "consumers",
            question: "Which contracts read the oracles, and what do people do with them?",
            why: "RIQ-F09, F16 and C04 try them.",
          },
        ];
  const questions = [...consumers, ...open, ...ofCouncils];
  const { questions: _, ...rest } = known;
  return questions.length === 0 ? rest : { ...rest, questions };
};
