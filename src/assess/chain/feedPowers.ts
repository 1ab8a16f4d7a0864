import { isMoved, singleStates } from "../drillStates.ts";
import type { Control, ControlPath, DrillFacts, ProviderControl } from "../oracleFacts.ts";

/**
 * Who can set what is served through a feed: the feed's owner, where that feed's lie alone moves the price. Where it is outvoted,
 * its owner can set nothing.
 */
export const withFeedPowers = (
  control: Control,
  facts: DrillFacts,
  controllers: readonly (ProviderControl | null)[],
): Control => {
  const moving = new Set(
    facts.lies.flatMap((lie) =>
      singleStates(facts, lie).flatMap(({ voice, state }) => (isMoved(facts, state) ? [voice] : [])),
    ),
  );
  const paths = facts.voting.flatMap((voice, place): ControlPath[] => {
    const owner = controllers[place];
    if (!moving.has(voice) || owner === undefined || owner === null || owner.holder.kind === "none")
      return [];
    return [
      {
        power: "set-price",
        call: `whatever ${facts.names[voice] ?? "the feed"} lets its owner call`,
        holder: owner.holder,
        delaySeconds: owner.delaySeconds,
        isBounded: false,
        target: facts.names[voice] ?? "",
      },
    ];
  });
  return { ...control, paths: [...control.paths, ...paths] };
};
