import { STEP_STATES } from "./chartedRun.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { PAGE_PALETTE } from "./palette.ts";

/** A color and what it means. */
interface LegendEntry {
  readonly color: string;
  readonly name: string;
}

/** A list of colors with their meaning. */
export const renderLegend = (entries: readonly LegendEntry[]): string =>
  `<ul class="legend">${entries
    .map(
      ({ color, name }) =>
        `<li><svg width="11" height="11" aria-hidden="true"><rect width="11" height="11" rx="2" fill="${color}"/></svg>` +
        `${escapeMarkup(name)}</li>`,
    )
    .join("")}</ul>`;

/** What the colors of the bands mean. */
export const stateLegend = (): readonly LegendEntry[] => {
  const tones = [...new Set(STEP_STATES.map(({ tone }) => tone))];
  const bands = tones.map((tone) => ({
    color: PAGE_PALETTE.tones[tone],
    name: STEP_STATES.filter((state) => state.tone === tone)
      .map(({ name }) => name)
      .join(", or "),
  }));
  return [...bands, { color: PAGE_PALETTE.tones.fault, name: "fault" }];
};

/** Sentences about what the scale of a chart leaves out. */
export const renderBeyond = (sentences: readonly string[]): string =>
  sentences.length === 0
    ? ""
    : `<p class="note">Drawn at the edge, because it lies beyond the scale:</p><ul class="beyond">${sentences
        .map((sentence) => `<li>${escapeMarkup(sentence)}</li>`)
        .join("")}</ul>`;
