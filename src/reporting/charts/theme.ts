/** How charts look: one theme for all that are drawn outside of the browser. */

import type { Config } from 'vega-lite';

/** A font that is found on most systems; widths are estimated, so charts need no font to be drawn. */
const FONT = 'DejaVu Sans, Verdana, sans-serif';

/** Colours that can be told apart with any colour vision: Okabe and Ito, "Color universal design", 2008. */
export const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#000000'] as const;

const INK = '#222222';
const FAINT = '#dddddd';

/** vega-lite's configuration of every chart. */
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
