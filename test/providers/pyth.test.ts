import { expect } from "chai";
import hre from "hardhat";
import { deployOracle } from "./deployOracle.ts";
import { inspect } from "./inspect.ts";
import { deployPyth } from "./pyth.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 8n;
const NEXT_PRICE = 3_030n * 10n ** 8n;
const MAX_AGE = 600;
const MILLION_SECONDS = 1_000_000n;

const selectorOf = (signature: string) => ethers.id(signature).slice(0, 10);

const deployAnswering = async () => {
  const pyth = await deployPyth(ethers);
  await pyth.pushPrice(PRICE);
  const oracle = await deployOracle(ethers, [pyth.feed], { maxAge: MAX_AGE });
  return { ...pyth, oracle };
};

describe("a Pyth feed", () => {
  it("is read through its adapter", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("is dated by its publishers, not by the block that it was submitted in", async () => {
    const { oracle, submit, updateFor } = await loadFixture(deployAnswering);
    await time.increase(MAX_AGE);
    const update = await updateFor(NEXT_PRICE);
    await submit({ ...update, publishTime: update.publishTime - 100n });
    expect(await inspect(oracle)).to.include({ fault: "None", updatedAt: update.publishTime - 100n });
  });

  it("moves with every newer update, by whomever", async () => {
    const { oracle, pushPrice } = await loadFixture(deployAnswering);
    await pushPrice(NEXT_PRICE);
    expect(await inspect(oracle)).to.include({ fault: "None", price: NEXT_PRICE });
  });

  it("ignores an update that is older, without an error", async () => {
    const { oracle, submit, updateFor } = await loadFixture(deployAnswering);
    const update = await updateFor(NEXT_PRICE);
    await submit({ ...update, publishTime: update.publishTime - 100n });
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("is Stale once nobody has updated it for longer than the maximum age", async () => {
    const { oracle } = await loadFixture(deployAnswering);
    await time.increase(MAX_AGE + 1);
    expect(await inspect(oracle)).to.include({ fault: "Stale", price: PRICE });
  });

  it("is Reverted by PriceFeedNotFound where it was never updated", async () => {
    const { feed } = await deployPyth(ethers);
    const oracle = await deployOracle(ethers, [feed]);
    const errorSelector = selectorOf("PriceFeedNotFound()");
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("is Reverted by its adapter while the publishers disagree", async () => {
    const { breakDown, oracle } = await loadFixture(deployAnswering);
    await breakDown();
    const errorSelector = selectorOf("ConfidenceTooWide(uint256,uint256,uint256)");
    expect(await inspect(oracle)).to.include({ fault: "Reverted", errorSelector });
  });

  it("stays Reverted when the price moves while the publishers disagree", async () => {
    const { breakDown, oracle, pushPrice } = await loadFixture(deployAnswering);
    await breakDown();
    await pushPrice(NEXT_PRICE);
    expect((await inspect(oracle)).fault).to.equal("Reverted");
  });

  it("answers again once the publishers agree", async () => {
    const { breakDown, oracle, repair } = await loadFixture(deployAnswering);
    await breakDown();
    await repair();
    expect(await inspect(oracle)).to.include({ fault: "None", price: PRICE });
  });

  it("keeps its scale when the exponent changes", async () => {
    const { oracle, submit, updateFor } = await loadFixture(deployAnswering);
    const update = await updateFor(NEXT_PRICE);
    await submit({ ...update, price: NEXT_PRICE * 1_000n, exponent: -11 });
    expect(await inspect(oracle)).to.include({ fault: "None", price: NEXT_PRICE });
  });

  it("is NonPositive with a negative price, however wide its confidence", async () => {
    const { oracle, submit, updateFor } = await loadFixture(deployAnswering);
    await submit({ ...(await updateFor(PRICE)), price: -5n, confidence: 2n ** 63n });
    expect((await inspect(oracle)).fault).to.equal("NonPositive");
  });

  it("is Future with a price that is dated ahead", async () => {
    const { oracle, submit, updateFor } = await loadFixture(deployAnswering);
    const update = await updateFor(NEXT_PRICE);
    await submit({ ...update, publishTime: update.publishTime + MILLION_SECONDS });
    expect((await inspect(oracle)).fault).to.equal("Future");
  });

  it("stays Future until then, because honest updates are ignored", async () => {
    const { oracle, pushPrice, submit, updateFor } = await loadFixture(deployAnswering);
    const update = await updateFor(NEXT_PRICE);
    await submit({ ...update, publishTime: update.publishTime + MILLION_SECONDS });
    await pushPrice(PRICE);
    expect((await inspect(oracle)).fault).to.equal("Future");
  });
});
