import * as echarts from "echarts";

/** How well one minute went for whom: the colours of the strips. */
const STATES = ["good", "impaired", "refused", "bad"] as const;
export type State = (typeof STATES)[number];

/** A price over the minutes; `null` where there was none. */
interface PriceLine {
  readonly name: string;
  readonly prices: readonly (number | null)[];
  readonly emphasis: "reference" | "baseline" | "subject";
}

/** How somebody fared, minute by minute. */
interface Strip {
  readonly name: string;
  readonly states: readonly State[];
}

/** What happened during the outage. */
export interface Outage {
  readonly title: string;
  readonly lines: readonly PriceLine[];
  readonly strips: readonly Strip[];
}

const THEMES = {
  light: {
    ink: "#1f2933",
    faint: "#d3d9e0",
    reference: "#9aa5b1",
    baseline: "#d1495b",
    subject: "#1565c0",
    good: "#7fc8a9",
    impaired: "#f2c14e",
    refused: "#9aa5b1",
    bad: "#d1495b",
  },
  dark: {
    ink: "#e4e7eb",
    faint: "#3e4c59",
    reference: "#7b8794",
    baseline: "#ff6b7d",
    subject: "#64b5f6",
    good: "#3f9c78",
    impaired: "#d9a62e",
    refused: "#616e7c",
    bad: "#ff6b7d",
  },
} as const;
type Theme = keyof typeof THEMES;

export const STATE_NAMES: Record<State, string> = {
  good: "right",
  impaired: "degraded",
  refused: "refused or failed",
  bad: "wrong",
};

const WIDTH = 960;
const LINE_TOP = 70;
const LINE_HEIGHT = 240;
const STRIP_HEIGHT = 24;

/** Draws the prices over the strips as one SVG without scripts or outside references. */
export const renderOutageChart = (outage: Outage, theme: Theme): string => {
  const colors = THEMES[theme];
  const minutes = outage.lines[0]?.prices.map((_, minute) => String(minute)) ?? [];
  const stripTop = LINE_TOP + LINE_HEIGHT + 40;
  const stripsHeight = outage.strips.length * STRIP_HEIGHT;
  const height = stripTop + stripsHeight + 60;
  const axis = { axisLine: { lineStyle: { color: colors.faint } }, axisLabel: { color: colors.ink } };
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    textStyle: { color: colors.ink, fontFamily: "system-ui, sans-serif" },
    title: { text: outage.title, left: 12, top: 8, textStyle: { color: colors.ink, fontSize: 15 } },
    legend: {
      top: 36,
      left: 140,
      itemGap: 28,
      data: outage.lines.map(({ name }) => name),
      textStyle: { color: colors.ink },
    },
    grid: [
      { left: 150, right: 24, top: LINE_TOP, height: LINE_HEIGHT },
      { left: 150, right: 24, top: stripTop, height: stripsHeight },
    ],
    xAxis: [
      { ...axis, type: "category", data: minutes, gridIndex: 0, boundaryGap: true },
      {
        ...axis,
        type: "category",
        data: minutes,
        gridIndex: 1,
        name: "minute",
        nameLocation: "middle",
        nameGap: 26,
      },
    ],
    yAxis: [
      {
        ...axis,
        type: "value",
        scale: true,
        gridIndex: 0,
        splitLine: { lineStyle: { color: colors.faint } },
      },
      {
        ...axis,
        type: "category",
        gridIndex: 1,
        inverse: true,
        axisTick: { show: false },
        data: outage.strips.map(({ name }) => name),
      },
    ],
    visualMap: {
      type: "piecewise",
      seriesIndex: outage.lines.length,
      show: true,
      orient: "horizontal",
      itemGap: 28,
      right: 24,
      top: 8,
      textStyle: { color: colors.ink },
      pieces: STATES.map((state, value) => ({ value, label: STATE_NAMES[state], color: colors[state] })),
    },
    series: [
      ...outage.lines.map(({ name, prices, emphasis }) => ({
        name,
        type: "line" as const,
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: "none",
        step: "middle" as const,
        connectNulls: false,
        color: colors[emphasis],
        lineStyle: {
          color: colors[emphasis],
          width: emphasis === "reference" ? 1.5 : 2.5,
          type: emphasis === "reference" ? ("dashed" as const) : ("solid" as const),
        },
        data: [...prices],
      })),
      {
        name: "states",
        type: "heatmap" as const,
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: outage.strips.flatMap(({ states }, row) =>
          states.map((state, minute) => [minute, row, STATES.indexOf(state)]),
        ),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
