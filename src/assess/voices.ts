import { bufferOf } from "../lint/limits.ts";
import type { Voice } from "./oracleFacts.ts";

/** How a voice stands. */

/** Those that count: all but shadows. */
export const voting = (voices: readonly Voice[]): readonly Voice[] =>
  voices.filter(({ role }) => role !== "Shadow");

/** The age up to which a voice that is alive may be. */
const dueSeconds = ({ heartbeatSeconds }: Voice): number | null =>
  heartbeatSeconds === null ? null : heartbeatSeconds + bufferOf(heartbeatSeconds);

/** Whether its value is young enough for the oracle, or for its own heartbeat where the oracle has no limit. */
export const isInTime = (voice: Voice): boolean => {
  const most = voice.maxAgeSeconds ?? dueSeconds(voice);
  return voice.ageSeconds !== null && (most === null || voice.ageSeconds <= most);
};

/** Whether a standby is alive: not older than its heartbeat and the buffer; null where its heartbeat is not known. */
export const isAlive = (voice: Voice): boolean | null => {
  if (voice.ageSeconds === null) return false;
  const due = dueSeconds(voice);
  return due === null ? null : voice.ageSeconds <= due;
};

const HOUR_SECONDS = 3_600;

/**
 * How well a voice's limit fits its heartbeat: 1 where it lies between heartbeat plus buffer and twice the heartbeat, 0 where
 * there is none, one half otherwise. What has to be asked for needs no heartbeat: an hour, or the promised recovery time.
 */
export const staleness = (voice: Voice, rtoSeconds: number | null): number => {
  const { maxAgeSeconds, heartbeatSeconds, isOnDemand } = voice;
  if (maxAgeSeconds === null) return 0;
  if (isOnDemand) return maxAgeSeconds <= Math.max(HOUR_SECONDS, rtoSeconds ?? 0) ? 1 : 0.5;
  const due = dueSeconds(voice);
  if (due === null || heartbeatSeconds === null) return 0.5;
  return maxAgeSeconds >= due && maxAgeSeconds <= 2 * heartbeatSeconds ? 1 : 0.5;
};
