import { describe, expect, it } from 'vitest';
import { tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { similarityView } from './similarity.ts';
import { wrapped } from './table.ts';
import { recommendationsView } from './titles.ts';

const engine = tinyEngine();

describe('recommendationsView', () => {
  it('shows the score, the reasons beneath each title, and related titles in a table of their own', () => {
    const view = recommendationsView(engine.recommend({ title: 'dark', topK: 2 }), 70);
    expect(view.split('\n')).toEqual([
      'Similar to Dark (2017, tvSeries, 8.5 from 500,000 votes)',
      '',
      ' #    Score   Title              Year   Rating       Votes   Type',
      ' 1   0.7838   Breaking Bad       2008      9.5   3,000,000   tvSeries',
      '              Crime, Drama · liked by people who like Dark',
      ' 2   0.6038   Parasite           2019      8.5     350,000   movie',
      '              Drama',
      '',
      'Related by name or series',
      '',
      ' Title              Year   Rating       Votes   Type',
      ' The Dark Knight    2008      9.0   5,000,000   movie',
    ]);
  });

  it('shows the similarity with content, which has neither reasons nor related titles', () => {
    const view = recommendationsView(engine.recommend({ title: 'dark', topK: 2, strategy: 'content' }), 70);
    expect(view.split('\n').slice(2)).toEqual([
      ' #   Similarity   Title              Year   Rating       Votes',
      ' 1       0.7366   Breaking Bad       2008      9.5   3,000,000',
      ' 2       0.7342   The Dark Knight    2008      9.0   5,000,000',
    ]);
  });
});

describe('similarityView', () => {
  it('shows both titles, the score, every scorer, and why', () => {
    const report = engine.similarity({ a: { title: 'inception' }, b: { title: 'the matrix' } });
    expect(similarityView(report, 60).split('\n')).toEqual([
      'Inception (2010, movie, 8.5 from 4,000,000 votes)',
      'The Matrix (1999, movie, 8.5 from 3,500,000 votes)',
      '',
      'Score 0.8751 (hybrid), similarity of content 0.8552',
      '',
      ' Scorer              Value   Contribution',
      ' content            0.8552         0.6414',
      ' fame                6.544         0.2337',
      ' people                  –         0.0000',
      '',
      'Why: Action, Sci-Fi · liked by people who like Inception',
    ]);
  });
});

describe('wrapped', () => {
  it('breaks at words, indents, and cuts a word that no line has room for', () => {
    expect(wrapped('one two three four five', 20, 4)).toBe('    one two three\n    four five');
    expect(wrapped(`a ${'x'.repeat(40)} b`, 20, 2)).toBe(`  a\n  ${'x'.repeat(17)}…\n  b`);
  });
});
