import { bufferOf } from "../lint/limits.ts";
import type { Fact, Observed } from "./evidence.ts";
import type { Voice } from "./oracleFacts.ts";

/** How a voice stands, and how many there are. */

/** Those that count: all but shadows. */
export const voting = (voices: readonly Voice[]): readonly Voice[] =>
  voices.filter(({ role }) => role !== "Shadow");

/** Whether the voice at a place reads what no voice before it reads; what could not be followed counts as its own. */
const isFirstOfRoot = ({ root }: Voice, place: number, voices: readonly Voice[]): boolean =>
  root === null || voices.findIndex((other) => isSameRoot(other, root)) === place;

/** Whether a voice finally reads a root; addresses are the same in capitals. */
export const isSameRoot = (voice: Voice, root: string): boolean =>
  voice.root?.toLowerCase() === root.toLowerCase();

/** Those that count once: slots that read one root are one voice. */
export const rootVoices = (voices: readonly Voice[]): readonly Voice[] =>
  voting(voices).filter(isFirstOfRoot);

/** What shows that an oracle has one voice alone; nothing where it has several, or where that is not known. */
export const loneVoice = (
  voices: Observed<readonly Voice[]>,
  ...others: Observed<readonly unknown[]>[]
): Fact<unknown> | undefined => {
  if (voices !== undefined) return rootVoices(voices.value).length <= 1 ? voices : undefined;
  return others.find((fact) => fact !== undefined && fact.value.length <= 1);
};

/** Out of what is known of each voice that counts: once for each root. */
export const ofRoots = <Item>(
  items: readonly Item[],
  voices: Observed<readonly Voice[]>,
): readonly Item[] => {
  const slots = voices === undefined ? [] : voting(voices.value);
  if (slots.length !== items.length) return items;
  return items.filter((_, place) => {
    const slot = slots[place];
    return slot !== undefined && isFirstOfRoot(slot, place, slots);
  });
};

/** The age up to which a voice that is alive may be. */
const dueSeconds = ({ heartbeatSeconds }: Voice): number | null =>
  heartbeatSeconds === null ? null : heartbeatSeconds + bufferOf(heartbeatSeconds);

/**
 * Whether its value is young enough for the oracle, or for its own heartbeat where the oracle has no limit; null where it has
 * neither.
 */
export const isInTime = (voice: Voice): boolean | null => {
  if (voice.ageSeconds === null) return false;
  const most = voice.maxAgeSeconds ?? dueSeconds(voice);
  return most === null ? null : voice.ageSeconds <= most;
};

/**
 * Whether a standby is alive: not older than its heartbeat and the buffer, or, where it has to be asked for, with a newer update
 * at hand; null where that is not known.
 */
export const isAlive = (voice: Voice): boolean | null => {
  const due = dueSeconds(voice);
  if (voice.ageSeconds !== null && due !== null && voice.ageSeconds <= due) return true;
  if (voice.isOnDemand) return voice.hasNewerUpdate ?? null;
  if (voice.ageSeconds === null) return false;
  return due === null ? null : false;
};

const HOUR_SECONDS = 3_600;

/** How long what has to be asked for may be believed: an hour, or the promised recovery time. */
export const onDemandLimit = (rtoSeconds: number | null): number => Math.max(HOUR_SECONDS, rtoSeconds ?? 0);

/**
 * How well a voice's limit fits its heartbeat: 1 where it lies between heartbeat plus buffer and twice the heartbeat, 0 where
 * there is none, one half otherwise. What has to be asked for needs no heartbeat. A heartbeat under a minute leaves no room
 * between the two: then heartbeat plus buffer is the limit.
 */
export const staleness = (voice: Voice, rtoSeconds: number | null): number => {
  const { maxAgeSeconds, heartbeatSeconds, isOnDemand } = voice;
  if (maxAgeSeconds === null) return 0;
  if (isOnDemand) return maxAgeSeconds <= onDemandLimit(rtoSeconds) ? 1 : 0.5;
  const due = dueSeconds(voice);
  if (due === null || heartbeatSeconds === null) return 0.5;
  return maxAgeSeconds >= due && maxAgeSeconds <= Math.max(due, 2 * heartbeatSeconds) ? 1 : 0.5;
};
