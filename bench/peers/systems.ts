import type { RunConfig } from "../../src/scenario/runConfig.ts";
import type { AnswerShape, System, SystemStage } from "../../src/simulate/system.ts";
import type { Peer, PeerSettings } from "./peer.ts";
import type { PeerStage } from "./stage.ts";
import { deploySynthetix } from "./synthetix.ts";
import { deployVenus } from "./venus.ts";

/** Peers' prices have so many decimals. */
const DECIMALS = 18;

/** Sources that a peer is set up over: the first ones of a scenario. */
const SOURCES = 3;

const settingsOf = ({ sources, oracle }: RunConfig, feeds: readonly string[]): PeerSettings => {
  const [one, two, three] = sources;
  const [main, pivot, fallback] = feeds;
  if (!one || !two || !three || main === undefined || pivot === undefined || fallback === undefined) {
    throw new RangeError(`${sources.length} sources are fewer than the ${SOURCES} of a peer.`);
  }
  return {
    feeds: [main, pivot, fallback],
    decimals: [one.decimals, two.decimals, three.decimals],
    maxAges: [one.maxAge, two.maxAge, three.maxAge],
    deviationBps: oracle.maxDeviationBps,
  };
};

const systemOf = (
  { name, title, order, answer }: Pick<System, "name" | "title" | "order"> & { readonly answer: AnswerShape },
  deploy: (stage: PeerStage, settings: PeerSettings) => Promise<Peer>,
): System => ({
  name,
  title,
  order,
  suits: ({ sources }) => sources.length >= SOURCES,
  deploy: async (stage: SystemStage) => {
    const { address, calldata } = await deploy(stage, settingsOf(stage.config, stage.feeds));
    return { target: address, callData: calldata, answer, decimals: DECIMALS };
  },
});

/** The peers as systems of a simulation. */
export const PEER_SYSTEMS: readonly System[] = [
  systemOf(
    {
      name: "venus",
      title: "Venus ResilientOracle",
      order: 6,
      answer: { kind: "words", priceWord: 0, timeWord: -1 },
    },
    deployVenus,
  ),
  systemOf(
    {
      name: "synthetix",
      title: "Synthetix oracle manager, median",
      order: 7,
      answer: { kind: "words", priceWord: 0, timeWord: 1 },
    },
    (stage, settings) => deploySynthetix(stage, settings, "median"),
  ),
];
