/**
 * Writes weights/hybrid.json and weights/REPORT.md: what training without ratings uses.
 *
 * npm run weights -- --models-dir <folder with a model that was trained with people> --movielens <unpacked data set>
 *
 * weights/evaluation.json, which the model page shows of models that have no report of their own, is made with the program from the same model and
 * ratings, on the split for choices:
 *
 * imdb-recommender evaluate --models-dir <the same> --movielens <the same> --split validation
 *
 * It is the <version>.evaluation.json that this leaves in the models folder.
 */

import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMovieLens } from '../src/ingestion/movielens/read.ts';
import { loadBundle } from '../src/model/bundle.ts';
import { ModelStore } from '../src/model/store.ts';
import { fitToLikes } from '../src/recommend/hybrid/fit.ts';
import { SCORERS } from '../src/recommend/hybrid/weights.ts';
import { tasteBasis } from '../src/recommend/taste/basis.ts';
import { trainTaste } from '../src/recommend/taste/taste.ts';
import { hybridInput, likesAmong } from '../src/training/learn-hybrid.ts';
import { type ShippedWeights, shippedWeightsSchema } from '../src/training/shipped-weights.ts';

const { values } = parseArgs({ options: { 'models-dir': { type: 'string' }, movielens: { type: 'string' } } });
const { 'models-dir': modelsDir, movielens } = values;
if (modelsDir === undefined || movielens === undefined) {
  console.error('Name a models folder with --models-dir and an unpacked MovieLens data set with --movielens.');
  process.exit(2);
}
const folder = await new ModelStore(modelsDir).currentFolder();
const { recommender, credits } = await loadBundle(folder);
if (credits === undefined) console.error('This model was trained without people: their weight will be 0.');
const likes = likesAmong(await readMovieLens(movielens), recommender);
const { blend } = fitToLikes(hybridInput(recommender, credits), likes);
if (blend === undefined) throw new Error('nothing was learned');
const { projection } = trainTaste(likes.matrix, tasteBasis(recommender.titles, likes.lastYear));

const short = (value: number): number => Number(value.toPrecision(6));
const weights: ShippedWeights = shippedWeightsSchema.parse({
  notice: 'Derived from MovieLens and IMDb: non-commercial, not under the MIT licence. See NOTICE.md.',
  learned_from: {
    ratings: basename(movielens),
    users: likes.matrix.rows,
    likes: likes.matrix.indices.length,
    pairs: blend.pairs,
    loss: short(blend.loss),
  },
  last_year: likes.lastYear,
  liked: Object.fromEntries(SCORERS.map((name) => [name, short(blend.weights[name])])),
  projection: {
    columns: projection.columns,
    dimensions: projection.dimensions,
    taste: Array.from(projection.taste, short),
    popularity: Array.from(projection.popularity, short),
    centre: Array.from(projection.centre, short),
  },
});
const root = join(import.meta.dirname, '..', 'weights');
writeFileSync(join(root, 'hybrid.json'), `${JSON.stringify(weights)}\n`);
writeFileSync(
  join(root, 'REPORT.md'),
  `# The run that these weights are of

| what | how much |
|---|---|
| ratings | ${weights.learned_from.ratings}: ${weights.learned_from.likes.toLocaleString('en')} likes (4 stars or more) of ${weights.learned_from.users.toLocaleString('en')} users in the catalogue |
| catalogue | ${recommender.titles.length.toLocaleString('en')} titles |
| pairs compared | ${blend.pairs.toLocaleString('en')}, of ${blend.users.toLocaleString('en')} users, in three folds: no user is compared on what was learned from them |
| logistic loss | ${blend.loss.toFixed(4)} (ln 2 = ${Math.LN2.toFixed(4)} knows nothing) |

| scorer | weight |
|---|---|
${SCORERS.map((name) => `| ${name} | ${weights.liked[name].toFixed(3)} |`).join('\n')}

Kind and popularity are not learned: see \`src/recommend/hybrid/weights.ts\`. What an evaluation of the same model with the same ratings found is in
[evaluation.json](evaluation.json).
`,
);
console.log(`Written: weights/hybrid.json, weights/REPORT.md (loss ${blend.loss.toFixed(4)}).`);
