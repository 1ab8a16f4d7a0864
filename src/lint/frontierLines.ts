import { parseUnits } from "ethers";
import { frontierSentence } from "../oracle/frontier.ts";
import { configuredFrontier } from "../oracle/modelFrontier.ts";
import type { Spec } from "../spec/schema.ts";

/** What each oracle of a spec survives as it is configured, by the model. */

/** The frontier of one oracle. */
interface ConfiguredFrontier {
  readonly oracle: string;
  /** Sources that may be silent at once, and that may lie at once, whichever they are. */
  readonly silent: number;
  readonly lying: number;
  readonly sentence: string;
}

/** One for each oracle, in the order of the file. */
export const configuredFrontiers = (spec: Spec): ConfiguredFrontier[] =>
  Object.entries(spec.oracles).map(([oracle, settings]) => {
    const { decimals, mode, quorum, maxDeviationBps, minPrice, maxPrice } = settings;
    const groups = [...new Set(settings.sources.map(({ group }) => group))];
    // What is out of its limits is the business of a rule.
    const units = (price: string | null): bigint =>
      price === null ? 0n : BigInt(parseUnits(Number(price).toFixed(decimals), decimals));
    const frontier = configuredFrontier({
      decimals,
      mode,
      quorum,
      maxDeviationBps,
      minPrice: units(minPrice),
      maxPrice: units(maxPrice),
      hasSequencer: false,
      sequencerGrace: 0,
      sources: settings.sources.map(({ maxAge, group, role }) => ({
        feedDecimals: decimals,
        maxAge,
        group: groups.indexOf(group),
        role,
      })),
    });
    const { silent, lying, isHealthy } = frontier;
    return { oracle, silent, lying, sentence: frontierSentence(isHealthy, frontier) };
  });

/** The same for people. */
export const frontierLines = (spec: Spec): string[] =>
  configuredFrontiers(spec).map(({ oracle, sentence }) => `${oracle} ${sentence}.`);
