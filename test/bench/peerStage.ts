import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import type { Peer, PeerSettings } from "../../bench/peers/peer.ts";
import { deploySynthetix } from "../../bench/peers/synthetix.ts";
import { signerStage } from "../../bench/peers/stage.ts";
import { deployVenus } from "../../bench/peers/venus.ts";

/** Seconds up to which an answer counts, of every feed here. */
export const MAX_AGE = 3_600;

/** Width of the band of agreement, in basis points. */
export const DEVIATION_BPS = 100;

const PRICE_DECIMALS = 18;
const TENFOLD = 10n;

/** The feeds, in the order of trust: each with its own decimals, and a price that tells whose it is. */
export const FEEDS = [
  { name: "main", decimals: 8, answer: 3_000_12345678n },
  { name: "pivot", decimals: 18, answer: 3_001_500000000000000001n },
  { name: "fallback", decimals: 6, answer: 3_002_765432n },
] as const;

/** Numbers of `FaultyFeed`'s behaviors, of `docs/spec/behaviors.md`. */
const BEHAVIOR = { revertEmpty: 1, revertReason: 3, returnNothing: 18 } as const;

/** Whatever a feed is asked to do, and the block's time at which it does. */
type Fault = (feed: Contract, answer: bigint, now: number) => Promise<unknown>;

const behave =
  (behavior: number): Fault =>
  (feed) =>
    feed.getFunction("setBehavior")(behavior);

/** What may happen to a feed, by the words of `docs/peers.md`. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "is stale": (feed, answer, now) => feed.getFunction("setAnswer")(answer, now - MAX_AGE - 60),
  "is tenfold": (feed, answer, now) => feed.getFunction("setAnswer")(TENFOLD * answer, now),
  "reverts with a reason": behave(BEHAVIOR.revertReason),
  "reverts with no data": behave(BEHAVIOR.revertEmpty),
  "returns nothing": behave(BEHAVIOR.returnNothing),
};

/** The systems, by the words of `docs/peers.md`. */
export const PEERS = ["Venus", "Synthetix, median", "Synthetix, deviation"] as const;

/** Three feeds under control, and each system over them. */
export interface PeerStage {
  readonly feeds: readonly [Contract, Contract, Contract];
  readonly peers: Readonly<Record<(typeof PEERS)[number], Peer>>;
}

/** An answer of a feed, in the 18 decimals of a price. */
export const priceOf = ({
  decimals,
  answer,
}: {
  readonly decimals: number;
  readonly answer: bigint;
}): bigint => answer * 10n ** BigInt(PRICE_DECIMALS - decimals);

/** Deploys the feeds, healthy, and the systems over them. */
export const deployPeers = async (
  ethers: HardhatEthers,
  changed: Partial<PeerSettings> = {},
): Promise<PeerStage> => {
  const [signer] = await ethers.getSigners();
  if (signer === undefined) throw new RangeError("There is no account.");
  const deployFeed = async ({ decimals, answer }: (typeof FEEDS)[number]): Promise<Contract> =>
    (await ethers.deployContract("FaultyFeed", [decimals, answer])) as unknown as Contract;
  const feeds = [await deployFeed(FEEDS[0]), await deployFeed(FEEDS[1]), await deployFeed(FEEDS[2])] as const;
  const [main, pivot, fallback] = feeds;
  const settings: PeerSettings = {
    feeds: [await main.getAddress(), await pivot.getAddress(), await fallback.getAddress()],
    decimals: [FEEDS[0].decimals, FEEDS[1].decimals, FEEDS[2].decimals],
    maxAges: [MAX_AGE, MAX_AGE, MAX_AGE],
    deviationBps: DEVIATION_BPS,
    ...changed,
  };
  const stage = await signerStage(signer);
  const peers = {
    Venus: await deployVenus(stage, settings),
    "Synthetix, median": await deploySynthetix(stage, settings),
    "Synthetix, deviation": await deploySynthetix(stage, settings, "deviation"),
  };
  return { feeds, peers };
};

/** The price that a consumer of the system takes now; undefined where the read reverts or its data is refused. */
export const readPeer = async (ethers: HardhatEthers, peer: Peer): Promise<bigint | undefined> => {
  let returnData: string;
  try {
    returnData = await ethers.provider.call({ to: peer.address, data: peer.calldata });
  } catch (failure) {
    if (failure instanceof Error && /revert/i.test(failure.message)) return undefined;
    throw failure;
  }
  return peer.decode(returnData);
};

/** What a system does, in the words of `docs/peers.md`: whose price it serves, or that it refuses. */
export const outcomeOf = async (ethers: HardhatEthers, peer: Peer): Promise<string> => {
  const price = await readPeer(ethers, peer);
  if (price === undefined) return "refuses";
  const honest = FEEDS.find((feed) => priceOf(feed) === price);
  if (honest !== undefined) return honest.name;
  const wrong = FEEDS.find((feed) => TENFOLD * priceOf(feed) === price);
  return wrong === undefined ? String(price) : `**${wrong.name} × 10**`;
};
