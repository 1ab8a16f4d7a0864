import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { openSession } from "../../src/deploy/apply.ts";
import { Chain, type Eip1193 } from "../../src/deploy/chain.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { smallSpecFile } from "./localSpec.ts";
import { closeSite, openSite, recordOf, type Site } from "./site.ts";

const MOST_RUNS = 400;

/**
 * `unsent`: before a transaction reaches the node; `sent`: when the node has it and nothing wrote that down; `written`:
 * after lines of the journal.
 */
type Moment = "unsent" | "sent" | "written" | "never";

class Cut extends Error {}

const isSending = (method: string): boolean => /^eth_send(Raw)?Transaction$/.test(method);

describe("an interrupted deployment", () => {
  const spec = parseSpec(smallSpecFile());
  let provider: Eip1193;
  let snapshot: unknown;
  let wanted: Awaited<ReturnType<typeof stateOf>>;
  let site: Site;

  /** What has to be equal: all but when it happened, and by which transactions. */
  const stateOf = async () => {
    const { block, blockHash, ...record } = await recordOf(site);
    const [deployer = ""] = await site.chain.accounts();
    const timeless = JSON.stringify(record, (key, value) => (key === "transaction" ? "" : value));
    return {
      record: JSON.parse(timeless),
      transactions: await site.chain.transactionCount(deployer, "latest"),
    };
  };

  const linesOfJournal = (): number => {
    const path = join(site.folder, "deployments", "chain-31337", "journal.jsonl");
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").length : 0;
  };

  /** A provider that is gone for good from a moment on. */
  const cutAt = (moment: Moment, lines: number): Eip1193 => {
    const last = linesOfJournal() + lines;
    let isGone = false;
    return {
      request: async (args) => {
        isGone ||= moment === "written" && linesOfJournal() >= last;
        isGone ||= moment === "unsent" && isSending(args.method);
        if (isGone) throw new Cut("cut");
        const answer = await provider.request(args);
        isGone ||= moment === "sent" && isSending(args.method);
        if (isGone) throw new Cut("cut");
        return answer;
      },
    };
  };

  /** Deploys until a cut; true where it came to its end. */
  const runOnce = async (moment: Moment, lines = 1): Promise<boolean> => {
    try {
      const chain = new Chain(cutAt(moment, lines), "here");
      const session = await openSession({ chain, folder: site.folder, spec });
      for (const { run } of session.steps) await run();
      return true;
    } catch (failure) {
      if (failure instanceof Error && failure.message.includes("cut")) return false;
      throw failure;
    }
  };

  /** Deploys again and again, until one run is not cut; gives the number of cuts. */
  const runToTheEnd = async (moment: Moment): Promise<number> => {
    for (let cuts = 0; cuts < MOST_RUNS; cuts += 1) if (await runOnce(moment)) return cuts;
    throw new Error(`It does not end within ${MOST_RUNS} runs.`);
  };

  before(async () => {
    ({ provider } = await hre.network.create());
    snapshot = await provider.request({ method: "evm_snapshot" });
    site = await openSite(provider);
    expect(await runOnce("never")).to.equal(true);
    wanted = await stateOf();
    await closeSite(site);
  });

  const undo = async (): Promise<void> => {
    await closeSite(site);
    await provider.request({ method: "evm_revert", params: [snapshot] });
    snapshot = await provider.request({ method: "evm_snapshot" });
    site = await openSite(provider);
  };

  beforeEach(undo);

  after(() => closeSite(site));

  it("ends as an uninterrupted one, and sends nothing twice, cut after every transaction before it is written down", async () => {
    const cuts = await runToTheEnd("sent");
    expect(await stateOf()).to.deep.equal(wanted);
    // The transaction that creates the factory is of another account.
    expect(cuts).to.equal(wanted.transactions + 1);
  });

  it("ends as an uninterrupted one, cut before the first transaction again and again", async () => {
    for (let run = 0; run < 3; run += 1) expect(await runOnce("unsent")).to.equal(false);
    expect(await runOnce("never")).to.equal(true);
    expect(await stateOf()).to.deep.equal(wanted);
  });

  it("ends as an uninterrupted one, cut once after each line of the journal", async function () {
    if (process.env["HOLDFAST_DEEP"] !== "1") this.skip();
    this.timeout(900_000);
    let isOver = false;
    for (let lines = 1; !isOver; lines += 1) {
      isOver = await runOnce("written", lines);
      if (!isOver) expect(await runOnce("never")).to.equal(true);
      expect(await stateOf(), `after line ${lines}`).to.deep.equal(wanted);
      await undo();
    }
  });

  it("ends as an uninterrupted one, cut after a line of the journal and after a transaction in turn", async () => {
    const cuts = { written: 0, sent: 0 };
    while (cuts.sent < MOST_RUNS) {
      if (await runOnce("written")) break;
      cuts.written += 1;
      if (await runOnce("sent")) break;
      cuts.sent += 1;
    }
    expect(await stateOf()).to.deep.equal(wanted);
    expect(cuts.sent).to.equal(wanted.transactions + 1);
  });

  it("does what a changed spec wants, where the one before was left in the middle", async () => {
    for (let run = 0; run < 4; run += 1) await runOnce("sent");
    const file = smallSpecFile();
    const changed = parseSpec({
      ...file,
      oracles: { "ETH/USD": { ...file.oracles["ETH/USD"], maxDeviationBps: 150 } },
    });
    const session = await openSession({ ...site.request(changed) });
    for (const { run } of session.steps) await run();
    const { plan } = await session.after();
    expect(plan.isEqual).to.equal(true);
  });
});
