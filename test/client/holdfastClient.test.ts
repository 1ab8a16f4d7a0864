import { AbiCoder, concat, Interface } from "ethers";
import { expect } from "chai";
import { iGovernedOracleAbi } from "../../src/abi/iGovernedOracleAbi.ts";
import type { HoldfastClient } from "../../src/client/holdfastClient.ts";
import {
  InsufficientGasError,
  NotAnOracleError,
  OracleRevertedError,
  PriceUnavailableError,
} from "../../src/client/oracleError.ts";
import {
  DECIMALS,
  increaseTime,
  latestBlock,
  LIBRARIES,
  loadStage,
  MAX_AGE,
  placeAnswer,
  PRICE,
  REVERT_CUSTOM_ERROR,
  setBehavior,
} from "./clientStage.ts";

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (failure) {
    return failure;
  }
  throw new Error("Nothing was thrown.");
};

const words = (...values: bigint[]): string =>
  AbiCoder.defaultAbiCoder().encode(
    values.map(() => "uint256"),
    values,
  );

for (const [library, connect] of Object.entries(LIBRARIES)) {
  describe(`HoldfastClient on ${library}`, () => {
    const clientOf = async (): Promise<HoldfastClient> => connect((await loadStage()).oracle);

    it("reads the price with the time of its data", async () => {
      const client = await clientOf();
      const { price, updatedAt } = await client.read();
      const { timestamp } = await latestBlock();
      expect(price).to.equal(PRICE);
      expect(Number(timestamp - updatedAt)).to.be.within(1, 60);
    });

    it("reads everything that a reading holds, with its level by name", async () => {
      const client = await clientOf();
      const { updatedAt, ...reading } = await client.tryRead();
      expect(updatedAt).to.equal((await client.read()).updatedAt);
      expect(reading).to.deep.equal({
        price: PRICE,
        low: PRICE,
        high: PRICE,
        level: "Normal",
        votes: 3,
        served: 255,
        usedMask: 0b0111,
        faultMask: 0,
      });
    });

    it("reads as if the masked sources were down", async () => {
      const { level, usedMask } = await (await clientOf()).tryReadWithout(0b0001n);
      expect({ level, usedMask }).to.deep.equal({ level: "Degraded", usedMask: 0b0110 });
    });

    it("serves a level up to the worst that is accepted, and refuses the next", async () => {
      const { oracle, feeds } = await loadStage();
      await setBehavior(feeds[0], REVERT_CUSTOM_ERROR);
      const client = connect(oracle);
      expect((await client.readAtMost("Degraded")).level).to.equal("Degraded");
      const failure = await failureOf(client.readAtMost("Normal"));
      expect(failure).to.be.instanceOf(PriceUnavailableError);
      expect(failure).to.include({ level: "Degraded", faultMask: 0b0001, address: oracle });
    });

    it("names the level and the sources where no price is served", async () => {
      const { oracle, feeds } = await loadStage();
      await setBehavior(feeds[0], REVERT_CUSTOM_ERROR);
      await setBehavior(feeds[2], REVERT_CUSTOM_ERROR);
      const failure = await failureOf(connect(oracle).read());
      expect(failure).to.be.instanceOf(PriceUnavailableError);
      expect(failure)
        .to.have.property("message")
        .that.equals(
          `The oracle ${oracle} serves no price here, its level is Restricted and source 0, 2 are not usable: see inspect().`,
        );
    });

    it("reports every source with its fault, its role and its error", async () => {
      const { oracle, feeds, feedAddresses } = await loadStage();
      await setBehavior(feeds[1], REVERT_CUSTOM_ERROR);
      const reports = await connect(oracle).inspect();
      expect(reports.map(({ feed, fault, role, group }) => ({ feed, fault, role, group }))).to.deep.equal(
        feedAddresses.map((feed, group) => ({
          feed,
          fault: group === 1 ? "Reverted" : "None",
          role: group === 3 ? "Shadow" : "Voter",
          group,
        })),
      );
      const selector = new Interface(["error FeedBroken(uint256)"]).getError("FeedBroken")?.selector;
      expect(reports.map(({ errorSelector }) => errorSelector)[1]).to.equal(selector);
      expect(reports[0]?.price).to.equal(PRICE);
    });

    it("gives the configuration with mode and roles by name", async () => {
      const { oracle, feedAddresses } = await loadStage();
      expect(await connect(oracle).config()).to.deep.equal({
        description: "ETH / USD",
        decimals: DECIMALS,
        mode: "Median",
        quorum: 2,
        maxDeviationBps: 100,
        minPrice: 1n,
        maxPrice: PRICE * 100n,
        sequencerFeed: "0x0000000000000000000000000000000000000000",
        sequencerGrace: 0,
        sources: feedAddresses.map((feed, group) => ({
          feed,
          maxAge: MAX_AGE,
          gasLimit: 100_000,
          group,
          role: group === 3 ? "Shadow" : "Voter",
        })),
      });
    });

    it("gives the decimals of its prices", async () => {
      expect(await (await clientOf()).decimals()).to.equal(DECIMALS);
    });

    it("reads as of the block that is asked for", async () => {
      const { oracle, feeds } = await loadStage();
      const { number } = await latestBlock();
      await setBehavior(feeds[0], REVERT_CUSTOM_ERROR);
      const client = connect(oracle);
      expect((await client.tryRead({ block: number })).level).to.equal("Normal");
      expect((await client.tryRead({ block: "latest" })).level).to.equal("Degraded");
    });

    it("observes the reading and the reports as of one block", async () => {
      const { oracle, feeds } = await loadStage();
      await setBehavior(feeds[0], REVERT_CUSTOM_ERROR);
      const { block, reading, sources } = await connect(oracle).observe();
      expect(block).to.deep.equal(await latestBlock());
      expect(reading.level).to.equal("Degraded");
      expect(sources.map(({ fault }) => fault)).to.deep.equal(["Reverted", "None", "None", "None"]);
    });

    it("reads a governed oracle like any other, with the disabled sources by name", async () => {
      const { governed, governedAddress } = await loadStage();
      await governed.getFunction("disable")(0b0010);
      const client = connect(governedAddress);
      expect((await client.read()).price).to.equal(PRICE);
      expect((await client.inspect()).map(({ fault }) => fault)).to.deep.equal([
        "None",
        "Disabled",
        "None",
        "None",
      ]);
      expect((await client.config()).mode).to.equal("Median");
    });

    it("refuses a price that only a halt keeps back", async () => {
      const { governed, governedAddress } = await loadStage();
      await governed.getFunction("halt")(60);
      const failure = await failureOf(connect(governedAddress).read());
      expect(failure).to.include({ level: "Unavailable", faultMask: 0 });
    });

    it("tells a node's too low gas limit from an oracle's failure", async () => {
      const failure = await failureOf(connect((await loadStage()).hungry).tryRead());
      expect(failure).to.be.instanceOf(InsufficientGasError);
    });

    it("notices that there is no contract at the address", async () => {
      const failure = await failureOf(connect(`0x${"12".repeat(20)}`).read());
      expect(failure).to.be.instanceOf(NotAnOracleError);
    });

    for (const { title, bytes } of [
      { title: "too short", bytes: "0x01" },
      { title: "a word short", bytes: words(1n, 1n, 1n, 1n, 0n, 1n, 1n, 1n) },
      { title: "of a level beyond the known", bytes: words(1n, 1n, 1n, 1n, 4n, 1n, 1n, 1n, 1n) },
    ]) {
      it(`refuses an answer that is ${title}`, async () => {
        const failure = await failureOf(connect(await placeAnswer(bytes)).tryRead());
        expect(failure).to.be.instanceOf(NotAnOracleError);
      });
    }

    it("refuses a fault that only a newer version knows, and says so", async () => {
      const report = [BigInt(`0x${"12".repeat(20)}`), 14n, 1n, 1n, 1n, 0n, 0n, 0n];
      const failure = await failureOf(connect(await placeAnswer(words(32n, 1n, ...report))).inspect());
      expect(failure)
        .to.have.property("message")
        .that.includes("fault is 14, which only a newer version of this package may know");
    });

    it("hands on another error of the contracts with its name and arguments", async () => {
      const failed = new Interface(iGovernedOracleAbi).encodeErrorResult("DecimalsDiffer", [6, 8]);
      const failure = await failureOf(connect(await placeAnswer(failed, "revert")).read());
      expect(failure).to.be.instanceOf(OracleRevertedError);
      expect(failure).to.deep.include({ errorName: "DecimalsDiffer", args: [6n, 8n], data: failed });
    });

    for (const { title, data } of [
      { title: "is no error of an oracle", data: concat(["0xdeadbeef", words(1n)]) },
      { title: "is too short for an error", data: "0xdeadbe" },
    ])
      it(`hands on a revert whose data ${title}`, async () => {
        const failure = await failureOf(connect(await placeAnswer(data, "revert")).read());
        expect(failure).to.be.instanceOf(OracleRevertedError);
        expect(failure).to.deep.include({ errorName: undefined, args: [], data });
      });

    it("notices a contract that reverts without a reason", async () => {
      const failure = await failureOf(connect(await placeAnswer("0x", "revert")).read());
      expect(failure).to.be.instanceOf(NotAnOracleError);
    });

    it("refuses an address that is none", () => {
      expect(() => connect("0x12")).to.throw();
    });

    it("gives the age of data that grew stale", async () => {
      const { oracle } = await loadStage();
      await increaseTime(MAX_AGE + 1);
      const [report] = await connect(oracle).inspect();
      const { timestamp } = await latestBlock();
      expect(report?.fault).to.equal("Stale");
      expect(report?.age).to.equal(timestamp - (report?.updatedAt ?? 0n));
    });
  });
}
