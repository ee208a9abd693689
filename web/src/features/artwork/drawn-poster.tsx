/** Draws a poster for a title that has none. */

import { memo, type ReactElement } from 'react';
import { type Design, design, type PosterTitle } from './design.ts';
import { FACES, type Face } from './faces.ts';
import type { Layer } from './motifs/scene.ts';
import { box } from './motifs/shapes.ts';
import type { Line } from './typography.ts';

export type { PosterTitle } from './design.ts';

/** How far down the stage begins, per layout. */
const STAGE = { foot: 0, head: 150, plate: 6 };
const WINDOW = box(16, 16, 268, 284);

/** A poster for a title that has none: the same for the same title, always. It is decoration; say the title beside it. */
export const DrawnPoster = memo(function DrawnPoster({ title, className }: { title: PosterTitle; className?: string }) {
  const plan = design(title);
  const { layout, scene, paper, quiet } = plan;
  const zoom = round(plan.zoom);
  const place = `translate(150 ${STAGE[layout] + 300}) scale(${plan.mirrored ? -zoom : zoom} ${zoom}) translate(-150 -300)`;
  return (
    // Fitting each letter to whole pixels would be most of what a poster costs a browser.
    <svg
      viewBox="0 0 300 450"
      aria-hidden="true"
      focusable="false"
      textRendering="geometricPrecision"
      className={className}
    >
      <path d="M0 0h300v450H0z" fill={scene.sky} />
      <g transform={place}>{scene.layers.map(layer)}</g>
      <path d={ground(plan)} fill={paper} fillRule="evenodd" />
      <Type plan={plan} year={title.year} />
      {plan.series && <path d={episodes(layout)} fill={quiet} />}
      <path d="M.5.5h299v449H.5z" fill="none" stroke="#888" strokeOpacity=".28" />
    </svg>
  );
});

function layer({ d, fill, stroke, width, holes, flip, at }: Layer, index: number): ReactElement | null {
  if (d === '') {
    return null;
  }
  const place = at && `translate(${at[0]} ${at[1]}) scale(${at[2]})`;
  const transform = [flip ? 'translate(300 0) scale(-1 1)' : '', place ?? ''].join('') || undefined;
  return (
    <path
      key={index}
      d={d}
      fill={fill}
      stroke={stroke}
      strokeWidth={width}
      fillRule={holes ? 'evenodd' : undefined}
      transform={transform}
    />
  );
}

/** What the type lies on. */
function ground({ layout }: Design): string {
  return { foot: box(0, 300, 300, 150), head: box(0, 0, 300, 150), plate: box(0, 0, 300, 450) + WINDOW }[layout];
}

/** The title, what follows its colon, and the year. */
function Type({ plan, year }: { plan: Design; year: number }): ReactElement {
  const { layout, main, rest, centred, rightToLeft, face, ink, quiet } = plan;
  const height = main.height + rest.height;
  const x = centred ? 150 : rightToLeft ? 278 : 22;
  const top = layout === 'head' ? 42 : 420 - height;
  const small = layout === 'head' ? 30 : 434;
  const line = (text: Line, own: Face, from: number, fill: string, key: string): ReactElement => (
    <text
      key={key}
      x={x}
      y={round(from + text.y)}
      fontFamily={own.family}
      fontWeight={own.weight}
      fontSize={round(text.size)}
      letterSpacing={own.tracking === 0 ? undefined : round(own.tracking * text.size)}
      textAnchor={centred ? 'middle' : undefined}
      direction={rightToLeft ? 'rtl' : undefined}
      unicodeBidi={rightToLeft ? 'embed' : undefined}
      fill={fill}
    >
      {text.text}
    </text>
  );
  return (
    <>
      {main.lines.map((text, index) => line(text, face, top, ink, `m${index}`))}
      {rest.lines.map((text, index) => line(text, FACES.small, top + main.height, ink, `r${index}`))}
      <text
        x={22}
        y={small}
        fontFamily={FACES.small.family}
        fontWeight={500}
        fontSize={10}
        letterSpacing={1.6}
        fill={quiet}
      >
        {year > 0 ? year : ''}
      </text>
      <path d={`M${year > 0 ? 58 : 22} ${small - 3.5}H278`} stroke={quiet} strokeWidth={0.8} />
    </>
  );
}

/** The mark of a series: its episodes along the edge. */
function episodes(layout: Design['layout']): string {
  const y = layout === 'head' ? 0 : 442;
  return Array.from({ length: 8 }, (_, index) => box(22 + index * 32.4, y, 29, 8)).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
