import type { CustomSeriesRenderItem, EChartsOption, SeriesOption } from "echarts";
import { STEP_STATES, type ChartedPrices, type ChartedRun } from "./chartedRun.ts";
import { faultRowsOf } from "./faultRows.ts";
import { legendRows } from "./legendRows.ts";
import type { ChartMeasures } from "./chartMeasures.ts";
import { draw, type DrawingText } from "./drawing.ts";
import { formatNumber, formatPrice } from "./figures.ts";
import { lineColor, type Palette, type Tone } from "./palette.ts";
import { type PriceScale, priceScaleOf } from "./priceScale.ts";
import { type Stretch, thinLine, thinStates } from "./thinning.ts";
import { timeIntervalOf, timeUnitOf } from "./timeAxis.ts";

/** A drawing, and the sentences that have to stand under it. */
interface RunDrawing {
  readonly svg: string;
  readonly beyond: readonly string[];
}

const RIGHT = 14;
const GAP = 30;
const TITLE_HEIGHT = 20;
const LEGEND_ROW = 20;
const AXIS_HEIGHT = 40;
const BAR_SHARE = 0.72;
/** Width of a character of a bar's label. */
const CHARACTER = 6.2;

interface Panel {
  readonly title: string;
  readonly legend: readonly string[];
  readonly height: number;
  readonly rows?: readonly string[];
  readonly scale?: PriceScale;
}

/** Rectangles from one time to another in a row: the data are start, end, row, and the labels are those of the data. */
const bar =
  (fill: string, ink: string, fontSize: number, labels: readonly string[]): CustomSeriesRenderItem =>
  ({ dataIndex }, api) => {
    const row = api.value(2);
    const [left = 0, middle = 0] = api.coord([api.value(0), row]);
    const [right = 0] = api.coord([api.value(1), row]);
    const [, rowHeight = 0] = typeof api.size === "function" ? [api.size([0, 1])].flat() : [];
    const height = rowHeight * BAR_SHARE;
    const label = labels[dataIndex] ?? "";
    return {
      type: "rect",
      shape: { x: left, y: middle - height / 2, width: Math.max(1, right - left), height },
      style: { fill },
      ...(label.length * CHARACTER < right - left && {
        textContent: { type: "text", style: { text: label, fill: ink, fontSize: fontSize - 1 } },
        textConfig: { position: "inside" },
      }),
    };
  };

