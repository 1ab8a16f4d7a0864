import { type AvailabilitySource, PRIOR, type SourceTags } from "./availability/source.ts";
import type { DrillFacts, OracleFacts, Voice, VoiceTags } from "./oracleFacts.ts";

/** The sources of an oracle, with what several of them may have in common. */

const defined = <Value>(value: Value | null | undefined): value is Value =>
  value !== null && value !== undefined;

const tagsOf = (
  voice: Voice,
  tags: VoiceTags | undefined,
  admin: string | null,
  code: string | null,
): SourceTags => ({
  ...(voice.provider !== null && { provider: voice.provider }),
  ...(tags !== undefined && tags.upstreams.length > 0 && { upstreams: tags.upstreams }),
  ...(defined(tags?.operators) && { operators: [tags.operators] }),
  ...(defined(tags?.transport) && { transport: tags.transport }),
  ...(admin !== null && { admin }),
  ...(code !== null && { code }),
});

/** The sources that vote, with what is known of their outages. */
export const sourcesOf = (
  { voices, tags, controllers, adapters, history }: OracleFacts,
  { voting }: Pick<DrillFacts, "voting">,
): readonly AvailabilitySource[] =>
  voting.flatMap((index, place): AvailabilitySource[] => {
    const voice = voices?.value[index];
    if (voice === undefined) return [];
    const measured = history?.value.availability[voice.name];
    const admin = controllers?.value[place]?.holder.address ?? null;
    return [
      {
        name: voice.name,
        root: voice.root ?? voice.name,
        tags: tagsOf(voice, tags?.value[place], admin, adapters?.value.hashes[place] ?? null),
        unavailability: measured === undefined ? PRIOR.unavailability : Math.max(1 - measured, 1e-6),
        spread: PRIOR.spread,
      },
    ];
  });
