import { getCreateAddress, Interface, type InterfaceAbi } from "ethers";
import { START } from "./harnessCodec.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { ContractSource, SystemStage } from "./system.ts";
import type { CompiledContract, ContractReader } from "../files/artifacts.ts";

/** Where Hardhat's test runner puts the first contract of a test, and what its next creation is numbered. */
const HARNESS_ADDRESS = "0x7FA9385bE102ac3EAc297483Dd6233D62b3e1496";
const FIRST_NONCE = 1;

/** An act of setting up, as `SimulationHarness` takes it. */
interface Preparation {
  readonly act: number;
  readonly target: string;
  readonly data: string;
}

const FEED = new Interface([
  "function setRound(tuple(uint256 roundId, uint256 answer, uint256 startedAt, uint256 updatedAt, uint256 answeredInRound) round)",
]);
const [DEPLOY, SEND, SET_CODE] = [0, 1, 2];

/** A stage and what was asked of it so far. */
interface RecordedStage {
  readonly stage: SystemStage;
  readonly preparations: readonly Preparation[];
}

/** The creation code of a contract with its constructor's arguments. */
export const creationCode = ({ abi, bytecode }: CompiledContract, parameters: readonly unknown[]): string =>
  `${bytecode}${new Interface(abi as InterfaceAbi).encodeDeploy([...parameters]).slice(2)}`;

/** Writes down how feeds, and then the systems over them, are set up. */
export const recordStage = async (
  contracts: ContractReader,
  config: RunConfig,
  firstPrice: number,
): Promise<RecordedStage> => {
  const preparations: Preparation[] = [];
  let nonce = FIRST_NONCE;
  const deploy = async (contract: ContractSource, parameters: readonly unknown[]): Promise<string> => {
    const compiled =
      typeof contract === "string"
        ? await contracts.readArtifact(contract)
        : { abi: contract.abi as readonly unknown[], bytecode: contract.bytecode };
    const target = getCreateAddress({ from: HARNESS_ADDRESS, nonce: nonce++ });
    preparations.push({ act: DEPLOY, target, data: creationCode(compiled, parameters) });
    return target;
  };
  const { sources, oracle } = config;
  const feeds: string[] = [];
  for (const { decimals } of sources) {
    const exponent = BigInt(Math.abs(decimals - oracle.decimals));
    const price = BigInt(firstPrice);
    const answer = decimals < oracle.decimals ? price / 10n ** exponent : price * 10n ** exponent;
    feeds.push(await deploy("FaultyFeed", [decimals, answer]));
  }
  const sequencerFeed = oracle.hasSequencer ? await deploy("FaultyFeed", [0, 0]) : undefined;
  if (sequencerFeed !== undefined) {
    // Up for so long that no grace is left: oracles are deployed in quiet times.
    const since = START - oracle.sequencerGrace - 1;
    preparations.push({
      act: SEND,
      target: sequencerFeed,
      data: FEED.encodeFunctionData("setRound", [[1, 0, since, since, 1]]),
    });
  }
  const stage: SystemStage = {
    config,
    deployer: HARNESS_ADDRESS,
    feeds,
    sequencerFeed,
    deploy,
    send: async (target, data) => {
      preparations.push({ act: SEND, target, data });
    },
    setCode: async (target, data) => {
      preparations.push({ act: SET_CODE, target, data });
    },
  };
  return { stage, preparations };
};
