import type { CustomSeriesRenderItem, EChartsOption, SeriesOption } from "echarts";
import { draw, type DrawingText } from "./drawing.ts";
import { formatMagnitude, formatNumber } from "./figures.ts";
import { lineColor, type Palette } from "./palette.ts";
import type { SweepPageInput, SweptConfiguration } from "./sweepInput.ts";

const SIZE = { width: 1_120, height: 460 };
const SECONDS_AN_HOUR = 3_600;
/** Room beside the outermost points, in powers of ten. */
const MARGIN = 0.25;
/** Most nines of availability that are told apart; a system that is always available stands there. */
const MOST_NINES = 6;

/** Values that the axes show: basis points × hours a day, and shares. */
const EXPOSURES = Array.from({ length: 12 }, (_, power) => 10 ** power);
const SHARES = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999, 0.99999];

/** Place of an exposure in seconds times basis points a day: by powers of ten of hours times basis points, none being 0. */
export const exposurePlace = (exposurePerDay: number): number =>
  Math.log10(1 + Math.max(0, exposurePerDay) / SECONDS_AN_HOUR);

/** Place of an availability: its count of nines, so that 99 % and 99.9 % are as far apart as 90 % and 99 %. */
export const availabilityPlace = (availability: number): number =>
  Math.min(MOST_NINES, -Math.log10(Math.max(1 - availability, 10 ** -MOST_NINES)));

interface Point {
  readonly configuration: SweptConfiguration;
  readonly x: number;
  readonly y: number;
}

const pointOf = (configuration: SweptConfiguration): Point => ({
  configuration,
  x: exposurePlace(configuration.exposurePerDay.mean),
  y: availabilityPlace(configuration.availability.mean),
});

/** Ends of both intervals of a point, by places: left, right, bottom, top. */
const intervalOf = ({ configuration: { exposurePerDay, availability } }: Point): number[] => {
  const exposure = exposurePerDay.halfWidth ?? 0;
  const share = availability.halfWidth ?? 0;
  return [
    exposurePlace(exposurePerDay.mean - exposure),
    exposurePlace(exposurePerDay.mean + exposure),
    availabilityPlace(Math.max(0, availability.mean - share)),
    availabilityPlace(Math.min(1, availability.mean + share)),
  ];
};

/** A cross whose arms are the intervals: the data are x, y, left, right, bottom, top. */
const cross =
  (color: string): CustomSeriesRenderItem =>
  (_, api) => {
    const place = (x: number, y: number) => api.coord([api.value(x), api.value(y)]);
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [place(2, 1), place(3, 1)];
    const [[x3 = 0, y3 = 0], [x4 = 0, y4 = 0]] = [place(0, 4), place(0, 5)];
    const style = { stroke: color, lineWidth: 1 };
    return {
      type: "group",
      children: [
        { type: "line", shape: { x1, y1, x2, y2 }, style },
        { type: "line", shape: { x1: x3, y1: y3, x2: x4, y2: y4 }, style },
      ],
    };
  };

/** Draws every configuration by availability and wrong-price exposure, with the front and the recommended one marked. */
export const drawPareto = (
  { configurations, recommended }: SweepPageInput,
  palette: Palette,
  text: DrawingText,
): string => {
  const { tones } = palette;
  const points = configurations.map(pointOf);
  const front = points
    .filter(({ configuration }) => configuration.isOnFront)
    .sort((one, other) => one.x - other.x || one.y - other.y);
  const chosen = points.filter(({ configuration }) => configuration.name === recommended);
  const others = points.filter(({ configuration }) => !configuration.isOnFront);
  const intervals = points.map(intervalOf);
  const rightmost = Math.max(1, ...intervals.map(([, right = 0]) => right));
  const lowest = Math.min(...intervals.map(([, , bottom = 0]) => bottom), MOST_NINES);
  const highest = Math.max(...intervals.map(([, , , top = 0]) => top), 1);
  const exposures = [0, ...EXPOSURES.map((hours) => exposurePlace(hours * SECONDS_AN_HOUR))].filter(
    (place) => place <= rightmost + MARGIN,
  );
  const shares = [...SHARES.map(availabilityPlace), MOST_NINES].filter(
    (place) => place >= lowest - MARGIN && place <= highest + MARGIN,
  );
  const label = { color: tones.ink, fontSize: 12 };
  const line = { lineStyle: { color: tones.faint } };
  const dots = (of: readonly Point[], color: string, size: number, isNamed: boolean): SeriesOption => ({
    type: "scatter",
    silent: true,
    emphasis: { disabled: true },
    symbolSize: size,
    itemStyle: { color },
    data: of.map(({ x, y, configuration }) => ({ value: [x, y], name: configuration.name })),
    ...(isNamed && {
      label: { show: true, position: "right", formatter: "{b}", color: tones.ink, fontSize: 11 },
      labelLayout: { hideOverlap: true },
    }),
  });
  const option: EChartsOption = {
    textStyle: { color: tones.ink, fontFamily: "system-ui, sans-serif" },
    grid: { left: 90, right: 120, top: 30, bottom: 56 },
    xAxis: {
      type: "value",
      min: -MARGIN / 2,
      max: rightmost + MARGIN,
      axisTick: { customValues: exposures },
      name: "wrong-price exposure a day, in basis points × hours: less is better",
      nameLocation: "middle",
      nameGap: 32,
      nameTextStyle: label,
      axisLine: line,
      splitLine: line,
      axisLabel: {
        ...label,
        customValues: exposures,
        formatter: (value: number) => (value < 0.01 ? "none" : formatMagnitude(Math.round(10 ** value - 1))),
      },
    },
    yAxis: {
      type: "value",
      min: Math.max(0, lowest - MARGIN),
      max: highest + MARGIN,
      axisTick: { customValues: shares },
      name: "available",
      nameTextStyle: label,
      axisLine: line,
      splitLine: line,
      axisLabel: {
        ...label,
        customValues: shares,
        formatter: (value: number) =>
          value >= MOST_NINES ? "always" : `${formatNumber((1 - 10 ** -value) * 100, 4)} %`,
      },
    },
    series: [
      {
        type: "custom",
        silent: true,
        renderItem: cross(tones.truth),
        encode: { x: [0, 2, 3], y: [1, 4, 5] },
        data: points.map((point, index) => [point.x, point.y, ...(intervals[index] ?? [])]),
      },
      {
        type: "line",
        silent: true,
        emphasis: { disabled: true },
        symbol: "none",
        lineStyle: { color: lineColor(palette, 0), width: 2, type: "dashed" },
        data: front.map(({ x, y }) => [x, y]),
      },
      dots(others, tones.truth, 8, false),
      dots(
        front.filter((point) => !chosen.includes(point)),
        lineColor(palette, 0),
        10,
        true,
      ),
      {
        type: "scatter",
        silent: true,
        emphasis: { disabled: true },
        symbolSize: 18,
        symbol: "diamond",
        itemStyle: { color: tones.good, borderColor: tones.ink, borderWidth: 1.5 },
        label: {
          show: true,
          position: "right",
          formatter: "recommended: {b}",
          color: tones.ink,
          fontSize: 12,
          fontWeight: "bold",
          backgroundColor: tones.paper,
          padding: [1, 3],
        },
        data: chosen.map(({ x, y, configuration }) => ({ value: [x, y], name: configuration.name })),
      },
    ],
  };
  return draw(option, SIZE, text);
};
