import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { Chain, type Eip1193 } from "../../src/deploy/chain.ts";
import { readJournal } from "../../src/deploy/journal.ts";
import { lostOf } from "../../src/deploy/lostTransactions.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { smallSpecFile } from "./localSpec.ts";
import { closeSite, deploy, openSite, refusalOf, type Site } from "./site.ts";

/** Looks for its transactions after which a deployment is cut: by then all that can be are sent and written down. */
const MOST_LOOKS = 4;

describe("a deployment of which the node loses transactions", () => {
  const spec = parseSpec(smallSpecFile());
  let provider: Eip1193;
  let site: Site;
  let deployer = "";
  let other = "";
  let wanted = 0;

  const ask = (method: string, ...params: readonly unknown[]) => provider.request({ method, params });
  const mine = () => ask("evm_mine");
  const journal = () => readJournal(join(site.folder, "deployments", "chain-31337"));
  const numberOfSent = () => site.chain.transactionCount(deployer, "latest");

  before(async () => {
    ({ provider } = await hre.network.create());
    site = await openSite(provider);
    [deployer = "", other = ""] = (await ask("eth_accounts")) as string[];
    await deploy(site, spec);
    wanted = await numberOfSent();
    await closeSite(site);
  });

  beforeEach(async () => {
    ({ provider } = await hre.network.create());
    site = await openSite(provider);
    await ask("evm_setAutomine", false);
  });
  afterEach(() => closeSite(site));

  /** Deploys until its first transactions wait for a block, and is cut then; gives their hashes. */
  const beginAndDie = async (): Promise<readonly string[]> => {
    const hashes: string[] = [];
    let looks = 0;
    const dying: Eip1193 = {
      request: async (args) => {
        const isLook = hashes.length > 0 && args.method === "eth_getBlockByNumber";
        if (isLook && ++looks > MOST_LOOKS) throw new Error("cut");
        const answer = await provider.request(args);
        if (args.method === "eth_sendTransaction") hashes.push(String(answer));
        return answer;
      },
    };
    const { message } = await refusalOf(deploy({ ...site, request: requestOn(dying) }, spec));
    expect(message).to.include("(cut)");
    expect(hashes).to.have.lengthOf(2);
    return hashes;
  };

  const requestOn =
    (through: Eip1193): Site["request"] =>
    (of) => ({ chain: new Chain(through, "here"), folder: site.folder, spec: of });

  const drop = async (hashes: readonly string[]): Promise<void> => {
    for (const hash of hashes) await ask("hardhat_dropTransaction", hash);
  };

  /** Transactions of the deployer that are none of the deployment. */
  const sendForeign = async (count: number): Promise<void> => {
    for (let sent = 0; sent < count; sent += 1) {
      await ask("eth_sendTransaction", { from: deployer, to: other, value: "0x1" });
    }
  };

  /** The same command again: it comes to its end, and sends nothing twice but what was lost. */
  const expectEnd = async (foreign: number): Promise<void> => {
    await ask("evm_setAutomine", true);
    const { plan } = await (await deploy(site, spec)).after();
    expect(plan.isEqual).to.equal(true);
    expect(await numberOfSent()).to.equal(wanted + foreign);
  };

  for (const [what, kept, foreign] of [
    ["all were dropped", 0, 0],
    ["all were dropped, and the account has sent another one", 0, 1],
    ["all were dropped, and the account has sent as many others", 0, 2],
    ["all were dropped, and the account has sent more others", 0, 5],
    ["the second was dropped, and the account has sent another one", 1, 1],
    ["none was dropped, and the account has sent another one", 2, 1],
  ] as const) {
    it(`goes on where ${what}`, async () => {
      await drop((await beginAndDie()).slice(kept));
      await sendForeign(foreign);
      await mine();
      await expectEnd(foreign);
    });
  }

  it("goes on where Ignition wrote down that they are lost, before this was mended", async () => {
    await drop(await beginAndDie());
    await sendForeign(1);
    await mine();
    const lost = (await journal()).sent.map(({ id, nonce }) => ({
      type: `ONCHAIN_INTERACTION_${nonce === 0 ? "REPLACED_BY_USER" : "DROPPED"}`,
      futureId: id,
      networkInteractionId: 1,
    }));
    const path = join(site.folder, "deployments", "chain-31337", "journal.jsonl");
    await appendFile(path, lost.map((line) => `\n${JSON.stringify(line)}`).join(""));
    expect((await journal()).lost).to.have.lengthOf(2);
    await expectEnd(1);
  });

  it("names the number that another one waits for, and goes on once a transaction has it", async () => {
    const [first = "", second = ""] = await beginAndDie();
    await drop([first]);
    await mine();
    const { message, exitCode } = await refusalOf(deploy(site, spec));
    expect([exitCode, message]).to.deep.equal([
      1,
      `The transaction ${second}, number 1 of ${deployer}, waits for number 0, of which the network "here" knows none: send one with that number from that account, for example of nothing to itself, and run the same command again.`,
    ]);
    await ask("eth_sendTransaction", { from: deployer, to: deployer, nonce: "0x0" });
    await mine();
    await expectEnd(1);
  });

  it("waits with a sentence for another transaction that has the number and is in no block yet", async () => {
    await drop(await beginAndDie());
    await sendForeign(1);
    const { message, exitCode } = await refusalOf(deploy(site, spec));
    expect([exitCode, message]).to.deep.equal([
      3,
      `Another transaction with the number 0 of ${deployer} waits for a block: run the same command again once it is in one.`,
    ]);
    await mine();
    await expectEnd(1);
  });
});

