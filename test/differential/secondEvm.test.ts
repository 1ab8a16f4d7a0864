import { Common, Hardfork, Mainnet } from "@ethereumjs/common";
import { createEVM, type EVM } from "@ethereumjs/evm";
import {
  bytesToHex,
  createAccount,
  createAddressFromString,
  hexToBytes,
  type PrefixedHexString,
} from "@ethereumjs/util";
import { expect } from "chai";
import type { Interface } from "ethers";
import fc from "fast-check";
import hre from "hardhat";
import { tryRead } from "../../src/oracle/model.ts";
import type { Config } from "../../src/oracle/words.ts";
import { caseArbitrary, configArbitrary, stateFor } from "./cases.ts";
import { CALLS, encodeReading } from "./encoding.ts";
import { constructorWordsFor, programsAtConstruction, programsIn } from "./oracles.ts";
import { scaled, seed } from "./run.ts";

const ORACLES = 40;
const CASES = scaled(1_000);
const GAS_LIMIT = 30_000_000n;

interface Subject {
  readonly config: Config;
  /** Where it stands on Hardhat's chain, and by its own creation in the second EVM. */
  readonly here: string;
  readonly there: string;
}

const { ethers, provider } = await hre.network.create();

/** An EVM that shares no code with Hardhat's, which is written in Rust. */
class SecondEvm {
  readonly #evm: EVM;
  #now = 0n;

  private constructor(evm: EVM) {
    this.#evm = evm;
  }

  static async start(): Promise<SecondEvm> {
    return new SecondEvm(
      await createEVM({ common: new Common({ chain: Mainnet, hardfork: Hardfork.Cancun }) }),
    );
  }

  setTime(now: bigint): void {
    this.#now = now;
  }

  async setCode(address: string, code: string): Promise<void> {
    const account = createAddressFromString(address);
    await this.#evm.stateManager.putAccount(account, createAccount({}));
    await this.#evm.stateManager.putCode(account, hexToBytes(code as PrefixedHexString));
  }

  async codeOf(address: string): Promise<string> {
    return bytesToHex(await this.#evm.stateManager.getCode(createAddressFromString(address)));
  }

  /** Runs a contract's creation; the address it got. */
  async create(creationCode: string): Promise<string> {
    const { createdAddress, execResult } = await this.#run({ data: creationCode });
    if (execResult.exceptionError !== undefined || createdAddress === undefined) {
      throw new Error(`The creation failed: ${bytesToHex(execResult.returnValue)}`);
    }
    return createdAddress.toString();
  }

  async call(to: string, data: string): Promise<string> {
    const { execResult } = await this.#run({ to, data });
    return bytesToHex(execResult.returnValue);
  }

  #run({ to, data }: { to?: string; data: string }) {
    return this.#evm.runCall({
      data: hexToBytes(data as PrefixedHexString),
      gasLimit: GAS_LIMIT,
      ...(to !== undefined && { to: createAddressFromString(to) }),
      block: {
        header: {
          number: 1n,
          coinbase: createAddressFromString(ethers.ZeroAddress),
          timestamp: this.#now,
          difficulty: 0n,
          prevRandao: new Uint8Array(32),
          gasLimit: GAS_LIMIT,
          baseFeePerGas: 0n,
          getBlobGasPrice: () => 1n,
        },
      },
    });
  }
}

describe("RedundantOracle on a second EVM", () => {
  const subjects: Subject[] = [];
  let evm: SecondEvm;
  let now = 0n;

  const deploySubject = async (config: Config, creationCode: string, abi: Interface): Promise<Subject> => {
    for (const [feed, program] of programsAtConstruction(config)) {
      await provider.request({ method: "hardhat_setCode", params: [feed, program] });
      await evm.setCode(feed, program);
    }
    const words = constructorWordsFor(config);
    const oracle = await ethers.deployContract("RedundantOracle", [words]);
    const there = await evm.create(`${creationCode}${abi.encodeDeploy([words]).slice(2)}`);
    return { config, here: await oracle.getAddress(), there };
  };

  const callHere = async (to: string, data: string, programs: Map<string, string>): Promise<string> => {
    const overrides = Object.fromEntries([...programs].map(([feed, code]) => [feed, { code }]));
    return (await provider.request({
      method: "eth_call",
      params: [{ to, data }, "latest", overrides],
    })) as string;
  };

  before(async function () {
    this.timeout(0);
    evm = await SecondEvm.start();
    const { bytecode, interface: abi } = await ethers.getContractFactory("RedundantOracle");
    for (const config of fc.sample(configArbitrary, { seed: seed + 1, numRuns: ORACLES })) {
      subjects.push(await deploySubject(config, bytecode, abi));
    }
    now = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
    evm.setTime(now);
  });

  it("CORE-15: has the same runtime code, deployed by its own creation", async () => {
    expect(subjects).to.have.lengthOf(ORACLES);
    for (const { here, there } of subjects) {
      expect(await evm.codeOf(there)).to.equal(await ethers.provider.getCode(here));
    }
  });

  it(`CORE-15: gives Hardhat's and the model's reading, ${CASES} times`, async function () {
    this.timeout(0);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(caseArbitrary, async (drawn) => {
        const subject = subjects[drawn.oracle % subjects.length];
        if (subject === undefined) throw new RangeError("There are no oracles.");
        const { config, here, there } = subject;
        const state = stateFor(drawn, config, now);
        const programs = programsIn(state, drawn.size);
        for (const [feed, program] of programs) await evm.setCode(feed, program);
        const { disabledMask } = drawn;
        const data = CALLS.tryReadWithout(disabledMask);
        const given = await evm.call(there, data);
        expect(given).to.equal(await callHere(here, data, programs));
        expect(given).to.equal(encodeReading(tryRead(config, state, disabledMask)));
        compared += 1;
      }),
      { seed: seed + 1, numRuns: CASES },
    );
    expect(compared).to.be.at.least(CASES);
  });
});
