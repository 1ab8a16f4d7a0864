import { z } from "zod";
import { misuse } from "../problem.ts";
import { DIMENSION_WEIGHT } from "./score.ts";

/** Weights of dimensions that a user takes in place of the method's; named in every result that they made. */

const weight = z.number().min(0);

const profileSchema = z.strictObject({
  name: z.string().regex(/^(?!default$)[a-z][a-z0-9-]*$/),
  dimensions: z
    .strictObject({ O: weight, I: weight, F: weight, C: weight, W: weight, N: weight, R: weight })
    .refine((weights) => Object.values(weights).some((one) => one > 0)),
});

/** A profile. */
export type Profile = z.output<typeof profileSchema>;

/** The method's own weights. */
export const DEFAULT_PROFILE: Profile = { name: "default", dimensions: { ...DIMENSION_WEIGHT } };

/**
 * Reads a profile.
 * @param place The file's path, for sentences.
 * @throws Problem where the text is none.
 */
export const parseProfile = (text: string, place: string): Profile => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw misuse("--profile", `${place} is no JSON: write {"name": "mine", "dimensions": {"O": 20, …}}.`);
  }
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw misuse(
    "--profile",
    `${place} is no profile: give a name in small letters other than "default", and a weight from 0 for each of ${Object.keys(DIMENSION_WEIGHT).join(", ")}, not all of them 0.`,
  );
};
