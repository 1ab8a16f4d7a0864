import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AbiCoder, getBytes } from "ethers";
import { decodeResult, encodeWords, START, WORD_BYTES, WORDS_A_RESULT } from "./harnessCodec.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { ContractReader } from "../files/artifacts.ts";
import { creationCode, recordStage } from "./stage.ts";
import type { DeployedSystem, System } from "./system.ts";
import { runHarness } from "./testRunner.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { createTrace, type Trace } from "../oracle/trace.ts";

/** Most gas that a consumer gives a system for one price. */
const CALL_GAS = 2_000_000n;

/** The type `Plan` of contracts/testing/SimulationHarness.sol. */
const PREPARATION = "tuple(uint8 act, address target, bytes data)";
const SUBJECT =
  "tuple(address target, uint8 kind, uint8 priceWord, uint8 timeWord, bytes callData, uint256 upkeepSteps, bytes upkeep)";
const PLAN = `tuple(${PREPARATION}[] preparations, address[] feeds, ${SUBJECT}[] subjects, uint256 callGas, uint256 start, uint256 stepSeconds, uint256 steps)`;

/** Systems over one scenario's feeds, on real bytecode. */
export interface Engine {
  /** Names of the systems, in the order in which they are asked. */
  readonly systems: readonly string[];
  /**
   * What each system answers at each step of a timeline of the engine's scenario, from a fresh deployment. One run at a time.
   * @throws Error where a system cannot be set up.
   */
  readonly run: (timeline: Timeline) => Promise<ReadonlyMap<string, Trace>>;
  /** Removes what the engine wrote. */
  readonly close: () => void;
}

const subjectOf = ({ target, callData, answer, upkeep }: DeployedSystem, { stepSeconds }: RunConfig) => ({
  target,
  kind: answer.kind === "Reading" ? 0 : 1,
  priceWord: answer.kind === "Reading" ? 0 : answer.priceWord,
  timeWord: answer.kind === "Reading" || answer.timeWord < 0 ? 255 : answer.timeWord,
  callData,
  upkeepSteps: upkeep === undefined ? 0 : Math.max(1, Math.round(upkeep.everySeconds / stepSeconds)),
  upkeep: upkeep?.callData ?? "0x",
});

/** Makes an engine for a scenario and the systems that are to be compared. */
export const createEngine = async (
  contracts: ContractReader,
  config: RunConfig,
  systems: readonly System[],
): Promise<Engine> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "holdfast-simulation-")));
  const harness = await contracts.readArtifact("SimulationHarness");
  const test = { abi: harness.abi, bytecode: creationCode(harness, [folder]) };

  /** What the last run was set up with: most scenarios begin with the same price whatever the seed. */
  let prepared: { firstPrice: number; deployed: readonly DeployedSystem[] } | undefined;

  const prepare = async ({ truth, steps, stepSeconds }: Timeline): Promise<readonly DeployedSystem[]> => {
    const firstPrice = truth[0] ?? 1;
    if (prepared?.firstPrice === firstPrice) return prepared.deployed;
    const { stage, preparations } = await recordStage(contracts, config, firstPrice);
    const deployed: DeployedSystem[] = [];
    for (const system of systems) deployed.push(await system.deploy(stage));
    const feeds = stage.sequencerFeed === undefined ? stage.feeds : [...stage.feeds, stage.sequencerFeed];
    const subjects = deployed.map((system) => subjectOf(system, config));
    const plan = { preparations, feeds, subjects, callGas: CALL_GAS, start: START, stepSeconds, steps };
    writeFileSync(join(folder, "plan"), getBytes(AbiCoder.defaultAbiCoder().encode([PLAN], [plan])));
    prepared = { firstPrice, deployed };
    return deployed;
  };

  return {
    systems: systems.map(({ name }) => name),
    run: async (timeline) => {
      const { steps } = timeline;
      if (steps !== config.steps)
        throw new RangeError(`The timeline has ${steps} steps, the scenario ${config.steps}.`);
      const deployed = await prepare(timeline);
      writeFileSync(join(folder, "words"), encodeWords(timeline, config));
      await runHarness(folder, test);
      const bytes = readFileSync(join(folder, "results"));
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const traces = new Map<string, Trace>();
      const stride = deployed.length * WORDS_A_RESULT * WORD_BYTES;
      for (const [place, system] of deployed.entries()) {
        const trace = createTrace(steps);
        const offset = place * WORDS_A_RESULT * WORD_BYTES;
        for (let step = 0; step < steps; step++) {
          decodeResult(view, step * stride + offset, step, system, config.oracle.decimals, trace);
        }
        traces.set(systems[place]?.name ?? "", trace);
      }
      return traces;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