/** Draws a run: prices over time, a band of levels for each system, and a bar for each fault. */
export const drawRun = (
  run: ChartedRun,
  palette: Palette,
  measures: ChartMeasures,
  text: DrawingText,
): RunDrawing => {
  const { tones } = palette;
  const { width, priceHeight, rowHeight, left, fontSize, isDetailed } = measures;
  const plotWidth = width - left - RIGHT;
  const steps = run.truth.length;
  const duration = steps * run.stepSeconds;
  const unit = timeUnitOf(duration);
  const timeOf = (step: number) => (step * run.stepSeconds) / unit.seconds;
  const truthLine: ChartedPrices = { name: "true price", prices: run.truth };
  const faultRows = faultRowsOf(run);
  const sourceScale = priceScaleOf(run.truth, run.sources);
  const systemScale = priceScaleOf(run.truth, run.systems);
  const legendOf = (lines: readonly ChartedPrices[]) =>
    isDetailed ? ["true price", ...lines.map(({ name }) => name)] : [];
  const panels: Panel[] = [
    ...(isDetailed && run.sources.length > 0
      ? [
          {
            title: "What each source answers",
            legend: legendOf(run.sources),
            height: priceHeight,
            scale: sourceScale,
          },
        ]
      : []),
    {
      title: isDetailed ? "What each system serves" : "",
      legend: legendOf(run.systems),
      height: priceHeight,
      scale: systemScale,
    },
    {
      title: isDetailed ? "Level of each system" : "",
      legend: [],
      height: run.systems.length * rowHeight,
      rows: run.systems.map(({ name }) => name),
    },
    ...(faultRows.length > 0
      ? [
          {
            title: isDetailed ? "Faults of each source" : "",
            legend: [],
            height: faultRows.length * rowHeight,
            rows: faultRows.map(({ name }) => name),
          },
        ]
      : []),
  ];
  const tops: number[] = [];
  let bottom = 0;
  for (const panel of panels) {
    const head =
      (panel.title === "" ? 8 : TITLE_HEIGHT + 6) + legendRows(panel.legend, plotWidth) * LEGEND_ROW;
    tops.push(bottom + head);
    bottom += head + panel.height + (isDetailed ? GAP : 6);
  }
  const height = bottom + AXIS_HEIGHT - (isDetailed ? GAP : 6);
  const lastPanel = panels.length - 1;
  const bandPanel = panels.findIndex(({ rows }) => rows !== undefined);

  const priceLine = (
    { name, prices }: ChartedPrices,
    panel: number,
    color: string,
    weight: number,
    dash: "solid" | "dashed",
  ): SeriesOption => {
    const { low, high } = panels[panel]?.scale ?? systemScale;
    const clamped = prices.map((price) => Math.min(high, Math.max(low, price)));
    return {
      name,
      type: "line",
      xAxisIndex: panel,
      yAxisIndex: panel,
      silent: true,
      emphasis: { disabled: true },
      symbol: "none",
      step: "end",
      connectNulls: false,
      color,
      lineStyle: { color, width: weight, type: dash },
      data: thinLine(clamped, Math.ceil(plotWidth)).map(([step, value]) => [timeOf(step), value]),
    };
  };
  const bars = (
    panel: number,
    tone: Tone,
    data: readonly (readonly [number, number, number])[],
    labels: readonly string[] = [],
  ): SeriesOption[] =>
    data.length === 0
      ? []
      : [
          {
            type: "custom",
            xAxisIndex: panel,
            yAxisIndex: panel,
            silent: true,
            clip: true,
            renderItem: bar(tones[tone], tones.paper, fontSize, labels),
            encode: { x: [0, 1], y: 2 },
            data: data.map((entry) => [...entry]),
          },
        ];
  const bandBars = STEP_STATES.flatMap(({ tone }, state) =>
    bars(
      bandPanel,
      tone,
      run.systems.flatMap(({ states }, row) =>
        thinStates(states, Math.ceil(plotWidth))
          .filter((stretch: Stretch) => stretch.state === state)
          .map(({ start, end }): readonly [number, number, number] => [timeOf(start), timeOf(end), row]),
      ),
    ),
  );
  const faultBars = bars(
    lastPanel,
    "fault",
    faultRows.flatMap(({ faults }, row) =>
      faults.map(({ startSeconds, endSeconds }): readonly [number, number, number] => [
        startSeconds / unit.seconds,
        Math.min(endSeconds, duration) / unit.seconds,
        row,
      ]),
    ),
    isDetailed ? faultRows.flatMap(({ faults }) => faults.map(({ name }) => name)) : [],
  );
  const systemPanel = bandPanel - 1;
  const label = { color: tones.ink, fontSize };
  const line = { lineStyle: { color: tones.faint } };
  const option: EChartsOption = {
    textStyle: { color: tones.ink, fontFamily: "system-ui, sans-serif", fontSize },
    title: panels.map(({ title, legend }, index) => ({
      text: title,
      left: 6,
      top: (tops[index] ?? 0) - TITLE_HEIGHT - legendRows(legend, plotWidth) * LEGEND_ROW - 4,
      textStyle: { color: tones.ink, fontSize: fontSize + 1, fontWeight: "bold" },
    })),
    legend: panels.flatMap(({ legend }, index) =>
      legend.length === 0
        ? []
        : [
            {
              left,
              top: (tops[index] ?? 0) - legendRows(legend, plotWidth) * LEGEND_ROW - 2,
              width: plotWidth,
              itemGap: 16,
              itemWidth: 22,
              itemHeight: 3,
              icon: "rect",
              selectedMode: false,
              data: [...legend],
              textStyle: label,
            },
          ],
    ),
    grid: panels.map((panel, index) => ({ left, right: RIGHT, top: tops[index] ?? 0, height: panel.height })),
    xAxis: panels.map((_, index) => ({
      type: "value",
      gridIndex: index,
      min: 0,
      max: duration / unit.seconds,
      interval: timeIntervalOf(duration, unit),
      axisLine: line,
      axisTick: { show: index === lastPanel, ...line },
      axisLabel: {
        ...label,
        show: index === lastPanel,
        formatter: (value: number) => formatNumber(value, 1),
        showMaxLabel: (duration / unit.seconds) % timeIntervalOf(duration, unit) === 0,
      },
      splitLine: { show: true, ...line },
      ...(index === lastPanel && {
        name: unit.name,
        nameLocation: "middle",
        nameGap: 24,
        nameTextStyle: label,
      }),
    })),
    yAxis: panels.map(({ rows, scale }, index) =>
      rows === undefined
        ? {
            type: "value",
            gridIndex: index,
            min: scale?.low ?? 0,
            max: scale?.high ?? 1,
            splitNumber: isDetailed ? 5 : 2,
            axisLine: line,
            axisLabel: {
              ...label,
              showMinLabel: false,
              showMaxLabel: false,
              formatter: (value: number) => formatPrice(value),
            },
            splitLine: line,
          }
        : {
            type: "category",
            gridIndex: index,
            inverse: true,
            data: [...rows],
            axisLine: line,
            axisTick: { show: false },
            axisLabel: { ...label, interval: 0, width: left - 12, overflow: "truncate" },
          },
    ),
    series: [
      ...(systemPanel > 0
        ? [
            priceLine(truthLine, 0, tones.truth, 3, "solid"),
            ...run.sources.map((source, index) =>
              priceLine(source, 0, lineColor(palette, index), 1.5, "solid"),
            ),
          ]
        : []),
      priceLine(truthLine, systemPanel, tones.truth, 3, "solid"),
      ...run.systems
        .map((system, index) => priceLine(system, systemPanel, lineColor(palette, index), 1.6, "solid"))
        .reverse(),
      ...bandBars,
      ...faultBars,
    ],
  };
  return {
    svg: draw(option, { width, height }, text),
    beyond: [...new Set([...(systemPanel > 0 ? sourceScale.beyond : []), ...systemScale.beyond])],
  };
};
