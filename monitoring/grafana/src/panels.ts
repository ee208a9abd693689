/** Panels in the form that these dashboards need: what is shown, in which unit, from which expressions, and what it means. */

import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  MappingType,
  type Panel,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMap,
} from '@grafana/grafana-foundation-sdk/dashboard';
import {
  PanelBuilder as HeatmapBuilder,
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** The data source that provisioning/datasources makes. */
export const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };

/** Grafana's units that are used here. */
export type Unit = 's' | 'percentunit' | 'short' | 'none' | 'reqps' | 'bytes' | 'dateTimeFromNow';

/** One expression and what its series are called: `{{label}}` takes the value of a label. */
export interface Query {
  readonly expr: string;
  readonly legend: string;
}

/** A panel. */
export interface PanelSpec {
  readonly title: string;
  /** What it shows and what to make of it. */
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** Columns of 24. */
  readonly width: number;
  /** Places after the point; Grafana chooses without. */
  readonly decimals?: number;
  /** From which values on something is orange, and red. Below, it is green. */
  readonly warnFrom?: readonly [orange: number, red: number];
  /** As {@link warnFrom}, where small values are the bad ones: up to which something is red, and orange. */
  readonly goodFrom?: readonly [orange: number, green: number];
  /** Names of values, with colours. */
  readonly names?: Readonly<Record<string, { readonly text: string; readonly color: string }>>;
}

/** Rows of a panel of each kind. */
const HEIGHT = { stat: 4, chart: 8 };

/** One large number. */
export function stat(spec: PanelSpec): Builder<Panel> {
  const panel = new StatBuilder()
    .height(HEIGHT.stat)
    .graphMode(spec.names === undefined ? BigValueGraphMode.Area : BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value)
    .textMode(BigValueTextMode.Auto)
    .reduceOptions(lastValue())
    .thresholds(thresholds(spec));
  if (spec.names !== undefined) panel.mappings([mapping(spec.names)]);
  return complete(panel, spec);
}

/** Names of series as a large text, such as a version. */
export function text(spec: PanelSpec): Builder<Panel> {
  const panel = new StatBuilder()
    .height(HEIGHT.stat)
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.None)
    .textMode(BigValueTextMode.Name)
    .reduceOptions(lastValue());
  return complete(panel, spec);
}

/** Lines over time. */
export function timeseries(spec: PanelSpec): Builder<Panel> {
  const legend = new VizLegendOptionsBuilder()
    .displayMode(LegendDisplayMode.Table)
    .placement(LegendPlacement.Bottom)
    .showLegend(true)
    .calcs(['lastNotNull', 'max']);
  const panel = new TimeseriesBuilder()
    .height(HEIGHT.chart)
    .legend(legend)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
    .fillOpacity(8)
    .lineWidth(1)
    .min(0);
  if (spec.warnFrom !== undefined) panel.thresholds(thresholds(spec));
  return complete(panel, spec);
}

/** How values are distributed, over time; its query gives a rate by `le`. */
export function heatmap(spec: PanelSpec): Builder<Panel> {
  const color = new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Viridis').steps(64);
  return complete(
    new HeatmapBuilder().height(HEIGHT.chart).calculate(false).color(color),
    spec,
    PromQueryFormat.Heatmap,
  );
}

/** How values are distributed over the range that is shown; its query gives an increase by `le`. */
export function distribution(spec: PanelSpec): Builder<Panel> {
  const panel = new BarGaugeBuilder()
    .height(HEIGHT.chart)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(lastValue());
  return complete(panel, spec, PromQueryFormat.Heatmap);
}

interface AnyPanel extends Builder<Panel> {
  title(title: string): this;
  description(description: string): this;
  unit(unit: string): this;
  decimals(decimals: number): this;
  span(columns: number): this;
  datasource(source: typeof PROMETHEUS): this;
  withTarget(target: DataqueryBuilder): this;
}

function complete(panel: AnyPanel, spec: PanelSpec, format = PromQueryFormat.TimeSeries): Builder<Panel> {
  panel.title(spec.title).description(spec.description).unit(spec.unit).span(spec.width).datasource(PROMETHEUS);
  if (spec.decimals !== undefined) panel.decimals(spec.decimals);
  for (const [at, { expr, legend }] of spec.queries.entries()) {
    const refId = String.fromCodePoint('A'.codePointAt(0)! + at);
    panel.withTarget(
      new DataqueryBuilder().refId(refId).expr(expr).legendFormat(legend).format(format).range().datasource(PROMETHEUS),
    );
  }
  return panel;
}

function lastValue(): ReduceDataOptionsBuilder {
  return new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);
}

function thresholds({ warnFrom, goodFrom }: PanelSpec): ThresholdsConfigBuilder {
  const [first, ...later] =
    goodFrom === undefined
      ? [{ value: null, color: 'green' }, ...(warnFrom ?? []).map(coloured('orange', 'red'))]
      : [{ value: null, color: 'red' }, ...goodFrom.map(coloured('orange', 'green'))];
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(first === undefined ? [] : [first, ...later]);
}

function coloured(...colors: readonly string[]) {
  return (value: number, at: number) => ({ value, color: colors[at] ?? 'red' });
}

function mapping(names: NonNullable<PanelSpec['names']>): ValueMap {
  const options = Object.entries(names).map(([value, name], index) => [value, { ...name, index }]);
  return { type: MappingType.ValueToText, options: Object.fromEntries(options) };
}
