/** Where things stand in a chart, in CSS pixels. */
export interface ChartMeasures {
  readonly width: number;
  readonly priceHeight: number;
  readonly rowHeight: number;
  /** Room for the names of rows and the prices. */
  readonly left: number;
  readonly fontSize: number;
  /** Whether sources and systems have a panel of prices each, with a legend; else one panel without. */
  readonly isDetailed: boolean;
}
