import { expect } from "chai";
import { concat, getCreateAddress, Interface, toBeHex } from "ethers";
import hre from "hardhat";
import {
  BOARD,
  CARRIER,
  cellWord,
  codeCall,
  codeIn,
  runBoard,
  runtimeCodeOf,
} from "../../src/drill/board.ts";
import { drillFaults } from "../../src/drill/drillFault.ts";
import { PRICE_CALLS } from "../../src/drill/priceCalls.ts";
import type { DrillSession } from "../../src/drill/session.ts";
import { copyAddressOf, stubCode } from "../../src/drill/stub.ts";
import { scaledPrice, type StubAct } from "../../src/scenario/stubAct.ts";
import { sessionOn } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

const ROUND = new Interface([
  "function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)",
]);
const LATEST = ROUND.encodeFunctionData("latestRoundData");
const MILLION = 1_000_000;

/** Puts stubs with these acts over a feed, and makes calls to it in state 0, 1 and so on. */
const tryOver = async (
  session: DrillSession,
  feed: string,
  acts: readonly StubAct[],
  calls: readonly string[],
  priceCalls = PRICE_CALLS,
) => {
  const { cells } = await runBoard(session, {
    board: BOARD,
    overrides: {},
    warmed: [],
    words: [0n],
    calls: [codeCall(feed)],
    captured: 32_768,
  });
  const stub = { code: runtimeCodeOf("DrillStub"), carrier: CARRIER, byte: 3, priceCalls, acts };
  const run = await runBoard(session, {
    board: BOARD,
    overrides: {
      [feed.toLowerCase()]: { code: stubCode(stub) },
      [copyAddressOf(feed)]: { code: codeIn(cells[0]?.[0]) },
    },
    warmed: [feed, copyAddressOf(feed)],
    words: [0, ...acts.keys()].map((_, state) => cellWord(new Map([[3, state]]))),
    calls: calls.map((data) => ({ to: feed, data, isStatic: true, gasLimit: MILLION })),
  });
  return run.cells;
};

/** Code that returns these words whatever it is asked. */
const answering = (words: readonly bigint[]): string => {
  const data = concat(words.map((word) => toBeHex(BigInt.asUintN(256, word), 32)));
  const size = words.length * 32;
  // PUSH2 size, PUSH1 offset, PUSH0, CODECOPY, PUSH2 size, PUSH0, RETURN
  return concat(["0x61", toBeHex(size, 2), "0x600c5f3961", toBeHex(size, 2), "0x5ff3", data]);
};

let placed = 0;

const place = async (words: readonly bigint[]): Promise<string> => {
  placed += 1;
  const address = getCreateAddress({ from: BOARD, nonce: placed });
  await provider.request({ method: "hardhat_setCode", params: [address, answering(words)] });
  return address;
};

const wordsIn = (data: string): bigint[] =>
  Array.from({ length: (data.length - 2) / 64 }, (_, index) =>
    BigInt(`0x${data.slice(2 + 64 * index, 66 + 64 * index)}`),
  );

const dataOf = (signature: string, args: readonly unknown[] = []): string =>
  new Interface([`function ${signature}`]).encodeFunctionData(signature.split("(")[0] ?? "", [...args]);

const TRIPLED = scaledPrice(3);
const ZERO: StubAct = { act: "edit", edits: [{ field: "price", operation: "set", operand: 0n }] };
const ID = `0x${"11".repeat(32)}`;
const OTHER_ID = `0x${"22".repeat(32)}`;

