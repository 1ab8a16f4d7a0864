import { expect } from "chai";
import hre from "hardhat";
import { askAll } from "../../src/drill/ask.ts";
import { openSession } from "../../src/drill/openSession.ts";
import type { NodeConnection } from "../../src/drill/session.ts";
import { Problem } from "../../src/problem.ts";
import { connectionTo, drillAt } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();
const node = connectionTo(provider, "fake");

type Params = readonly unknown[];

/** The node with its calls answered by somebody in between. */
const between = (
  onCall: (params: Params, pass: (params: Params) => Promise<unknown>) => Promise<unknown>,
): NodeConnection => ({
  name: "fake",
  request: (method, params) => {
    const pass = (changed: Params) => node.request(method, changed);
    return method === "eth_call" ? onCall(params, pass) : pass(params);
  },
});

const refuse = (code: number, message: string): Promise<never> =>
  Promise.reject(Object.assign(new Error(message), { code }));

/** What opening a session ends with. */
const problemOf = async (connection: NodeConnection, block?: number): Promise<Problem> => {
  try {
    await openSession(connection, block);
  } catch (failure) {
    if (failure instanceof Problem) return failure;
    throw failure;
  }
  throw new RangeError("The session was opened.");
};

const gasOf = (params: Params): number | undefined => {
  const { gas } = params[0] as { readonly gas?: string };
  return gas === undefined ? undefined : Number(gas);
};

describe("a session of a drill", () => {
  it("pins the latest block by its hash, and says what the node is", async () => {
    const session = await openSession(node);
    const block = await ethers.provider.getBlock("latest");
    expect(session.block).to.deep.equal({
      number: block?.number,
      hash: block?.hash,
      timestamp: block?.timestamp,
    });
    expect(session.blockTag).to.deep.equal({ blockHash: block?.hash, requireCanonical: true });
    expect(session.client).to.match(/HardhatNetwork/);
    expect(session.chainId).to.equal(31_337);
    expect(session.gasPerCall).to.be.within(10_000_000, 60_000_000);
  });

  it("pins the block that is asked for, however many follow", async () => {
    await provider.request({ method: "hardhat_mine", params: ["0x3"] });
    expect((await openSession(node, 1)).block.number).to.equal(1);
  });

  it("refuses a block that is not there yet", async () => {
    const problem = await problemOf(node, 1_000_000);
    expect(problem.exitCode).to.equal(2);
    expect(problem.message).to.match(/has no block 1000000/);
  });

  it("refuses a node that ignores overrides", async () => {
    const ignoring = between(([call, block], pass) => pass([call, block]));
    const problem = await problemOf(ignoring);
    expect(problem.exitCode).to.equal(3);
    expect(problem.message).to.match(/does not honour state overrides/);
  });

  it("refuses a node that ignores balances alone", async () => {
    const ignoring = between(([call, block, overrides], pass) =>
      pass([
        call,
        block,
        Object.fromEntries(
          Object.entries(overrides as Record<string, { code?: string }>).map(([account, { code }]) => [
            account,
            { code },
          ]),
        ),
      ]),
    );
    expect((await problemOf(ignoring)).message).to.match(/a balance was ignored/);
  });

  it("refuses a node that fails on overrides, with what it says", async () => {
    const failing = between((params, pass) =>
      params.length > 2 ? refuse(-32_602, "too many arguments, want at most 2") : pass(params),
    );
    const problem = await problemOf(failing);
    expect(problem.exitCode).to.equal(3);
    expect(problem.message).to.match(/does not honour state overrides.*want at most 2/);
  });

  it("refuses a node that answers for another block", async () => {
    const latest = between(([call, , overrides], pass) => pass([call, "latest", overrides]));
    expect((await problemOf(latest, 0)).message).to.match(/does not answer for the block/);
  });

  it("refuses a block whose state is gone", async () => {
    const pruned = between(() =>
      refuse(-32_000, "missing trie node 4a5f (path ) state 0x4a is not available"),
    );
    const problem = await problemOf(pruned);
    expect(problem.exitCode).to.equal(3);
    expect(problem.message).to.match(/has no state of block \d+ any more.*use an archive node/);
  });

  it("says that a node of an older hard fork cannot run it", async () => {
    const older = between(() => refuse(-32_000, "invalid opcode: PUSH0"));
    expect((await problemOf(older)).message).to.match(/hard fork before Cancun/);
  });

  it("says that nobody answers", async () => {
    const dead: NodeConnection = { name: "fake", request: () => Promise.reject(new Error("ECONNREFUSED")) };
    const problem = await problemOf(dead);
    expect(problem.exitCode).to.equal(3);
    expect(problem.message).to.match(/does not answer eth_\w+ \(ECONNREFUSED\)/);
  });

  it("finds the gas that a node gives, where it refuses more", async () => {
    const capped = between((params, pass) =>
      (gasOf(params) ?? 30_000_000) > 10_000_000
        ? refuse(-32_000, "gas limit exceeds cap (10000000)")
        : pass(params),
    );
    const session = await openSession(capped);
    expect(session.gasPerCall).to.be.within(5_000_000, 10_000_000);
  });

  it("believes the gas that a call was given, where a node lowers it without a word", async () => {
    const lowering = between(([call, ...rest], pass) =>
      pass([{ ...(call as object), gas: "0x989680" }, ...rest]),
    );
    expect((await openSession(lowering)).gasPerCall).to.be.within(9_000_000, 10_000_000);
  });

  it("asks by number where a node takes no hash", async () => {
    const byNumber = between((params, pass) =>
      typeof params[1] === "object" ? refuse(-32_602, "invalid argument 1: expected a string") : pass(params),
    );
    const session = await openSession(byNumber);
    expect(session.blockTag).to.equal(`0x${session.block.number.toString(16)}`);
  });

  it("drills through a node that gives 10 M gas with the same results", async () => {
    const feeds: string[] = [];
    for (const price of [300n, 301n, 299n]) {
      feeds.push(await (await ethers.deployContract("FaultyFeed", [8, price * 10n ** 8n])).getAddress());
    }
    const { deployOracle } = await import("../providers/deployOracle.ts");
    const oracle = await (await deployOracle(ethers, feeds, { maxAge: 3_600 })).getAddress();
    const lowering: NodeConnection = between(([call, ...rest], pass) =>
      pass([{ ...(call as object), gas: "0x989680" }, ...rest]),
    );
    const whole = await drillAt(provider, oracle);
    const eip1193 = {
      request: ({ method, params }: { method: string; params?: Params | object }) =>
        lowering.request(method, params as Params),
    };
    const chunked = await drillAt(eip1193, oracle);
    expect(chunked.result.cells).to.deep.equal(whole.result.cells);
    expect(chunked.stage.chunks()).to.be.greaterThan(whole.stage.chunks());
  });

  it("asks in parts where a contract burns what it is given", async () => {
    const burner = `0x${"bb".repeat(20)}`;
    await provider.request({ method: "hardhat_setCode", params: [burner, "0xfe"] });
    const feed = await (await ethers.deployContract("FaultyFeed", [8, 300n])).getAddress();
    const question = (to: string) => ({ to, signature: "decimals()", returns: ["uint8"] });
    const session = await openSession(node);
    const replies = await askAll(session, [
      ...Array.from({ length: 40 }, () => question(burner)),
      question(feed),
    ]);
    expect(replies.slice(0, 40).every((reply) => reply === undefined)).to.equal(true);
    expect(replies.at(-1)?.[0]).to.equal(8n);
  });
});
