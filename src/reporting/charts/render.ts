/** Draws charts as SVG, without a browser. */

import type { Config, TopLevelSpec } from 'vega-lite';
import { THEME } from './theme.ts';

/**
 * The SVG of a chart, in the common theme unless another is given; the same chart gives the same bytes. The libraries are loaded at the first call.
 *
 * @param spec in vega-lite's grammar, with its data inside: nothing is fetched
 */
export async function renderSvg(spec: TopLevelSpec, theme: Config = THEME): Promise<string> {
  const { parse, View, resetSVGDefIds } = await import('vega');
  const { compile } = await import('vega-lite');
  resetSVGDefIds();
  const view = new View(parse(compile(spec, { config: theme }).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
