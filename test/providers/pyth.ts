import type { Contract } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const FEED_ID = `0x${"e7".repeat(32)}`;
const UPDATE_FEE = 1n;
const EXPONENT = -PRICE_DECIMALS;
const MAX_CONFIDENCE_BPS = 100n;
const BPS = 10_000n;

/** What publishers of a liquid pair usually agree to. */
const USUAL_CONFIDENCE_BPS = 5n;

/** One signed price, as anybody may submit it. */
export interface PythUpdate {
  readonly price: bigint;
  /** In the unit of the price. */
  readonly confidence: bigint;
  readonly exponent: number;
  /** Unix seconds. */
  readonly publishTime: bigint;
}

/** Pyth's contract for tests behind our adapter, under control. */
export interface Pyth extends Provider {
  readonly pyth: Contract;
  readonly adapter: Contract;
  /** Submits any price; one that is not newer than the stored one is ignored. */
  submit(update: PythUpdate): Promise<void>;
  /** A healthy update of a price of `PRICE_DECIMALS` decimals, as of the latest block. */
  updateFor(price: bigint): Promise<PythUpdate>;
}

/**
 * Deploys the `MockPyth` of Pyth's SDK 4.3.1, which reads like the real contract and takes updates without signatures,
 * and a `PythAdapter` over it that takes confidences of up to 1 %. It breaks down when the publishers disagree: every
 * price then comes with a confidence as wide as itself, and the adapter refuses it.
 */
export const deployPyth = async (ethers: HardhatEthers): Promise<Pyth> => {
  const pyth = (await ethers.deployContract("PythUnderTest", [60, UPDATE_FEE])) as unknown as Contract;
  const adapter = await ethers.deployContract("PythAdapter", [
    {
      description: "ETH / USD by Pyth",
      pyth: pyth.target,
      feedId: FEED_ID,
      maxConfidenceBps: MAX_CONFIDENCE_BPS,
      isMovingAverage: false,
      decimals: PRICE_DECIMALS,
    },
  ]);
  let confidenceBps = USUAL_CONFIDENCE_BPS;

  const submit = async ({ price, confidence, exponent, publishTime }: PythUpdate) => {
    const data: string = await pyth.getFunction("createPriceFeedUpdateData")(
      FEED_ID,
      price,
      confidence,
      exponent,
      price, // the moving average, and its confidence
      confidence,
      publishTime,
      0, // time of the price before, which only parsing looks at
    );
    await pyth.getFunction("updatePriceFeeds")([data], { value: UPDATE_FEE });
  };
  const updateFor = async (price: bigint): Promise<PythUpdate> => {
    const block = await ethers.provider.getBlock("latest");
    if (block === null) throw new Error("The chain has no block.");
    const confidence = (price * confidenceBps) / BPS;
    return { price, confidence, exponent: EXPONENT, publishTime: BigInt(block.timestamp) };
  };
  const pushPrice = async (price: bigint) => submit(await updateFor(price));
  const repeatWith = async (bps: bigint) => {
    confidenceBps = bps;
    const { price } = await pyth.getFunction("getPriceUnsafe")(FEED_ID);
    await pushPrice(price);
  };

  return {
    name: "Pyth",
    feed: await adapter.getAddress(),
    pyth,
    adapter: adapter as unknown as Contract,
    submit,
    updateFor,
    pushPrice,
    breakDown: () => repeatWith(BPS),
    repair: () => repeatWith(USUAL_CONFIDENCE_BPS),
  };
};
