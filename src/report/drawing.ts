import { createRequire } from "node:module";
import type { EChartsOption } from "echarts";
import { escapeMarkup } from "./escapeMarkup.ts";

/** What a drawing says to those who cannot see it, and what keeps it apart from the others on its page. */
export interface DrawingText {
  /** Unique on the page: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Size in CSS pixels. */
interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** Marks of the library for its own script, which a page without scripts has no use for. */
const LIBRARY_MARKS = / ecmeta_[a-z_]+="[^"]*"/g;
/** Names that the library numbers over the life of the process. */
const NUMBERED_NAME = /\bzr\d+-/g;
const HOVER_STYLE = /<style\s*>[\s\S]*?<\/style>\s*/g;
const STYLE_CLASS = / class="[^"]*"/g;
const FINE_NUMBER = /(\d+\.\d)\d+/g;

/** Draws a chart as SVG that depends on nothing but its options: without scripts, with a title, the same each time. */
export const draw = (option: EChartsOption, { width, height }: DrawingSize, text: DrawingText): string => {
  // Loaded when something is drawn: whoever draws nothing need not install it.
  const { init }: typeof import("echarts") = createRequire(import.meta.url)("echarts");
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart
      .renderToSVGString()
      .replace(LIBRARY_MARKS, "")
      .replace(HOVER_STYLE, "")
      .replace(STYLE_CLASS, "")
      .replace(NUMBERED_NAME, `${text.id}-`)
      .replace(/ d="[^"]*"/g, (path) => path.replace(FINE_NUMBER, "$1"))
      .replace(
        /^<svg ([^>]*)>/,
        (_, attributes: string) =>
          `<svg ${attributes} role="img" aria-labelledby="${text.id}-title ${text.id}-description">` +
          `<title id="${text.id}-title">${escapeMarkup(text.title)}</title>` +
          `<desc id="${text.id}-description">${escapeMarkup(text.description)}</desc>`,
      );
  } finally {
    chart.dispose();
  }
};
