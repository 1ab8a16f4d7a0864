import { randomInt } from "node:crypto";

/** The normal run repeats itself; the deep one is ten times as long and starts from a new seed, or from HOLDFAST_SEED. */
const isDeep = process.env["HOLDFAST_DEEP"] === "1";
const given = process.env["HOLDFAST_SEED"];

const SEEDS = 2 ** 31;
export const seed: number =
  given !== undefined ? Number(BigInt(given) % BigInt(SEEDS)) : isDeep ? randomInt(SEEDS) : 20_261_124;

/** How many of something to run. */
export const scaled = (normal: number): number => (isDeep ? 10 * normal : normal);

/** How many of something to run where the whole takes too long for the normal run, which is given a share. */
export const shared = (share: number, whole: number): number => (isDeep ? whole : share);
