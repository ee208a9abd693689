/** Turns charts from SVG into PNG, with a font that comes along: the same chart gives the same bytes on every system. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Pixels of the picture for one of the chart's: MLflow shows pictures in their own size. Sharper ones are made of the SVG. */
const SCALE = 1;

/** Draws one chart; gives the bytes of the picture. */
export type PngRenderer = (svg: string) => Uint8Array;

let renderer: Promise<PngRenderer> | undefined;

/** The renderer; its WebAssembly module and the fonts are read at the first call. */
export function pngRenderer(): Promise<PngRenderer> {
  renderer ??= open();
  return renderer;
}

async function open(): Promise<PngRenderer> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => `dejavu-fonts-ttf/ttf/${name}`);
  const [module, ...fontBuffers] = await Promise.all(
    ['@resvg/resvg-wasm/index_bg.wasm', ...fonts].map((name) => readFile(require.resolve(name))),
  );
  await initWasm(module ?? new Uint8Array());
  const options = {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  } as const;
  return (svg) => {
    const drawing = new Resvg(svg, options);
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      drawing.free();
    }
  };
}
