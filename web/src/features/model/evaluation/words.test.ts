/** An evaluation in words: names, figures, and how ours stands to the best of the others. */

import { describe as block, expect, it } from 'vitest';
import {
  ablationsOf,
  describe,
  formatCoverage,
  formatP,
  formatSigned,
  type Measured,
  nameOf,
  type Protocol,
  partOf,
  questionOf,
  verdictsOf,
} from './words.ts';

const measured = (id: string, role: Measured['role'], mean: number, coverage: number | null = 0.25): Measured => ({
  id,
  label: `The ${id}`,
  role,
  description: 'A formula.',
  ndcg_10: { mean, low: mean - 0.05, high: mean + 0.05 },
  recall_20: { mean: mean / 2, low: mean / 2 - 0.05, high: mean / 2 + 0.05 },
  coverage_10: coverage,
});

const against = (a: string, b: string, difference: number, spread: number): Protocol['comparisons'][number] => ({
  a,
  b,
  metric: 'ndcg_10',
  difference,
  low: difference - spread,
  high: difference + spread,
  p: 0.0004,
});

const protocol = (models: Measured[], comparisons: Protocol['comparisons'] = []): Protocol => ({
  protocol: 'B',
  queries: 8296,
  asking_users: 97,
  films: 7439,
  models,
  comparisons,
});

block('names', () => {
  it('are plain, say votes where nobody rated, and fall back to the report’s', () => {
    expect(nameOf({ id: 'popularity', label: 'Popularity' }, 'B')).toBe('Most liked first');
    expect(nameOf({ id: 'popularity', label: 'Popularity' }, 'C')).toBe('Most votes on IMDb first');
    expect(nameOf({ id: 'magic', label: 'Magic, k = 7' }, 'A')).toBe('Magic, k = 7');
  });

  it('of what was left out say of which whole', () => {
    const parts = [
      ['hybrid-as-served-without-taste', 'Hybrid as served without taste'],
      ['hybrid-without-taste', 'Hybrid without taste'],
      ['personal-without-side', 'Personal without side information'],
      ['magic', 'Magic, k = 7'],
    ] as const;
    expect(parts.map(([id, label]) => partOf({ id, label }))).toEqual([
      'Taste (as served)',
      'Taste (familiarity 1)',
      'Side information',
      'Magic, k = 7',
    ]);
  });
});

block('figures', () => {
  it('have a real minus, and nothing is less than nothing', () => {
    expect(['-0.1234', '-0.0001', '0.5'].map((value) => formatSigned(Number(value)))).toEqual([
      '−0.123',
      '0.000',
      '0.500',
    ]);
    expect([0.0001, 0.0312, 1].map(formatP)).toEqual(['p < 0.001', 'p = 0.031', 'p = 1.000']);
    expect([null, 0.0004, 0.722].map((coverage_10) => formatCoverage({ coverage_10 }))).toEqual([
      '–',
      '< 0.1 %',
      '72.2 %',
    ]);
  });

  it('of a bar are all in its label', () => {
    expect(describe(measured('hybrid', 'ours', 0.4, null), 'B')).toBe(
      'Ours at familiarity 1: nDCG@10 0.400 (0.350 to 0.450), recall@20 0.200, lists show – of the films',
    );
  });

  it('of a question are told', () => {
    expect(questionOf(protocol([]))).toContain('Asked 8,296 times for 97 people');
    for (const name of ['A', 'C'] as const) expect(questionOf({ ...protocol([]), protocol: name })).toContain('7,439');
  });
});

block('verdictsOf', () => {
  const others = [measured('popularity', 'baseline', 0.3, 0.001), measured('ease', 'baseline', 0.37)];
  const ours = [measured('hybrid', 'ours', 0.4), measured('hybrid-as-served', 'ours', 0.2, 0.722)];

  it('sets each of ours beside the best of the others, and says when chance would do', () => {
    const verdict = (difference: number, spread: number) =>
      verdictsOf(protocol([...others, ...ours], [against('hybrid', 'ease', difference, spread)]))[0]?.text;
    expect(verdict(0.03, 0.01)).toBe(
      'Ours at familiarity 1 is ahead of the best of the others, Liked together (EASE): 0.030 nDCG@10 (0.020 to 0.040, p < 0.001). Its lists show 25.0 % of the films, those of the other 25.0 %.',
    );
    expect(verdict(-0.03, 0.01)).toContain('is behind the best of the others, Liked together (EASE): −0.030');
    expect(verdict(0.03, 0.04)).toContain('cannot be told from');
  });

  it('says nothing of what was not compared', () => {
    expect(verdictsOf(protocol([...others, ...ours], [against('hybrid', 'popularity', 0.1, 0.01)]))).toEqual([]);
    expect(verdictsOf(protocol(ours))).toEqual([]);
  });
});

block('ablationsOf', () => {
  it('sets each beside the whole that it is a part of', () => {
    const models = [
      measured('hybrid', 'ours', 0.4),
      measured('hybrid-as-served', 'ours', 0.2),
      measured('hybrid-without-taste', 'ablation', 0.3),
      measured('hybrid-as-served-without-taste', 'ablation', 0.1),
    ];
    const pairs = ['hybrid', 'hybrid-as-served'].flatMap((a) =>
      ['hybrid-without-taste', 'hybrid-as-served-without-taste'].map((b) => against(a, b, 0.1, 0.01)),
    );
    expect(ablationsOf(protocol(models, pairs)).map(({ model, comparison }) => [model.id, comparison?.a])).toEqual([
      ['hybrid-without-taste', 'hybrid'],
      ['hybrid-as-served-without-taste', 'hybrid-as-served'],
    ]);
    expect(ablationsOf(protocol(models)).map(({ comparison }) => comparison)).toEqual([undefined, undefined]);
  });
});