describe("a lost transaction on a chain that lasts", () => {
  it("is given up once another one has had its number for five blocks, and not before", async () => {
    const { provider } = await hre.network.create({ override: { chainId: 1_234 } });
    const chain = new Chain(provider, "here");
    const [from = ""] = (await provider.request({ method: "eth_accounts" })) as string[];
    const sent = [{ id: "Feeds#one", from, nonce: 0, hashes: [`0x${"1".repeat(64)}`] }];
    await provider.request({ method: "eth_sendTransaction", params: [{ from, to: from }] });
    for (let blocks = 1; blocks < 5; blocks += 1) {
      const { message, exitCode } = await refusalOf(lostOf(chain, sent));
      expect([exitCode, message], `${blocks} blocks`).to.deep.equal([
        3,
        `Another transaction has the number 0 of ${from} since less than 5 blocks: run the same command again once it has so many.`,
      ]);
      await provider.request({ method: "evm_mine" });
    }
    expect(await lostOf(chain, sent)).to.deep.equal(["Feeds#one"]);
  });

  it("is none where one of the nodes behind an address knows it, though another does not yet", async () => {
    const { provider } = await hre.network.create({ override: { chainId: 1_234 } });
    await provider.request({ method: "evm_setAutomine", params: [false] });
    const [from = ""] = (await provider.request({ method: "eth_accounts" })) as string[];
    const hash = String(
      await provider.request({ method: "eth_sendTransaction", params: [{ from, to: from }] }),
    );
    let asked = 0;
    // The first answers are of a node that lags: it knows neither the transaction nor that its number is used.
    const lagging: Eip1193 = {
      request: async (args) => {
        if (args.method === "eth_getTransactionByHash" && asked++ < 3) return null;
        if (args.method === "eth_getTransactionCount" && asked < 3) return "0x0";
        return provider.request(args);
      },
    };
    const sent = [{ id: "Feeds#one", from, nonce: 0, hashes: [hash] }];
    expect(await lostOf(new Chain(lagging, "here"), sent)).to.deep.equal([]);
    expect(asked).to.equal(4);
  });
});

describe("a transaction that a node forgets while it is waited for", () => {
  it("is told, and not waited for without end", async () => {
    const { provider } = await hre.network.create();
    const [account = ""] = (await provider.request({ method: "eth_accounts" })) as string[];
    await provider.request({ method: "evm_setAutomine", params: [false] });
    const forgetting: Eip1193 = {
      request: async (args) => {
        const answer = await provider.request(args);
        if (args.method === "eth_sendTransaction") {
          await provider.request({ method: "hardhat_dropTransaction", params: [answer] });
        }
        return answer;
      },
    };
    const { message, exitCode } = await refusalOf(new Chain(forgetting, "here").send(account, account, "0x"));
    expect(exitCode).to.equal(3);
    expect(message).to.match(
      /^The network "here" has forgotten the transaction 0x[0-9a-f]{64} of 0x[0-9a-f]{40} before it was in a block: run the same command again, .*\.$/,
    );
  }).timeout(60_000);
});
