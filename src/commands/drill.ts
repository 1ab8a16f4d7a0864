import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openDeployment } from "../deploy/directory.ts";
import { addressIn } from "../deploy/status.ts";
import type { DrillConsumer } from "../drill/consumers.ts";
import { DEFAULT_GATES, GAS_GATE } from "../drill/defaults.ts";
import { chosenFaults, drillFaults } from "../drill/drillFault.ts";
import { type DrillReport, drillThrough } from "../drill/drillReport.ts";
import { appendEvidence } from "../drill/evidence.ts";
import type { DrillSubject } from "../drill/findOracle.ts";
import { requireGates } from "../drill/gates.ts";
import { marketConsumers } from "../drill/marketConsumers.ts";
import type { SubjectHints } from "../drill/reader.ts";
import type { DrillSession } from "../drill/session.ts";
import { specSubjects } from "../drill/specSubjects.ts";
import { EVM_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { runWithOutput, type Output } from "../files/output.ts";
import { type Gate, misuse, notObserved } from "../problem.ts";
import { drillGate } from "../report/drillGate.ts";
import { drillMarkdown, renderDrillPage } from "../report/drillPage.ts";
import { drillLines } from "../report/drillText.ts";
import drillReport from "../report/json/drillReport.ts";
import { renderJunit } from "../report/junit.ts";
import { startProgress } from "../report/progress.ts";
import { filesOf, type ReportFiles, writeReports } from "../report/reportFiles.ts";
import { readSpec } from "../spec/spec.ts";
import { blockNumber, type Ground, groundOf, openSessions } from "./ground.ts";

/** What `npx hardhat oracle drill` takes; empty for what is not given. */
export interface DrillArguments extends ReportFiles {
  /** Path of a spec, or address of an oracle. */
  readonly subject: string;
  readonly reader: string;
  /** One or two addresses of nodes. */
  readonly rpc: string;
  /** Number of the block. */
  readonly block: string;
  readonly faults: string;
  readonly gate: string;
  readonly asset: string;
  readonly quote: string;
  readonly call: string;
  readonly feeds: string;
  readonly cellGas: number;
  readonly id: string;
  readonly json: string;
  readonly record: boolean;
  /** `aave:<pool>:<user>`. */
  readonly consumer: string;
  /** A hard fork's name, `x2` or `x3`. */
  readonly gasSchedule: string;
}

const LEAST_CELL_GAS = 100_000;
const NO_GATE = "none";

const listed = (words: string): string[] =>
  words
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

const gatesIn = ({ gate, gasSchedule }: DrillArguments): readonly string[] => {
  const named = gate === NO_GATE ? [] : listed(gate);
  if (named.includes(GAS_GATE) && gasSchedule === "") {
    throw misuse("--gate", `"${GAS_GATE}" judges another gas schedule: name one with --gas-schedule.`);
  }
  // That one is judged wherever a schedule is given.
  const gates = named.filter((one) => one !== GAS_GATE);
  requireGates(gates);
  return gates;
};

/** Refuses a schedule that there is not before any node is asked. */
const requireSchedule = async (name: string): Promise<void> => {
  if (name === "") return;
  requirePackages("--gas-schedule", EVM_PACKAGES);
  const { scheduleNamed } = await import("../drill/gasSchedules.ts");
  scheduleNamed(name);
};

/** What is to be drilled, and whatever a spec declares that is not there. */
interface Wanted {
  readonly network: string;
  readonly subjects: readonly DrillSubject[];
  readonly missing: readonly string[];
  readonly consumers: readonly DrillConsumer[];
}

const hintsIn = ({ asset, quote, call, feeds }: DrillArguments): SubjectHints => ({
  ...(asset !== "" && { asset }),
  ...(quote !== "" && { quote }),
  ...(call !== "" && { call }),
  ...(feeds !== "" && { feeds: listed(feeds).map((feed) => addressIn(feed) ?? feed) }),
});

const wantedIn = async (
  { chain, folder }: Ground,
  given: DrillArguments,
  { chainId, name }: DrillSession,
): Promise<Wanted> => {
  const address = addressIn(given.subject);
  if (address !== undefined) {
    const reader = given.reader === "" ? {} : { reader: given.reader };
    const subject = { name: address, address, hints: hintsIn(given), ...reader };
    return { network: `chain-${chainId}`, subjects: [subject], missing: [], consumers: [] };
  }
  const spec = await readSpec(given.subject);
  if (spec.network.chainId !== chainId) {
    throw misuse(
      "",
      `${given.subject} is for chain ${spec.network.chainId}, and "${name}" is chain ${chainId}: give the right --network or --rpc, or another spec.`,
    );
  }
  const { standing } = await openDeployment(chain, chainId, folder, given.id === "" ? undefined : given.id);
  const found = specSubjects(spec, standing.record);
  return { network: spec.network.name, ...found };
};

/** Drills while a line on the terminal tells how far it is. */
const drillShown = async (
  sessions: readonly DrillSession[],
  { network, subjects, missing, consumers }: Wanted,
  given: DrillArguments,
): Promise<DrillReport> => {
  const progress = startProgress({
    label: "Drilling",
    unit: "oracles",
    total: sessions.length * subjects.length,
    stream: process.stderr,
  });
  let done = 0;
  try {
    const names = listed(given.faults);
    return await drillThrough(
      sessions,
      network,
      subjects,
      {
        faults: names.length === 0 ? drillFaults().shown : chosenFaults(names),
        gates: gatesIn(given),
        cellGas: given.cellGas,
        consumers,
        ...(given.gasSchedule !== "" && { gasSchedule: given.gasSchedule }),
        onSubject: () => progress.update(done++),
      },
      missing.map((name) => ({
        name,
        problem: notObserved(
          `It is declared in ${given.subject} and not deployed here: run "npx hardhat oracle deploy ${given.subject}" first.`,
        ),
      })),
    );
  } finally {
    progress.finish();
  }
};

/** The command line again, without where its results go. */
const commandOf = (
  { subject, reader, rpc, block, faults, gate, asset, quote, call, feeds, gasSchedule }: DrillArguments,
  pinned: number,
): string => {
  const options = Object.entries({ reader, faults, asset, quote, call, feeds }).filter(
    ([, value]) => value !== "",
  );
  const schedule = gasSchedule === "" ? [] : [`--gas-schedule ${gasSchedule}`];
  const gates = gate === DEFAULT_GATES.join(",") ? [] : [`--gate ${gate}`];
  // Addresses of nodes may hold keys.
  const node = rpc === "" ? [] : ["--rpc <node>"];
  const words = options.map(([name, value]) => `--${name} ${value}`);
  return [
    "npx hardhat oracle drill",
    subject,
    ...words,
    ...gates,
    ...schedule,
    ...node,
    `--block ${block === "" ? pinned : block}`,
  ].join(" ");
};

const drill = async (
  given: DrillArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  if (given.cellGas < LEAST_CELL_GAS) {
    throw misuse(
      "--cell-gas",
      `${given.cellGas} is less than a read takes: give at least ${LEAST_CELL_GAS}.`,
    );
  }
  if (given.record && addressIn(given.subject) !== undefined) {
    throw misuse("--record", "evidence is kept by the network's name, which a spec says: drill a spec.");
  }
  gatesIn(given);
  await requireSchedule(given.gasSchedule);
  chosenFaults(listed(given.faults));
  const block = blockNumber(given.block);
  const ground = await groundOf(hre, given.rpc);
  const sessions = await openSessions(ground.connections, block);
  const [first] = sessions;
  if (first === undefined) throw misuse("--rpc", "it names no node: give an address.");
  const wanted = await wantedIn(ground, given, first);
  const consumers = given.consumer === "" ? [] : await marketConsumers(first, given.consumer);
  const report = await drillShown(
    sessions,
    { ...wanted, consumers: [...wanted.consumers, ...consumers] },
    given,
  );
  const command = commandOf(given, report.block.number);
  const gate = drillGate(report);
  output.say(drillLines(report).join("\n"));
  output.writeJson(drillReport, report);
  writeReports(output, given, {
    html: () => renderDrillPage(report, command),
    markdown: () => drillMarkdown(report, command),
    junit: () => renderJunit("oracle drill", gate),
  });
  if (given.record) {
    const path = join(hre.config.paths.root, "drills", `${report.network}.jsonl`);
    await appendEvidence(path, report);
    output.wrote(path);
  }
  return gate;
};

/** Drills the oracles of a spec, or whatever stands at an address, and says what they survive. */
export default (given: DrillArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput(filesOf(given), (output) => drill(given, hre, output));
