/** The rooms of src/ and what each may import; the table in docs/architecture.md says why. */

const ROOMS = {
  domain: [],
  config: ['domain'],
  ingestion: ['domain', 'config'],
  validation: ['domain'],
  features: ['domain'],
  statistics: ['domain', 'features'],
  similarity: ['domain'],
  search: ['domain'],
  recommend: ['domain', 'similarity'],
  model: ['domain', 'features', 'similarity'],
  evaluation: ['domain', 'recommend', 'similarity'],
  inference: ['domain', 'model', 'similarity', 'search', 'recommend'],
  tracking: ['domain', 'statistics', 'observability'],
  training: [
    'domain',
    'config',
    'ingestion',
    'validation',
    'features',
    'statistics',
    'similarity',
    'recommend',
    'search',
    'model',
    'evaluation',
    'tracking',
    'reporting',
  ],
  reporting: ['domain'],
  genai: ['domain', 'tracking'],
  observability: ['domain'],
  artwork: ['domain'],
  ratelimit: ['domain'],
  api: ['domain', 'config', 'inference', 'artwork', 'ratelimit', 'observability'],
  serving: ['domain', 'api', 'inference', 'model', 'observability', 'config'],
};

/** Rooms that compute, and never see files, network, database or environment. */
const PURE = '^src/(domain|features|statistics|similarity|search|recommend|evaluation)/';
const TESTS = '\\.(test|contract|fixture)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `room-${room}`,
      comment: `src/${room} may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}.`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: TESTS },
      to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
    })),
    {
      name: 'only-main-composes',
      comment: 'Only the command line uses src/compose.ts and src/compose-serving.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|compose(-serving)?\\.ts)' },
      to: { path: '^src/compose(-serving)?\\.ts$' },
    },
    {
      name: 'pure-rooms',
      comment: 'Rooms that compute take their inputs as arguments.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|process|worker_threads)(/|$)|node_modules/(fastify|@fastify|@duckdb|undici|pino)',
      },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