describe("a stub over a feed", () => {
  const deploy = async (price: bigint): Promise<string> =>
    (await ethers.deployContract("FaultyFeed", [8, price])).getAddress();

  it("answers as the feed does while it is healthy, for 400 gas more and not a unit less of its limit", async () => {
    const feed = await deploy(300n);
    const session = await sessionOn(provider);
    const [[stubbed] = []] = await tryOver(session, feed, [TRIPLED], [LATEST]);
    const plain = await runBoard(session, {
      board: BOARD,
      overrides: {},
      warmed: [feed],
      words: [0n],
      calls: [{ to: feed, data: LATEST, isStatic: true, gasLimit: MILLION }],
    });
    const [[direct] = []] = plain.cells;
    expect(stubbed?.data).to.equal(direct?.data);
    expect((stubbed?.gas ?? 0) - (direct?.gas ?? 0)).to.be.within(1, 450);
  });

  it("bends the price and nothing else", async () => {
    const feed = await deploy(300n);
    const calls = [LATEST, dataOf("decimals()"), dataOf("description()")];
    const [healthy, lying] = await tryOver(await sessionOn(provider), feed, [TRIPLED], calls);
    const before = wordsIn(healthy?.[0]?.data ?? "0x");
    expect(wordsIn(lying?.[0]?.data ?? "0x")).to.deep.equal(before.with(1, 900n));
    expect(lying?.[1]?.data).to.equal(healthy?.[1]?.data);
    expect(lying?.[2]?.data).to.equal(healthy?.[2]?.data);
  });

  it("shows every fault of the catalogue that it can, each as its act says", async () => {
    const feed = await deploy(300n);
    const session = await sessionOn(provider);
    const faults = drillFaults().shown.map((fault) => fault.show({ maxAge: 3_600, decimals: 8 }));
    const acts = faults.filter(({ act }) => act !== "noCode");
    const [healthy, ...cells] = await tryOver(session, feed, acts, [LATEST]);
    const words = wordsIn(healthy?.[0]?.data ?? "0x");
    for (const [index, act] of acts.entries()) {
      const result = cells[index]?.[0];
      if (act.act === "revert") {
        expect(result).to.deep.include({ succeeded: false, data: act.data });
      } else if (act.act === "burn") {
        expect(result).to.deep.include({ succeeded: false, size: 0 });
        expect(result?.gas).to.be.at.least(MILLION);
      } else if (act.act === "bomb") {
        expect(result).to.deep.include({ succeeded: act.on === "success", size: 100_000 });
      } else if (act.act === "cut") {
        expect(result).to.deep.include({ succeeded: true, size: act.bytes });
      } else {
        expect(result).to.deep.include({ succeeded: true, size: 160 });
        expect(wordsIn(result?.data ?? "0x"), act.act).to.not.deep.equal(words);
      }
    }
    expect(acts.length).to.be.at.least(20);
  });

  it("shows at least 20 faults of the catalogue, and says of each other why it cannot", () => {
    const { shown, hidden } = drillFaults();
    expect(new Set(shown.map(({ id }) => id.split(":")[0])).size).to.be.at.least(20);
    for (const { because } of hidden) expect(because).to.match(/\.$/);
  });

  it("lets a feed fail as it does, and use up its gas as it does", async () => {
    const contract = await ethers.deployContract("FaultyFeed", [8, 300n]);
    const feed = await contract.getAddress();
    await contract.getFunction("setBehavior")(4);
    const [reverting] = await tryOver(await sessionOn(provider), feed, [TRIPLED], [LATEST]);
    expect(reverting?.[0]?.succeeded).to.equal(false);
    expect(reverting?.[0]?.data).to.have.lengthOf(2 + 2 * 36);
    await contract.getFunction("setBehavior")(9);
    const [burning, lying] = await tryOver(await sessionOn(provider), feed, [TRIPLED], [LATEST]);
    expect(burning?.[0]).to.deep.include({ succeeded: false, size: 0 });
    expect(burning?.[0]?.gas).to.be.at.least(MILLION);
    expect(lying?.[0]?.succeeded).to.equal(false);
  });

  it("stands over a feed with the largest code there may be", async () => {
    const feed = `0x${"ab".repeat(20)}`;
    const code = answering([1n, 300n, 5n, 6n, 1n]);
    const whole = concat([code, toBeHex(0, 24_576 - (code.length - 2) / 2)]);
    await provider.request({ method: "hardhat_setCode", params: [feed, whole] });
    const [healthy, lying] = await tryOver(await sessionOn(provider), feed, [TRIPLED], [LATEST]);
    expect(wordsIn(healthy?.[0]?.data ?? "0x")).to.deep.equal([1n, 300n, 5n, 6n, 1n]);
    expect(wordsIn(lying?.[0]?.data ?? "0x")).to.deep.equal([1n, 900n, 5n, 6n, 1n]);
  });

  it("stands over a proxy, whose storage and target stay what they are", async () => {
    const target = await deploy(300n);
    const proxy = await (await ethers.deployContract("ProxyFeed", [target, false])).getAddress();
    const [healthy, lying] = await tryOver(await sessionOn(provider), proxy, [TRIPLED], [LATEST]);
    expect(wordsIn(healthy?.[0]?.data ?? "0x")[1]).to.equal(300n);
    expect(wordsIn(lying?.[0]?.data ?? "0x")[1]).to.equal(900n);
  });

  it("is refused where the feed refuses its caller", async () => {
    const contract = await ethers.deployContract("FaultyFeed", [8, 300n]);
    await contract.getFunction("setBehavior")(17);
    const [healthy] = await tryOver(
      await sessionOn(provider),
      await contract.getAddress(),
      [TRIPLED],
      [LATEST],
    );
    expect(healthy?.[0]?.succeeded).to.equal(false);
  });

  it("bends one price of a contract that has many, where the whole call is given", async () => {
    const feed = await place([300n, 5n, -8n, 1_700n]);
    const call = dataOf("getPriceUnsafe(bytes32)", [ID]);
    const [pyth] = PRICE_CALLS.filter(({ signature }) => signature === "getPriceUnsafe(bytes32)");
    if (pyth === undefined) throw new RangeError("The call is not known.");
    const calls = [call, dataOf("getPriceUnsafe(bytes32)", [OTHER_ID])];
    const [healthy, lying] = await tryOver(await sessionOn(provider), feed, [TRIPLED], calls, [
      { ...pyth, callData: call },
    ]);
    expect(wordsIn(lying?.[0]?.data ?? "0x")).to.deep.equal(
      wordsIn(healthy?.[0]?.data ?? "0x").with(0, 900n),
    );
    expect(lying?.[1]?.data).to.equal(healthy?.[1]?.data);
  });

  it("keeps a bent price within its type", async () => {
    const most = 2n ** 63n - 1n;
    const feed = await place([most, 0n, 0n, 1_700n]);
    const call = dataOf("getPriceUnsafe(bytes32)", [ID]);
    const huge: StubAct = {
      act: "edit",
      edits: [{ field: "price", operation: "set", operand: 2n ** 255n - 1n }],
    };
    const [, tripled, largest] = await tryOver(await sessionOn(provider), feed, [TRIPLED, huge], [call]);
    expect(wordsIn(tripled?.[0]?.data ?? "0x")[0]).to.equal(most);
    expect(wordsIn(largest?.[0]?.data ?? "0x")[0]).to.equal(most);
  });

  it("bends the word of latestAnswer(), and knows no time of it", async () => {
    const aged: StubAct = { act: "edit", edits: [{ field: "time", operation: "fromNow", operand: -5n }] };
    const calls = [dataOf("latestAnswer()")];
    const cells = await tryOver(await sessionOn(provider), await place([300n]), [TRIPLED, ZERO, aged], calls);
    expect(cells.map((cell) => wordsIn(cell[0]?.data ?? "0x")[0])).to.deep.equal([300n, 900n, 0n, 300n]);
  });

  it("bends a pool's sum of ticks by the window that was asked for", async () => {
    // Offsets of both arrays, length, and the sums at the window's start and end.
    const feed = await place([64n, 160n, 2n, 1_000n, 61_000n]);
    const call = dataOf("observe(uint32[])", [[600, 0]]);
    const [healthy, lying] = await tryOver(await sessionOn(provider), feed, [TRIPLED], [call]);
    const [before, after] = [healthy, lying].map((cell) => wordsIn(cell?.[0]?.data ?? "0x")[4] ?? 0n) as [
      bigint,
      bigint,
    ];
    // A price three times as high lies log(3) / log(1.0001) = 10,987 ticks higher.
    expect(after - before).to.equal(10_987n * 600n);
  });

  it("bends a square root by the root", async () => {
    const root = 79_228_162_514_264_337_593_543_950_336n;
    const feed = await place([root, 0n]);
    const [, lying] = await tryOver(await sessionOn(provider), feed, [scaledPrice(4)], [dataOf("slot0()")]);
    expect(wordsIn(lying?.[0]?.data ?? "0x")[0]).to.equal(2n * root);
  });

  it("turns a price over", async () => {
    const inverted: StubAct = {
      act: "edit",
      edits: [{ field: "price", operation: "invert", operand: 10n ** 16n }],
    };
    const feed = await deploy(3_000n * 10n ** 8n);
    const [, lying] = await tryOver(await sessionOn(provider), feed, [inverted], [LATEST]);
    expect(wordsIn(lying?.[0]?.data ?? "0x")[1]).to.equal(33_333n);
  });
});
