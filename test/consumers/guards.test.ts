import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { expect } from "chai";
import type { Contract, FunctionFragment } from "ethers";
import hre from "hardhat";
import { GAS_STAGES, type GasStage } from "./gasStages.ts";

const { ethers } = await hre.network.create();

/** From the least gas of a consumer that does anything, on. */
const [LOWEST, STEP, LEVELS] = [30_000, 3_000, 160];
/** Levels of one call, so that the gas of them all fits into it. */
const AT_ONCE = 20;
/** Steps at a time once every level of a call was answered: a view that has enough gas does the same with more. */
const STRIDE = process.env["HOLDFAST_DEEP"] === "1" ? 1 : 4;
/** Contracts that no consumer reads: who inherits one is read. */
const ABSTRACT = /^abstract contract\s/m;

const GUARDS = [
  ["the gas that is left", "ShutdownConsumer", "fetchPrice", "isShutDown"],
  ["the error's data", "DistrustConsumer", "refresh", "isDistrusted"],
] as const;

const readable = (): string[] =>
  globSync(["contracts/*.sol", "contracts/faces/*.sol"])
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !ABSTRACT.test(readFileSync(path, "utf8")));

const viewsOf = ({ interface: abi }: Contract): FunctionFragment[] =>
  abi.fragments.filter(
    (fragment): fragment is FunctionFragment =>
      fragment.type === "function" && (fragment as FunctionFragment).constant,
  );

/** Each view of a contract, with each of its calls. */
const callsOf = ({ contract, calls }: GasStage): [name: string, data: string][] =>
  viewsOf(contract).flatMap(({ name, inputs }) => {
    const of = inputs.length === 0 ? [[]] : calls[name];
    if (of === undefined) throw new RangeError(`${name} takes arguments: give some in gasStages.ts.`);
    return of.map((args): [string, string] => [name, contract.interface.encodeFunctionData(name, args)]);
  });

const sweep = async (levels: Contract, consumer: Contract, contract: Contract, data: string) => {
  const { succeeded, digest } = await levels.getFunction("ample").staticCall(contract.target, data);
  const sums = { answered: 0, refused: 0, down: 0, wrong: 0 };
  let tried = 0;
  for (let level = 0, stride = 1; level < LEVELS; ) {
    const count = Math.min(AT_ONCE, Math.ceil((LEVELS - level) / stride));
    const lowest = LOWEST + level * STEP;
    const outcomes = await levels
      .getFunction("sweep")
      .staticCall(consumer.target, contract.target, data, digest, lowest, STEP * stride, count);
    for (const kind of ["answered", "refused", "down", "wrong"] as const)
      sums[kind] += Number(outcomes[kind]);
    tried += count;
    level += count * stride;
    stride = Number(outcomes.answered) === count ? STRIDE : 1;
  }
  return { succeeds: Boolean(succeeded), tried, ...sums };
};

describe("consumers that catch errors", function () {
  // Every view at every level: minutes on a busy machine.
  this.timeout(0);

  it("are tried over every contract that can be read", () => {
    expect(readable()).to.not.have.lengthOf(0);
    expect(readable()).to.have.members(Object.keys(GAS_STAGES));
  });

  for (const [path, states] of Object.entries(GAS_STAGES)) {
    const name = path.replace(/^.*\/|\.sol$/g, "");
    for (const [state, deploy] of Object.entries(states)) {
      for (const [guard, consumerName, act, flag] of GUARDS) {
        it(`never take ${name}, ${state}, for dead by ${guard}`, async () => {
          const stage = await deploy(ethers);
          const levels = (await ethers.deployContract("GasLevels")) as unknown as Contract;
          const consumer = (await ethers.deployContract(consumerName)) as unknown as Contract;
          const failures: string[] = [];
          for (const [view, data] of callsOf(stage)) {
            const { succeeds, tried, answered, refused, down, wrong } = await sweep(
              levels,
              consumer,
              stage.contract,
              data,
            );
            // A view that fails with all the gas there is may be taken for dead, and never for one that answers.
            const isRight = succeeds ? answered > 0 && down === 0 : answered === 0;
            if (!isRight || wrong !== 0 || answered + refused + down !== tried)
              failures.push(
                `${view}: ${answered} answered, ${refused} refused, ${down} down, ${wrong} wrong`,
              );
          }
          expect(failures).to.deep.equal([]);
          if (stage.contract.interface.getFunction("latestRoundData") === null) return;
          // As they stand, the price kept and the flag set.
          const feed = stage.contract.target;
          const { succeeded } = await levels
            .getFunction("ample")
            .staticCall(feed, stage.contract.interface.encodeFunctionData("latestRoundData"));
          if (!succeeded) return;
          for (let gas = 60_000; gas < 60_000 + 30 * 20_000; gas += 20_000) {
            await consumer
              .getFunction(act)(feed, { gasLimit: gas })
              .catch(() => undefined);
          }
          expect(await consumer.getFunction(flag)()).to.equal(false);
          expect(await consumer.getFunction("price")()).to.be.greaterThan(0n);
        });
      }
    }
  }
});
