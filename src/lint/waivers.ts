import { pathText } from "../spec/problems.ts";
import type { WaiverSpec } from "../spec/schema.ts";
import type { AcceptedWaiver, Path, Rule, Subject } from "./rule.ts";

/** A spec waives findings by rule and place; which waivers hold is decided here, which ones are wrong by rules. */

/** Whether a waiver's last day has passed. */
export const isExpired = ({ expires }: WaiverSpec, today: string): boolean => expires < today;

/** The waiver that holds for a finding; nothing where the finding counts. */
export const waiverOf = ({ spec, today }: Subject, rule: Rule, path: Path): AcceptedWaiver | undefined => {
  if (!rule.isWaivable) return undefined;
  const place = pathText(path);
  const waiver = spec.waivers.find(
    (one) => one.rule === rule.id && one.path === place && !isExpired(one, today),
  );
  return waiver && { reason: waiver.reason, expires: waiver.expires };
};
