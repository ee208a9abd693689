import { describe, expect, it } from 'vitest';
import { renderSvg } from './render.ts';

const spec = {
  title: 'Pears & <apples>',
  data: {
    values: [
      { fruit: 'Pear', weight: 2 },
      { fruit: 'Apple', weight: 3 },
    ],
  },
  mark: { type: 'bar', clip: true },
  encoding: { x: { field: 'weight', type: 'quantitative' }, y: { field: 'fruit', type: 'nominal' } },
} as const;

describe('renderSvg', () => {
  it('draws what the data say, in the common theme, with text as text', async () => {
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toMatch(/<\/svg>\n$/);
    expect(svg).toContain('Pears &amp; &lt;apples&gt;');
    expect(svg).toContain('>Apple</text>');
    expect(svg).toContain('DejaVu Sans');
    expect(svg).toContain('aria-label="weight: 3; fruit: Apple"');
  });

  it('gives the same bytes every time, whatever was drawn before', async () => {
    const first = await renderSvg(spec);
    expect(await renderSvg(spec)).toBe(first);
  });

  it('refuses what is no chart', async () => {
    await expect(renderSvg({} as typeof spec)).rejects.toThrow(/spec/i);
  });
});
