import type { Contract } from "ethers";
import { concat, encodeBytes32String, id, Wallet, ZeroAddress } from "ethers";
import { encodePayload, encodePoints, sign } from "../support/redStonePayload.ts";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

/** RedStone counts in milliseconds. */
export const MILLISECONDS = 1_000;

/** RedStone's name of the value. */
export const FEED = "ETH";

/** Three local keys, of which two must sign. */
export const SIGNERS = ["first", "second", "third"].map(
  (name) => new Wallet(id(`${name} signer of RedStone's`)),
);

/** Real RedStone contracts, under control. */
export interface RedStone extends Provider {
  /** The contract that signed values are pushed to; it keeps those of all feeds. */
  readonly multiFeed: Contract;
  /** The feed in Chainlink's shape, over one of these values. */
  readonly priceFeed: Contract;
  /** Pushes a payload, for one feed unless told. */
  push(payload: string, feeds?: readonly string[]): Promise<void>;
  /** Pushes a value of each of the first signers, as many as there are, dated in Unix milliseconds. */
  pushEach(values: readonly bigint[], timestamp: number): Promise<void>;
}

/** A data package with one value, signed. */
export const packageOf = (value: bigint, timestamp: number, signer: Wallet): string =>
  sign(encodePoints({ points: [{ feed: FEED, value }], timestamp }), signer);

/** A payload with a value of each of the first signers, as many as there are. */
export const payloadOf = (values: readonly bigint[], timestamp: number): string =>
  encodePayload({
    packages: values.map((value, index) => {
      const signer = SIGNERS[index];
      if (signer === undefined) throw new Error(`There is no signer ${index}.`);
      return packageOf(value, timestamp, signer);
    }),
  });

const deploy = async (ethers: HardhatEthers, name: string, words: unknown[]): Promise<Contract> => {
  const contract = await ethers.deployContract(name, words);
  return contract as unknown as Contract;
};

/** Deploys RedStone's pull contract, which reads the payload that follows a call. */
export const deployConsumer = (ethers: HardhatEthers): Promise<Contract> =>
  deploy(ethers, "RedStoneConsumer", [SIGNERS.map(({ address }) => address)]);

/** The struct that `RedStonePullAdapter` is constructed with: the same signers, as many of them, the same delay. */
export const pullAdapterConfig = () => ({
  description: "ETH / USD by RedStone",
  feedId: encodeBytes32String(FEED),
  signers: SIGNERS.map(({ address }) => address),
  threshold: 2,
  maxDelay: 180,
  reportDecimals: 8,
  decimals: PRICE_DECIMALS,
});

/** The administrator that a proxy creates for itself, by the slot of ERC-1967. */
const adminOf = async (ethers: HardhatEthers, proxy: string): Promise<Contract> => {
  const slot = BigInt(id("eip1967.proxy.admin")) - 1n;
  const word = await ethers.provider.getStorage(proxy, slot);
  const [owner] = await ethers.getSigners();
  const abi = ["function upgradeAndCall(address proxy, address implementation, bytes data) payable"];
  return new ethers.Contract(ethers.dataSlice(word, 12), abi, owner);
};

/**
 * Deploys RedStone's `MultiFeedAdapterWithoutRounds` and, behind a proxy as RedStone does, its
 * `PriceFeedWithoutRoundsForMultiFeedAdapter`, compiled from npm with three local signers. It breaks down by an upgrade
 * of the feed to a contract that has no value yet, which reverts `InvalidLastUpdateDetails`.
 */
export const deployRedStone = async (ethers: HardhatEthers): Promise<RedStone> => {
  const [owner] = await ethers.getSigners();
  const addresses = SIGNERS.map(({ address }) => address);
  const feedId = encodeBytes32String(FEED);
  const multiFeed = await deploy(ethers, "RedStoneMultiFeed", [addresses]);
  const empty = await deploy(ethers, "RedStoneMultiFeed", [addresses]);
  const working = await deploy(ethers, "RedStonePriceFeed", [multiFeed.target, feedId]);
  const broken = await deploy(ethers, "RedStonePriceFeed", [empty.target, feedId]);
  const proxy = await deploy(ethers, "RedStoneProxy", [working.target, owner?.address ?? ZeroAddress]);
  const feed = await proxy.getAddress();
  const admin = await adminOf(ethers, feed);
  const upgradeTo = async (implementation: Contract) => {
    await admin.getFunction("upgradeAndCall")(feed, implementation.target, "0x");
  };
  const push = async (payload: string, feeds: readonly string[] = [FEED]) => {
    const ids = feeds.map((name) => encodeBytes32String(name));
    const call = multiFeed.interface.encodeFunctionData("updateDataFeedsValuesPartial", [ids]);
    await owner?.sendTransaction({ to: multiFeed.target, data: concat([call, payload]) });
  };
  const pushEach = (values: readonly bigint[], timestamp: number) => push(payloadOf(values, timestamp));
  return {
    name: "RedStone",
    feed,
    multiFeed,
    priceFeed: working.attach(feed) as Contract,
    push,
    pushEach,
    pushPrice: async (price) => {
      const block = await ethers.provider.getBlock("latest");
      if (block === null) throw new Error("The chain has no block.");
      await pushEach(
        SIGNERS.map(() => price),
        block.timestamp * MILLISECONDS,
      );
    },
    breakDown: () => upgradeTo(broken),
    repair: () => upgradeTo(working),
  };
};
