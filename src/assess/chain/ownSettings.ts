import { interfaceOf } from "../../files/artifacts.ts";
import type { PriceLimits, SequencerFacts } from "../oracleFacts.ts";
import type { ChainReader } from "./chainReader.ts";

/** What our own oracles say of their limits. */
interface OwnSettings {
  readonly limits: PriceLimits;
  readonly lastGoodSeconds: number;
  readonly sequencer: SequencerFacts;
}

/** Reads them. */
export const ownSettings = async (reader: ChainReader, address: string): Promise<OwnSettings | undefined> => {
  const contract = interfaceOf("GovernedOracle");
  const call = async (name: string) => {
    try {
      const data = contract.encodeFunctionData(name);
      const answer = await reader.session.call({ to: address, data, overrides: {} });
      return answer === "0x" ? undefined : contract.decodeFunctionResult(name, answer)[0];
    } catch {
      return undefined;
    }
  };
  const config = await call("config");
  if (config === undefined) return undefined;
  const governed = await call("governedConfig");
  const isCompared = config.sources.length > 1;
  const hasFeed = BigInt(config.sequencerFeed) !== 0n;
  return {
    limits: {
      deviationBps: isCompared ? Number(config.maxDeviationBps) : null,
      hasWindowBound:
        governed !== undefined && BigInt(governed.maxJumpBps) > 0n && BigInt(governed.jumpWindow) > 0n,
      hasStepBound: governed !== undefined && BigInt(governed.maxJumpBps) > 0n,
    },
    lastGoodSeconds: governed === undefined ? 0 : Number(governed.maxHold),
    sequencer: {
      hasFeed,
      graceSeconds: hasFeed ? Number(config.sequencerGrace) : null,
      alternative: "none",
    },
  };
};
