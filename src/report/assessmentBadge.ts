import type { Assessment } from "../assess/assessment.ts";
import { escapeMarkup } from "./escapeMarkup.ts";

/** The grade on one line: an own drawing, and what shields.io takes as an endpoint. */

const LABEL = "failover";

/** Dark enough for white letters; told apart by the letter, not by the color. */
const COLORS: Readonly<Record<Assessment["grade"], string>> = {
  A: "1b6e4d",
  B: "3d6b1f",
  C: "7a5600",
  D: "9a4300",
  F: "b3261e",
  U: "52606d",
};

/** Lets the sums of fractions count as what they are. */
const INEXACTNESS = 1e-9;

/** Cut off, not rounded up: 84.9 is no 85, from which on another grade begins. */
const cut = (value: number): number => Math.floor(value + INEXACTNESS);

const shareText = (share: number): string => {
  const percent = cut(100 * share);
  return percent >= 100 ? "1" : `.${String(percent).padStart(2, "0")}`;
};

type Graded = Pick<Assessment, "grade" | "low" | "high" | "confidence">;

/** Grade, what is certain and possible in points, and the share that is known: `B 74-81 (.86)`. */
export const badgeMessage = ({ grade, low, high, confidence }: Graded): string =>
  `${grade} ${cut(low)}-${cut(high)} (${shareText(confidence)})`;

/** What shields.io draws out of, by its endpoint schema. */
export const shieldsEndpoint = (assessment: Graded) => ({
  schemaVersion: 1,
  label: LABEL,
  message: badgeMessage(assessment),
  color: COLORS[assessment.grade],
});

const HEIGHT = 20;
const PADDING = 7;
const SIGN_WIDTH = 6.6;

const widthOf = (text: string): number => Math.round(text.length * SIGN_WIDTH + 2 * PADDING);

/** The badge as a drawing that needs nothing else. */
export const assessmentBadge = (
  assessment: Graded & Pick<Assessment, "target" | "ruleset" | "stage">,
): string => {
  const message = badgeMessage(assessment);
  const [left, right] = [widthOf(LABEL), widthOf(message)];
  const { target, ruleset, stage, grade } = assessment;
  const title = escapeMarkup(`${LABEL}: ${message}, stage ${stage}; ${target} by ${ruleset}`);
  const text = (x: number, length: number, words: string): string =>
    `<text x="${x}" y="14" textLength="${length - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${escapeMarkup(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" viewBox="0 0 ${left + right} ${HEIGHT}" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="#${COLORS[grade]}"/>
<path d="M3 0H${left}V${HEIGHT}H3A3 3 0 0 1 0 ${HEIGHT - 3}V3A3 3 0 0 1 3 0Z" fill="#333d47"/>
<g fill="#ffffff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">
${text(PADDING, left, LABEL)}
${text(left + PADDING, right, message)}
</g>
</svg>
`;
};
