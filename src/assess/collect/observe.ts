import type { DeploymentRecord } from "../../deploy/record.ts";
import { DEFAULT_CELL_GAS } from "../../drill/defaults.ts";
import { drillFaults } from "../../drill/drillFault.ts";
import { type DrillReport, drillThrough } from "../../drill/drillReport.ts";
import type { DrillSession } from "../../drill/session.ts";
import { specSubjects } from "../../drill/specSubjects.ts";
import { Problem } from "../../problem.ts";
import type { Spec } from "../../spec/schema.ts";
import { addedFaults } from "../addedFaults.ts";
import {
  type AssessedAvailability,
  type AssessmentBlock,
  type EvidenceRecord,
  UNPREDICTED,
} from "../assessment.ts";
import { openChainReader } from "../chain/chainReader.ts";
import { openRecorder } from "../recorder.ts";
import { collectProtocol, type ProtocolAccess } from "./protocol.ts";
import { emergencyRolesOf } from "../chain/emergencyRoles.ts";
import { observeOracles } from "../chain/oracles.ts";
import type { Fact } from "../evidence.ts";
import type { OracleFacts } from "../oracleFacts.ts";
import { predictionsOf, withPrediction } from "../predict.ts";
import { NOTHING_KNOWN, type ProtocolFacts } from "../protocolFacts.ts";
import type { Facts } from "../rows.ts";

/** Everything that can be observed of a spec: its oracles on the chain, by drills, and what stands around them. */

/** Where and how it is observed. */
export interface ObserveOptions {
  /** Nothing where the chain could not be read. */
  readonly session: DrillSession | undefined;
  readonly record: DeploymentRecord | undefined;
  /** Folder that the spec's files are named from. */
  readonly root: string;
  /** How the network is reached; tests give their own. */
  readonly access?: ProtocolAccess;
  /** Called with what was drilled, before kept drills are read: whoever keeps it may append it. */
  readonly onDrilled?: (report: DrillReport) => Promise<void>;
  /** Told what is looked at. */
  readonly onStage?: (stage: string) => void;
}

/** What was observed: facts with their records, and what was predicted of them. */
export interface Observed {
  readonly facts: Facts;
  readonly evidence: readonly EvidenceRecord[];
  readonly block: AssessmentBlock | null;
  readonly availability: AssessedAvailability;
  /** What was drilled; nothing where nothing could be. */
  readonly drill?: DrillReport;
  readonly notes: readonly string[];
}

/** An oracle of which nothing is known but that the spec declares it. */
const undeployed = (spec: Spec, subject: string): OracleFacts =>
  ({
    subject,
    weight: spec.infrastructure?.exposure?.[subject] ?? spec.subjects[subject]?.weight ?? 1,
    class: spec.oracles[subject]?.class ?? null,
    layer: spec.network.layer,
  }) as OracleFacts;

const declaredTotal = ({ infrastructure }: Spec): number | null => {
  const exposure = infrastructure?.exposure;
  return exposure === undefined ? null : Object.values(exposure).reduce((sum, one) => sum + one, 0);
};

const sloFacts = ({ infrastructure }: Spec): Partial<ProtocolFacts> => {
  const said = <Value>(value: Value): Fact<Value> => ({ value, class: "S", at: null, evidence: [] });
  const { rtoSeconds, maxStepBps } = infrastructure?.slo ?? {};
  return {
    ...(rtoSeconds !== undefined && { rtoSeconds: said(rtoSeconds) }),
    ...(maxStepBps !== undefined && { maxStepBps: said(maxStepBps) }),
  };
};

/** Observes what the chain shows of a spec's oracles. */
export const observeSpec = async (
  spec: Spec,
  { session, record, root, access, onDrilled, onStage }: ObserveOptions,
): Promise<Observed> => {
  const names = [...Object.keys(spec.oracles), ...Object.keys(spec.subjects)];
  const protocol: ProtocolFacts = {
    ...NOTHING_KNOWN,
    chainId: spec.network.chainId,
    totalWeight: declaredTotal(spec),
    ...sloFacts(spec),
  };
  if (session === undefined) {
    const oracles = names.map((name) => undeployed(spec, name));
    const recorder = openRecorder(undefined);
    // Without a chain there is no block to tell ages from.
    const now = Math.floor(Date.now() / 1000);
    onStage?.("Asking what stands around the oracles");
    const around = await collectProtocol({ spec, root, recorder, session, drill: undefined, now }, access);
    return {
      facts: { protocol: { ...protocol, ...around.facts }, oracles },
      evidence: recorder.records,
      block: null,
      availability: UNPREDICTED,
      notes: around.notes,
    };
  }
  const notes: string[] = [];
  const { subjects, missing, consumers } = specSubjects(spec, record);
  notes.push(...missing.map((name) => `${name} is declared and not deployed here: nothing is known of it.`));
  onStage?.("Drilling");
  const drilled = await drilling(session, spec, subjects, consumers, notes);
  if (drilled !== undefined) await onDrilled?.(drilled);
  const block = { ...session.block, chainId: session.chainId };
  const recorder = openRecorder(block);
  const reader = openChainReader(session);
  onStage?.("Reading who can change what");
  const observed =
    drilled === undefined
      ? { oracles: [], evidence: [] }
      : await observeOracles({ reader, spec, record, drill: drilled });
  const known = new Set(observed.oracles.map(({ subject }) => subject));
  const roles = await emergencyRolesOf(
    reader,
    spec,
    (drilled?.oracles ?? []).map(({ address }) => address),
  );
  onStage?.("Asking what stands around the oracles");
  const now = session.block.timestamp;
  const around = await collectProtocol({ spec, root, recorder, session, drill: drilled, now }, access);
  notes.push(...around.notes);
  const emergency =
    roles &&
    recorder.observe(
      { kind: "onchain", subject: "protocol", what: "emergency roles", class: "C", source: "spec" },
      roles,
    );
  const promised = spec.infrastructure?.slo?.unavailability;
  const predicted = observed.oracles.map((oracle) => withPrediction(oracle, promised));
  return {
    facts: {
      protocol: {
        ...protocol,
        ...around.facts,
        ...(emergency !== undefined && { emergencyRoles: emergency }),
      },
      oracles: [
        ...predicted,
        ...names.filter((name) => !known.has(name)).map((name) => undeployed(spec, name)),
      ],
    },
    evidence: [...observed.evidence, ...recorder.records],
    availability: predictionsOf(predicted) ?? UNPREDICTED,
    block,
    notes,
    ...(drilled !== undefined && { drill: drilled }),
  };
};

const drilling = async (
  session: DrillSession,
  spec: Spec,
  subjects: ReturnType<typeof specSubjects>["subjects"],
  consumers: ReturnType<typeof specSubjects>["consumers"],
  notes: string[],
) => {
  try {
    const report = await drillThrough([session], spec.network.name, subjects, {
      faults: drillFaults().shown,
      faultsAround: addedFaults,
      gates: [],
      cellGas: DEFAULT_CELL_GAS,
      consumers,
    });
    notes.push(...report.leftOut.map(({ name, because }) => `${name} was not drilled: ${because}`));
    return report;
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    notes.push(`Nothing was drilled: ${failure.message}`);
    return undefined;
  }
};
