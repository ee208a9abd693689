import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { MODEL_CHARTS } from '../../domain/charts.ts';
import { ContentRecommender } from '../../model/content-recommender.ts';
import { computeDataStatistics } from '../../statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../../statistics/feature-analysis.ts';
import { pngRenderer } from '../charts/png.ts';
import { drawModelCharts } from './charts.ts';

const titles = Array.from({ length: 60 }, (_, row) =>
  aTitle({
    tconst: tconstOf(row),
    numVotes: 500 + row ** 4,
    averageRating: 3 + (row % 7),
    startYear: 1970 + row,
    runtimeMinutes: 60 + 5 * row,
    genres: row % 2 === 0 ? ['Drama'] : ['Comedy', 'Drama & <more>'],
  }),
);
const statistics = (some = titles) => ({
  data: computeDataStatistics(some),
  features: computeFeatureAnalysis(ContentRecommender.fit(some, { logVotes: true }).features),
});

describe('drawModelCharts', () => {
  it('draws all eight, with titles and units, the same bytes every time', async () => {
    const charts = await drawModelCharts(statistics());
    expect([...charts.keys()]).toEqual(MODEL_CHARTS);
    const units = [
      /1 to 10/,
      /Votes per title/,
      /Decade/,
      /Mean rating/,
      /minutes/,
      /Votes per title/,
      /Pearson/,
      /Cosine/,
    ];
    for (const [at, chart] of MODEL_CHARTS.entries()) {
      expect(charts.get(chart)).toMatch(/^<svg /);
      expect(charts.get(chart)).toMatch(units[at]!);
    }
    expect(await drawModelCharts(statistics())).toEqual(charts);
  });

  it('shows the figures of the statistics', async () => {
    const { data, features } = statistics();
    const charts = await drawModelCharts({ data, features });
    const marks = (chart: string): number[] =>
      [...chart.matchAll(/aria-label="[^"]*Titles: ([\d,]+)/g)].map(([, count = '']) =>
        Number(count.replaceAll(',', '')),
      );
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    expect(sum(marks(charts.get('decades')!))).toBe(data.titles);
    expect(sum(marks(charts.get('ratings')!))).toBe(data.titles);
    expect(sum(marks(charts.get('genres')!))).toBe(sum(data.genres.map((genre) => genre.titles)));
  });

  it('draws also what little there is of a single title without runtime', async () => {
    const one = aTitle({ tconst: tconstOf(1) });
    const data = computeDataStatistics([{ ...one, runtimeMinutes: null }]);
    const charts = await drawModelCharts({ data, features: statistics([one]).features });
    expect(charts.size).toBe(8);
    expect(charts.get('runtime')).toContain('No title has one');
    for (const svg of charts.values()) expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('pngRenderer', () => {
  it('draws a picture of the same size, with text, the same bytes every time', async () => {
    const toPng = await pngRenderer();
    const svg = (text: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30"><text x="5" y="20" font-family="DejaVu Sans">${text}</text></svg>`;
    const picture = Buffer.from(toPng(svg('Votes')));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([120, 30]);
    expect(picture.equals(toPng(svg('Votes')))).toBe(true);
    expect(picture.equals(toPng(svg('')))).toBe(false);
  });
});
