import { frontierLies, SILENCE } from "../drill/drillFault.ts";
import type { ReportedOracle } from "../drill/drillReport.ts";
import { bpsText, votingSources } from "./drillText.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { PALETTES, type Tone } from "./palette.ts";

/** The frontier of one oracle as a picture: so many sources silent, so many lying, and what comes of the worst such state. */

const WIDTH = 900;
const LABEL = 130;
const ROW = 44;
const HEAD = 110;
const GAP = 5;
const FONT = 'font-family="system-ui, -apple-system, sans-serif"';

interface Worst {
  readonly tone: Tone;
  readonly text: string;
}

/** What comes of the worst state with so many silent and so many lying; nothing where none was tried. */
const worstOf = (oracle: ReportedOracle, silent: number, lying: number): Worst | undefined => {
  const lies = new Set(frontierLies(oracle.deviationBps).map(({ id }) => id));
  const states = oracle.cells.filter(({ faults }) => {
    const names = Object.values(faults);
    const liars = names.filter((name) => lies.has(name)).length;
    return (
      liars === lying &&
      names.filter((name) => name === SILENCE.id).length === silent &&
      names.length === silent + lying
    );
  });
  if (states.length === 0) return silent + lying === 0 ? { tone: "good", text: "served" } : undefined;
  if (states.some(({ ok }) => !ok)) return { tone: "refused", text: "no price" };
  const survives = oracle.tolerance.together.some(([most, liars]) => silent <= most && lying <= liars);
  if (survives) return { tone: "good", text: "served" };
  const reach = oracle.frontier.reach.find((one) => one.lying === lying);
  const moved = reach === undefined ? "" : ` ${bpsText(Math.max(reach.lowBps, reach.highBps))}`;
  return { tone: "bad", text: silent === 0 ? `moved${moved}` : "moved" };
};

/** Renders it. */
export const renderDrillPicture = (oracle: ReportedOracle, theme: keyof typeof PALETTES): string => {
  const { tones } = PALETTES[theme];
  const count = votingSources(oracle).length;
  const column = (WIDTH - LABEL) / (count + 1);
  const lyings = Array.from({ length: count + 1 }, (_, lying) => lying).filter((lying) =>
    Array.from({ length: count + 1 }, (_, silent) => worstOf(oracle, silent, lying)).some(
      (one) => one !== undefined,
    ),
  );
  const height = HEAD + lyings.length * ROW + 6;
  const text = (x: number, y: number, size: number, content: string, more = ""): string =>
    `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}" fill="${tones.ink}" ${FONT}${more}>${escapeMarkup(content)}</text>`;
  const title = `${oracle.oracle} over ${count} sources: every one made to fail, on the contracts as they stand`;
  const boxOf = (worst: Worst, x: number, y: number): string =>
    [
      `<rect x="${x.toFixed(1)}" y="${y}" width="${(column - GAP).toFixed(1)}" height="${ROW - GAP}" rx="5" fill="${tones[worst.tone]}"/>`,
      `<text x="${(x + (column - GAP) / 2).toFixed(1)}" y="${y + 25}" font-size="13" text-anchor="middle" fill="#10181f" ${FONT}>${escapeMarkup(worst.text)}</text>`,
    ].join("\n");
  const rows = lyings.map((lying, row) => {
    const y = HEAD + row * ROW;
    const boxes = Array.from({ length: count + 1 }, (_, silent) => {
      const worst = worstOf(oracle, silent, lying);
      return worst === undefined ? "" : boxOf(worst, LABEL + silent * column, y);
    });
    return [text(0, y + 25, 14, lying === 0 ? "nobody lies" : `${lying} lying`), ...boxes].join("\n");
  });
  const heads = Array.from({ length: count + 1 }, (_, silent) =>
    text(
      LABEL + silent * column + (column - GAP) / 2,
      HEAD - 12,
      14,
      `${silent} silent`,
      ' text-anchor="middle"',
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">${escapeMarkup(`${title}: ${oracle.frontier.sentence}`)}</title>
<rect width="${WIDTH}" height="${height}" fill="${tones.paper}"/>
${text(0, 22, 17, title, ' font-weight="600"')}
${text(0, 48, 13, "The worst of all states with so many silent and so many telling one lie, whichever sources they are")}
${heads.join("\n")}
${rows.join("\n")}
</svg>`;
};
