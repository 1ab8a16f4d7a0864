/** What a color stands for in the charts of simulations. */
const TONES = [
  "ink",
  "soft",
  "faint",
  "paper",
  "truth",
  "good",
  "impaired",
  "restricted",
  "refused",
  "bad",
  "fault",
] as const;
export type Tone = (typeof TONES)[number];

/** Lines that a chart tells apart by color; more than that many take the first again. */
const LINE_COLORS = 8;

/** Colors by what they stand for, and one for each line. */
export interface Palette {
  readonly tones: Readonly<Record<Tone, string>>;
  readonly lines: readonly string[];
}

/** Colors for paper and for the dark; told apart also by the color-blind (after M. Okabe and K. Ito). */
export const PALETTES = {
  light: {
    tones: {
      ink: "#1b2530",
      soft: "#52606d",
      faint: "#d5dbe1",
      paper: "#ffffff",
      truth: "#7b8794",
      good: "#5fbf9a",
      impaired: "#f0c040",
      restricted: "#e07b28",
      refused: "#9aa5b1",
      bad: "#c62828",
      fault: "#8e4a86",
    },
    lines: ["#0b62b0", "#00876c", "#b3591b", "#a2366f", "#5b4bb0", "#6b7a00", "#1b7f9c", "#7a4b2a"],
  },
  dark: {
    tones: {
      ink: "#e6eaee",
      soft: "#a9b4bf",
      faint: "#3a4652",
      paper: "#141c24",
      truth: "#9aa5b1",
      good: "#3f9c78",
      impaired: "#d9a62e",
      restricted: "#e07b28",
      refused: "#66727e",
      bad: "#ff6b6b",
      fault: "#c88bc0",
    },
    lines: ["#6db3f2", "#4cc9a7", "#f0a068", "#ef8bbd", "#a99bf5", "#c3cf4f", "#6fd0e8", "#d0a27c"],
  },
} as const satisfies Readonly<Record<string, Palette>>;

const lineNames = Array.from({ length: LINE_COLORS }, (_, index) => `line-${index}`);

/** The same colors as variables of the page's style, so that one drawing serves in light, in the dark and on paper. */
export const PAGE_PALETTE: Palette = {
  tones: {
    ink: "var(--ink)",
    soft: "var(--soft)",
    faint: "var(--faint)",
    paper: "var(--paper)",
    truth: "var(--truth)",
    good: "var(--good)",
    impaired: "var(--impaired)",
    restricted: "var(--restricted)",
    refused: "var(--refused)",
    bad: "var(--bad)",
    fault: "var(--fault)",
  },
  lines: lineNames.map((name) => `var(--${name})`),
};

/** Declares the variables that `PAGE_PALETTE` refers to. */
export const paletteStyle = ({ tones, lines }: Palette): string =>
  [
    ...TONES.map((tone) => `--${tone}: ${tones[tone]};`),
    ...lineNames.map((name, index) => `--${name}: ${lines[index]};`),
  ].join(" ");

/** The color of the line of that index. */
export const lineColor = ({ lines }: Palette, index: number): string => lines[index % lines.length] ?? "";
