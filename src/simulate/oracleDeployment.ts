import { MODES, type Mode, ROLES } from "../oracle/words.ts";
import { runModel } from "../oracle/fastModel.ts";
import type { DeployedSystem, System, SystemStage } from "./system.ts";

/** The selector of `tryRead()`, by which a consumer gets a price with its level. */
const TRY_READ = "0x10b07b71";
const NO_FEED = `0x${"0".repeat(40)}`;

/** The struct that a `RedundantOracle` of this mode is constructed with. */
export const oracleConfigOf = ({ config, feeds, sequencerFeed }: SystemStage, mode: Mode) => ({
  description: config.title,
  decimals: config.oracle.decimals,
  mode: MODES.indexOf(mode),
  quorum: config.oracle.quorum,
  maxDeviationBps: config.oracle.maxDeviationBps,
  minPrice: BigInt(config.oracle.minPrice),
  maxPrice: BigInt(config.oracle.maxPrice),
  sequencerFeed: sequencerFeed ?? NO_FEED,
  sequencerGrace: config.oracle.sequencerGrace,
  sources: config.sources.map(({ maxAge, gasLimit, group, role }, index) => ({
    feed: feeds[index],
    maxAge,
    gasLimit,
    group,
    role: ROLES.indexOf(role),
  })),
});

/** A consumer that asks one of our oracles, whatever stands in front of it. */
export const readingAt = (target: string, decimals: number): DeployedSystem => ({
  target,
  callData: TRY_READ,
  answer: { kind: "Reading" },
  decimals,
});

/** Our oracle in one of its modes. */
export const oracleSystem = (mode: Mode, name: string, order: number): System => ({
  name,
  title: `RedundantOracle, ${mode}`,
  order,
  mode,
  deploy: async (stage) => {
    const target = await stage.deploy("RedundantOracle", [oracleConfigOf(stage, mode)]);
    return readingAt(target, stage.config.oracle.decimals);
  },
  model: (timeline, config, trace) => runModel(timeline, config, mode, trace),
});
