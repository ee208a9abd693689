/** Uses and misuses the command line: help, answers, JSON, and what is said when something is mistyped. */

import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recommendAnswerSchema } from '../../src/api/schemas/recommend.ts';
import { similarityAnswerSchema } from '../../src/api/schemas/similarity.ts';
import { SCORERS } from '../../src/recommend/hybrid/weights.ts';
import { expectFailure, expectNoStack } from '../helpers/failures.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const COMMANDS = ['download', 'train', 'serve', 'start', 'web', 'recommend', 'similarity', 'search', 'config'];

const temporary = useTemporaryFolder();

const cli = (...args: string[]): Promise<Finished> => run(args, { cwd: temporary() });
const ask = (...args: string[]): Promise<Finished> => cli(...args, '--models-dir', 'models');

beforeAll(async () => {
  const trained = await cli('train', '--source', DEMO, '--models-dir', 'models');
  expect(trained.code, trained.stderr).toBe(0);
});

/** Wrong usage: exit code 2, nothing on stdout, and each pattern on stderr. */
function expectUsage(finished: Finished, ...patterns: RegExp[]): void {
  expectFailure(finished, 2, ...patterns);
}

describe.concurrent('help', () => {
  it('names every command and every exit code', async () => {
    const { code, stdout, stderr } = await cli('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    for (const exit of [0, 1, 2, 3, 4, 5, 6, 7, 130]) expect(stdout).toMatch(new RegExp(`^  ${exit}  \\S`, 'm'));
  });

  it.each([...COMMANDS.map((command) => [command]), ['config', 'show']].map((words) => words.join(' ')))(
    'of %s describes its options',
    async (command) => {
      const { code, stdout, stderr } = await cli(...command.split(' '), '--help');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: imdb-recommender ${command}\\b`));
      expect(stdout).toMatch(/-h, --help/);
      const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)( <\w+>)? {2,}(.*)$/gm)];
      for (const [, name, , description] of options) expect(description, name).toMatch(/\w{3}/);
    },
  );

  it('tells the version', async () => {
    const { code, stdout } = await cli('--version');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe.concurrent('misuse', () => {
  it('no command shows the help', async () => expectUsage(await cli(), /Usage: imdb-recommender/, /recommend/));

  it.each([
    ['trian', 'train'],
    ['reccomend', 'recommend'],
  ])('the unknown command %s suggests %s', async (mistyped, meant) =>
    expectUsage(
      await cli(mistyped),
      new RegExp(`unknown command '${mistyped}'`),
      new RegExp(`Did you mean ${meant}\\?`),
    ),
  );

  it('an unknown option suggests the right one', async () =>
    expectUsage(await cli('train', '--sorce', 'x'), /unknown option '--sorce'/, /Did you mean .*--source/, /--help/));

  it('an unknown command below config', async () => expectUsage(await cli('config', 'shwo'), /shwo/, /show/));

  it.each([
    ['recommend', 'x', '--top-k', '0'],
    ['recommend', 'x', '--top-k', '51'],
    ['recommend', 'x', '--top-k', '1.5'],
    ['recommend', 'x', '--diversity', '1.01'],
    ['recommend', 'x', '--familiarity', 'much'],
    ['similarity', 'x', 'y', '--familiarity=-0.1'],
    ['search', 'x', '--limit', '101'],
    ['search', 'x', '--limit', '-1'],
    ['serve', '--host', '127.0.0.1', '--port', 'http'],
    ['serve', '--no-web', '--web-port', 'http'],
    ['web', '--host', '127.0.0.1', '--port', 'http'],
  ])('the bad number in %s %s %s %s', async (...args: string[]) =>
    expectUsage(await cli(...args), /invalid|argument missing/, /number/, /--help/),
  );

  it('a port that is out of range', async () =>
    expectUsage(await cli('serve', '--port', '65536'), /server\.port: expected a number of at most 65535/));

  it('an address of the API that is none', async () =>
    expectUsage(await cli('web', '--api-url', 'localhost:9876'), /web\.api_url: expected an address such as http:/));

  it('an option without its value', async () => expectUsage(await cli('train', '--source'), /--source/, /missing/));

  it('recommend without a title', async () =>
    expectUsage(await ask('recommend'), /Name a title/, /--tconst/, /Example/));

  it('a strategy that there is not', async () =>
    expectUsage(await ask('recommend', 'x', '--strategy', 'best'), /--strategy <name>/, /hybrid, content/, /--help/));

  it.each([
    ['recommend', 'inception', '--diversity', '0.5'],
    ['recommend', 'inception', '--familiarity', '0'],
    ['similarity', 'inception', 'parasite', '--familiarity', '1'],
  ])('%s %s %s with the strategy content', async (...args: string[]) =>
    expectUsage(
      await ask(...args, '--strategy', 'content'),
      /--(diversity|familiarity) belongs to the strategy hybrid/,
    ),
  );

  it('similarity of one title, of three, of an empty one', async () => {
    expectUsage(await ask('similarity', 'inception'), /missing required argument 'b'/);
    expectUsage(await ask('similarity', 'the', 'matrix', 'inception'), /too many arguments/);
    expectUsage(await ask('similarity', 'inception', ' '), /Name two titles, each in quotes/, /Example/);
  });

  it('similarity says which title does not exist, and suggests for each', async () => {
    const one = await ask('similarity', 'inception', 'qqqqqqqqqqqqqqqq');
    expectFailure(one, 7, /No title matches "qqqqqqqqqqqqqqqq" \(b\)/);
    const both = await ask('similarity', 'tt9999999', 'toy stroy 9');
    expectFailure(
      both,
      7,
      /"tt9999999" \(a\) and "toy stroy 9" \(b\)/,
      /Did you mean, instead of "toy stroy 9":\n {2}tt0114709/,
    );
  });

  it('search without words', async () => expectUsage(await ask('search'), /missing required argument 'words'/));

  it('words too many', async () => expectUsage(await cli('train', 'everything'), /too many arguments/));

  it.each(['recommend', 'search', 'similarity parasite'])('%s without a model says how to get one', async (command) => {
    const finished = await cli(...command.split(' '), 'inception', '--models-dir', 'nowhere');
    expectFailure(finished, 6, /No trained model was found in nowhere/, /make train/);
  });

  it('a pointer to a version that is gone says so', async () => {
    const trained = await cli('train', '--source', DEMO, '--models-dir', 'gone');
    expect(trained.code).toBe(0);
    writeFileSync(temporary('gone', 'current'), '20200101T000000Z-abcdef\n');
    const finished = await cli('recommend', 'inception', '--models-dir', 'gone');
    expectFailure(finished, 6, /20200101T000000Z-abcdef/, /incomplete|missing|damaged/, /Train again|make train/);
    writeFileSync(temporary('gone', 'current'), '../../etc\n');
    const hostile = await cli('recommend', 'inception', '--models-dir', 'gone');
    expectFailure(hostile, 6, /does not name a version/, /make train/);
  });

  it('a title with a clear typo is found, and a hopeless one is not', async () => {
    const found = await ask('recommend', 'Incepton');
    expect(found.code, found.stderr).toBe(0);
    expect(found.stdout).toMatch(/^Similar to Inception \(2010, movie/);
    expectFailure(await ask('recommend', 'qqqqqqqqqqqqqqqq'), 7, /No title matches "qqqqqqqqqqqqqqqq"/);
  });

  it('an unknown id', async () =>
    expectFailure(await ask('recommend', '--tconst', 'tt9999999'), 7, /No title with the id tt9999999/));

  it('a search that finds nothing', async () =>
    expectFailure(await ask('search', 'qqqqqqqqqqqqqqqq'), 7, /No title matches "qqqqqqqqqqqqqqqq"/, /spelling/));
});

describe.concurrent('answers', () => {
  it('recommend finds a title however it is typed, and shows a table', async () => {
    const { code, stdout, stderr } = await ask('recommend', 'dark', 'KNIGHT', '--top-k', '3');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Similar to The Dark Knight \(2008, movie, /);
    expect(stdout.split('Related')[0]?.match(/\btt\d{7,}\b/g)).toHaveLength(3);
    expect(stdout).not.toContain('tt0468569');
  });

  it.each(['hybrid', 'content'])('recommend --strategy %s --json has the query and ranked titles', async (strategy) => {
    const asked = ['recommend', 'ignored', '--tconst', 'tt1375666', '--top-k', '7', '--strategy', strategy, '--json'];
    const { code, stdout } = await ask(...asked);
    expect(code).toBe(0);
    const answer = recommendAnswerSchema.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({ query: { tconst: 'tt1375666' }, resolved_by: 'tconst', strategy });
    expect(answer.recommendations).toHaveLength(7);
    for (const [at, { rank, tconst, similarity_score: similarity }] of answer.recommendations.entries()) {
      expect(rank).toBe(at + 1);
      expect(tconst).toMatch(/^tt\d{7,}$/);
      expect(tconst).not.toBe('tt1375666');
      if (strategy === 'content')
        expect(similarity).toBeLessThanOrEqual(answer.recommendations[at - 1]?.similarity_score ?? 1);
    }
  });

  it('recommend takes diversity and familiarity, and is hybrid unless told otherwise', async () => {
    const plain = await ask('recommend', 'inception', '--json');
    expect(JSON.parse(plain.stdout)).toMatchObject({ strategy: 'hybrid' });
    const told = await ask('recommend', 'inception', '--diversity', '0', '--familiarity', '1', '--json');
    expect({ code: told.code, stderr: told.stderr }).toEqual({ code: 0, stderr: '' });
    expect(recommendAnswerSchema.parse(JSON.parse(told.stdout)).recommendations).toHaveLength(10);
  });

  it('similarity shows both titles, the score, and what every scorer says', async () => {
    const { code, stdout, stderr } = await ask('similarity', 'the matrix', 'tt1375666');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The Matrix \(1999, movie, .*\nInception \(2010, movie, /);
    expect(stdout).toMatch(/^Score [01]\.\d{4} \(hybrid\), similarity of content 0\.\d{4}$/m);
    const scorers = [...stdout.matchAll(/^ ([a-z]+) +(?:–|-?[\d.]+) +(-?\d+\.\d{4})$/gm)];
    const named = scorers.flatMap(([, name]) => name ?? []);
    expect(named.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([...SCORERS].toSorted((a, b) => (a < b ? -1 : 1)));
    const sizes = scorers.map(([, , contribution]) => Math.abs(Number(contribution)));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(stdout).toMatch(/^ Scorer +Value +Contribution\n taste +0\.\d+ /m);
  });

  it('similarity --json is the answer of the API, content on demand', async () => {
    const { code, stdout } = await ask('similarity', 'the matrix', 'incepton', '--strategy', 'content', '--json');
    expect(code).toBe(0);
    const answer = similarityAnswerSchema.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({
      a: { title: 'The Matrix' },
      b: { title: 'Inception' },
      resolved_by: { a: 'exact', b: 'typo' },
      strategy: 'content',
      score: answer.similarity_score,
    });
  });

  it('search --json has titles, the best match first, typos forgiven', async () => {
    const { code, stdout } = await ask('search', 'breking bad', '--json', '--limit', '5');
    expect(code).toBe(0);
    const titles = JSON.parse(stdout);
    expect(titles.length).toBeLessThanOrEqual(5);
    expect(titles[0]).toMatchObject({ tconst: 'tt0903747', title: 'Breaking Bad' });
  });

  it('search --json that finds nothing is an empty list and exit code 7', async () => {
    const { code, stdout } = await ask('search', 'qqqqqqqqqqqqqqqq', '--json');
    expect(code).toBe(7);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it('download checks a local source and tells its rows', async () => {
    const { code, stdout } = await cli('download', '--source', DEMO, '--include-principals');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(stdout).toMatch(/^title\.basics: 517 rows, [\d.]+ MB, .*demo\/title\.basics\.tsv$/m);
    expect(stdout).toMatch(/^title\.principals: 1,891 rows/m);
  });
});

describe.concurrent('config show', () => {
  it('prints YAML that gives the same configuration when it is loaded again', async () => {
    const env = {
      IMDB_RECOMMENDER_FEATURES_MIN_VOTES: '42',
      IMDB_SOURCE: '/somewhere else',
      IMDB_RECOMMENDER_DATA_RETRIES: '1',
    };
    const first = await run(['config', 'show'], { cwd: temporary(), env });
    expect(first.code).toBe(0);
    expect(parse(first.stdout)).toMatchObject({
      data: { source: '/somewhere else', retries: 1 },
      features: { min_votes: 42, min_year: 1970 },
      server: { host: '127.0.0.1', port: 9876 },
    });
    writeFileSync(temporary('shown.yaml'), first.stdout);
    expect(await cli('config', 'show', '--config', 'shown.yaml')).toEqual(first);
  });

  it.each(['http://someone:secret-word@127.0.0.1/imdb', 'https://secret-word@127.0.0.1/'])(
    'hides the credentials in %s',
    async (source) => {
      const shown = await run(['config', 'show'], { cwd: temporary(), env: { IMDB_SOURCE: source } });
      expect(shown.code).toBe(0);
      expect(shown.stdout).not.toContain('secret-word');
      expect(shown.stdout).toContain('127.0.0.1');
    },
  );

  it('hides the key of TMDB', async () => {
    const env = { TMDB_API_KEY: 'secret-word' };
    const shown = await run(['config', 'show'], { cwd: temporary(), env });
    expect(parse(shown.stdout)).toMatchObject({ artwork: { tmdb_api_key: 'hidden' } });
    expect(shown.stdout + shown.stderr).not.toContain('secret-word');
  });

  it('hides credentials in what it says about a broken configuration', async () => {
    const env = { IMDB_SOURCE: 'http://someone:secret-word@127.0.0.1/', IMDB_RECOMMENDER_DATA_RETRIES: 'x' };
    const shown = await run(['config', 'show'], { cwd: temporary(), env });
    expect(shown.code).toBe(2);
    expect(shown.stderr).not.toContain('secret-word');
    expectNoStack(shown.stderr);
  });
});
