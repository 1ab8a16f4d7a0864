import { expect } from "chai";
import type { Contract } from "ethers";
import hre from "hardhat";

const { ethers, networkHelpers } = await hre.network.create();
const { loadFixture } = networkHelpers;

const USD = "0x0000000000000000000000000000000000000348";
const EUR = "0x00000000000000000000000000000000000003d2";
const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
const CHF = "0x00000000000000000000000000000000000002F4";
const SKEW = 3_600;
const PRICE = 3_000n * 10n ** 8n;

/** What a quote may cost, cold, over one, two and three Ordered oracles of two sources; `tryRead()` of one is 16,998. */
const MAX_COLD_GAS: Readonly<Record<string, readonly number[]>> = {
  getQuote: [27_600, 48_600, 69_700],
  getQuotes: [29_300, 50_200, 71_400],
};

/** Routes of one, two and three legs from the native asset. */
const deployRoutes = async () => {
  const legs: { readonly oracle: string; readonly inverted: boolean }[] = [];
  const now = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  for (let index = 0; index < 3; index += 1) {
    const sources = [];
    for (let group = 0; group < 2; group += 1) {
      const feed = await ethers.deployContract("OneSlotFeed");
      await feed.getFunction("set")(PRICE, now);
      sources.push({ feed: await feed.getAddress(), maxAge: SKEW, gasLimit: 100_000, group, role: 0 });
    }
    const oracle = await ethers.deployContract("RedundantOracle", [
      {
        description: "leg",
        decimals: 8,
        mode: 0,
        quorum: 2,
        maxDeviationBps: 100,
        minPrice: 0,
        maxPrice: 0,
        sequencerFeed: ethers.ZeroAddress,
        sequencerGrace: 0,
        sources,
      },
    ]);
    legs.push({ oracle: await oracle.getAddress(), inverted: index === 1 });
  }
  const routes = [USD, EUR, CHF].map((quote, index) => ({
    base: NATIVE,
    quote,
    maxLegSkew: index === 0 ? 0 : SKEW,
    legs: legs.slice(0, index + 1),
  }));
  const router = (await ethers.deployContract("OracleRouter", [
    { routes, assets: [] },
  ])) as unknown as Contract;
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  return { router, probe, routes };
};

describe("OracleRouter", () => {
  it("announces every route with its legs", async () => {
    const { router, routes } = await loadFixture(deployRoutes);
    const receipt = await router.deploymentTransaction()?.wait();
    const events = (receipt?.logs ?? []).map((log) => router.interface.parseLog(log)?.args.toArray(true));
    const expected = routes.map(({ base, quote, maxLegSkew, legs }) => [
      base,
      quote,
      BigInt(maxLegSkew),
      legs.map(({ oracle, inverted }) => [oracle, inverted]),
    ]);
    expect(events).to.deep.equal(expected);
  });

  it("ROUTE-11: has no function that could change a route", async () => {
    const { router } = await loadFixture(deployRoutes);
    const functions = router.interface.fragments.filter((fragment) => fragment.type === "function");
    expect(functions).to.not.have.lengthOf(0);
    const writing = functions.filter((fragment) => !("constant" in fragment && fragment.constant));
    expect(writing).to.deep.equal([]);
  });

  for (const [name, limits] of Object.entries(MAX_COLD_GAS)) {
    for (const [index, limit] of limits.entries()) {
      it(`costs at most ${limit} gas for a cold ${name} over ${index + 1} legs`, async () => {
        const { router, probe, routes } = await loadFixture(deployRoutes);
        const data = router.interface.encodeFunctionData(name, [10n ** 18n, NATIVE, routes[index]?.quote]);
        const { cold, succeeded } = await probe.getFunction("measure").staticCall(router.target, data);
        expect([succeeded, cold <= BigInt(limit)]).to.deep.equal([true, true]);
      });
    }
  }
});
