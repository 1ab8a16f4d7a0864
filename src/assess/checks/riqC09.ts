import type { OracleCheck } from "../check.ts";
import { isOutvoted, voiceName } from "../drillStates.ts";
import { DAY_SECONDS } from "../evidence.ts";
import type { DrillFacts, ProviderControl } from "../oracleFacts.ts";
import { CHANGING, heldPaths, SETTING } from "../powers.ts";
import { decided, unknown } from "../verdict.ts";

/**
 * Who can set what is served through a feed, a sentence each: only where nothing outvotes the feed, or every feed that somebody
 * can change would fail. null for a feed of which that is not known; nothing where neither owners nor votes are known.
 */
const feedPowers = (
  controllers: readonly (ProviderControl | null)[] | undefined,
  drill: DrillFacts | undefined,
): readonly (string | null)[] | undefined => {
  const count = drill?.voting.length ?? controllers?.length;
  if (count === undefined) return undefined;
  return Array.from({ length: count }).flatMap((_, place) => {
    const voice = drill?.voting[place];
    const isCalm = drill === undefined || voice === undefined ? null : isOutvoted(drill, voice);
    const control = controllers?.[place] ?? null;
    if (isCalm === true || control?.holder.kind === "none") return [];
    if (isCalm === null || control === null) return [null];
    return [`${control.holder.address} can set what ${voiceName(drill as DrillFacts, voice ?? 0)} says`];
  });
};

/** Can no key set the price itself? */
export default {
  id: "RIQ-C09",
  scope: "oracle",
  severity: "Critical",
  since: "riq-2",
  kind: "onchain",
  question: "Can no key set the price itself?",
  why: "A price that somebody may set is set, by its owner or by a thief.",
  incidents: ["ribbon-2025", "inverse-2022-04"],
  observed: "Every function that sets what is served, of the oracle and of feeds whose lie is not outvoted.",
  remedy: "Remove the function, or delay and bound it.",
  follows: [],
  evaluate: ({ control, controllers, drill }) => {
    if (control === undefined) return unknown("Who can set a price could not be read.");
    const setting = heldPaths(control.value, [...SETTING, ...CHANGING]);
    const free = setting.find(({ delaySeconds, isBounded }) => delaySeconds < DAY_SECONDS || !isBounded);
    if (free !== undefined)
      return decided(0, `${free.holder.address} can set what is served through ${free.call}.`, control);
    const powers = feedPowers(controllers?.value, drill?.value);
    const shown = [controllers, drill].filter((fact) => fact !== undefined);
    const setter = powers?.find((one) => one !== null);
    if (setter) return decided(0, `${setter}, and nothing outvotes it.`, control, ...shown);
    if (!control.value.isComplete && !control.value.isImmutable)
      return unknown("Not every holder could be found.");
    if (powers === undefined || powers.includes(null))
      return unknown("Whether a feed that somebody can change is outvoted is not known.");
    return setting.length === 0
      ? decided(1, "Nobody can set what is served.", control, ...shown)
      : decided(0.5, "What is served can be set, late and within bounds.", control, ...shown);
  },
} satisfies OracleCheck;
