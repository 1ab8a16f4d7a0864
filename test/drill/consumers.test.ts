import { expect } from "chai";
import hre from "hardhat";
import type { DrillConsumer, ExpectedOutcomes } from "../../src/drill/consumers.ts";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { drillAll } from "../../src/drill/drill.ts";
import { chosenFaults } from "../../src/drill/drillFault.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { sessionOn } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

const ONE = 10n ** 18n;
const DOLLAR = 10n ** 8n;
const LENDS: ExpectedOutcomes = {
  Normal: "succeeds",
  Degraded: "succeeds",
  Restricted: "fails",
  Unavailable: "fails",
};
const PAYS: ExpectedOutcomes = { ...LENDS, Restricted: "succeeds" };

const deployOverThree = async (): Promise<string> => {
  const feeds: string[] = [];
  for (const price of [3_000, 3_001, 2_999]) {
    feeds.push(await (await ethers.deployContract("FaultyFeed", [8, price * 1e8])).getAddress());
  }
  return (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
};

const drillWith = async (oracle: string, consumers: readonly DrillConsumer[]) => {
  const { drilled } = await drillAll(
    await sessionOn(provider),
    [{ name: "ETH/USD", address: oracle, hints: {} }],
    {
      faults: chosenFaults(["revert-empty", "zero"]),
      gates: [],
      cellGas: DEFAULT_CELL_GAS,
      consumers,
    },
  );
  const [only] = drilled;
  if (only === undefined) throw new RangeError("Nothing was drilled.");
  return only;
};

describe("consumers in a drill", () => {
  const lender = async (oracle: string): Promise<Omit<DrillConsumer, "calls">> => ({
    name: "lender",
    address: await (await ethers.deployContract("CollateralConsumer", [oracle])).getAddress(),
    from: `0x${"ca".repeat(20)}`,
    inSequence: false,
  });

  it("do in every cell what the level allows: no new risk at Restricted, and a way out", async () => {
    const oracle = await deployOverThree();
    const { consumers, gates } = await drillWith(oracle, [
      {
        ...(await lender(oracle)),
        calls: [
          { call: "borrowLimit(uint256)", args: [ONE], expected: LENDS },
          { call: "collateralFor(uint256)", args: [DOLLAR], expected: PAYS },
        ],
      },
    ]);
    expect(gates).to.deep.equal([
      { gate: "consumer lender", ok: true, sentence: "lender does in every cell what is expected of it." },
    ]);
    const [borrow, repay] = consumers[0]?.calls ?? [];
    const served = (call: typeof borrow) => call?.cells.filter(({ ok }) => ok).length ?? 0;
    expect(borrow?.healthy && repay?.healthy).to.equal(true);
    expect(served(borrow)).to.be.greaterThan(0).and.to.be.lessThan(served(repay));
    expect(served(repay)).to.be.lessThan(repay?.cells.length ?? 0);
  });

  it("fail their gate where one does otherwise, and the cell is named", async () => {
    const oracle = await deployOverThree();
    const { gates } = await drillWith(oracle, [
      {
        ...(await lender(oracle)),
        calls: [{ call: "collateralFor(uint256)", args: [DOLLAR], expected: { Restricted: "fails" } }],
      },
    ]);
    expect(gates[0]?.ok).to.equal(false);
    expect(gates[0]?.sentence).to.match(
      /^collateralFor\(uint256\) of lender succeeds, and should not, with source \d/,
    );
  });

  it("say nothing of a lost price where they refuse with every source healthy", async () => {
    const oracle = await deployOverThree();
    const { consumers, gates } = await drillWith(oracle, [
      { ...(await lender(oracle)), calls: [{ call: "borrow(uint256)", args: [ONE], expected: LENDS }] },
    ]);
    expect(consumers[0]?.calls[0]?.healthy).to.equal(false);
    expect(gates[0]?.sentence).to.match(/^lender refuses borrow\(uint256\) with every source healthy/);
  });

  it("make their calls as the account that is named, each undone, or one after the other", async () => {
    const oracle = await deployOverThree();
    const token = await ethers.deployContract("MintableToken", ["MONEY", 18]);
    const address = await token.getAddress();
    const [holder] = await ethers.getSigners();
    await token.getFunction("mint")(holder, 3n);
    const from = holder?.address ?? "";
    const calls = [
      { call: "transfer(address,uint256)", args: [oracle, 2n] },
      { call: "transfer(address,uint256)", args: [oracle, 2n] },
    ];
    const apart = await drillWith(oracle, [{ name: "token", address, from, inSequence: false, calls }]);
    expect(apart.consumers[0]?.calls.map(({ healthy }) => healthy)).to.deep.equal([true, true]);
    const joined = await drillWith(oracle, [{ name: "token", address, from, inSequence: true, calls }]);
    expect(joined.consumers[0]?.calls.map(({ healthy }) => healthy)).to.deep.equal([true, false]);
    expect(await token.getFunction("balanceOf")(holder)).to.equal(3n);
  });

  it("are tried on the oracle that they name alone", async () => {
    const oracle = await deployOverThree();
    const other = {
      ...(await lender(oracle)),
      oracle: "BTC/USD",
      calls: [{ call: "borrowLimit(uint256)", args: [ONE] }],
    };
    expect((await drillWith(oracle, [other])).consumers).to.deep.equal([]);
  });

  it("are refused in a sentence where call and arguments do not go together", async () => {
    const oracle = await deployOverThree();
    let sentence = "";
    try {
      await drillWith(oracle, [
        { ...(await lender(oracle)), calls: [{ call: "borrowLimit(uint256)", args: [] }] },
      ]);
    } catch (failure) {
      sentence = String(failure);
    }
    expect(sentence).to.match(/The consumer "lender" has the call "borrowLimit\(uint256\)" with 0 arguments/);
  });
});
