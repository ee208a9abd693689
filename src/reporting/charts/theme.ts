/** How charts look: one theme for all that are drawn outside of the browser. */

import type { Config } from 'vega-lite';

/** A font that is found on most systems; widths are estimated, so charts need no font to be drawn. */
const FONT = 'DejaVu Sans, Verdana, sans-serif';

/** Colours that can be told apart with any colour vision: Okabe and Ito, "Color universal design", 2008. */
export const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#000000'] as const;

const INK = '#222222';
const FAINT = '#dddddd';

/** vega-lite's configuration of every chart of a report. */
export const THEME: Config = {
  background: '#ffffff',
  font: FONT,
  padding: 12,
  title: { anchor: 'start', fontSize: 14, color: INK, subtitleColor: '#555555', subtitleFontSize: 11 },
  axis: {
    labelColor: INK,
    titleColor: INK,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    gridColor: FAINT,
    domainColor: FAINT,
    tickColor: FAINT,
    labelLimit: 280,
  },
  legend: { labelColor: INK, titleColor: INK, labelFontSize: 11, titleFontSize: 11, labelLimit: 280 },
  header: { labelColor: INK, labelFontSize: 12, title: null },
  range: { category: [...PALETTE] },
  view: { stroke: null },
};

/** The same theme with larger letters, for charts that must be legible when they are shown small. */
export const LARGE_THEME: Config = {
  ...THEME,
  padding: 16,
  title: { ...THEME.title, fontSize: 24, subtitleFontSize: 16, offset: 26 },
  axis: { ...THEME.axis, labelFlush: false, labelFontSize: 16, titleFontSize: 16, titlePadding: 10 },
  legend: { ...THEME.legend, labelFontSize: 15, titleFontSize: 15, titlePadding: 8 },
};
