/** Step 5: writes the files of a model into its draft. */

import { chartFile, type ModelChart } from '../domain/charts.ts';
import type { Credits } from '../domain/credits.ts';
import type { DataStatistics, FeatureAnalysis } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';
import { type BundleDraft, HYBRID_FILE, SEARCH_FILE, STATISTICS_FILES } from '../model/bundle.ts';
import { type ContentRecommender, MODEL_FILES } from '../model/content-recommender.ts';
import { encodeCredits, PEOPLE_FILE } from '../model/people-file.ts';
import { encodeSafetensors } from '../model/safetensors.ts';
import { type HybridModel, hybridToArrays } from '../recommend/hybrid/saved.ts';
import { buildNameTable } from '../search/name-table.ts';
import { NAMES_VERSION, namesToArrays } from '../search/saved-names.ts';
import { fileSize } from './facts.ts';

/** What a model consists of. */
export interface ModelParts {
  readonly recommender: ContentRecommender;
  readonly hybrid: HybridModel;
  readonly credits: Credits | undefined;
  readonly data: DataStatistics;
  readonly features: FeatureAnalysis;
  /** The charts as SVG. */
  readonly charts: ReadonlyMap<ModelChart, string>;
}

/** Writes all files but the log and the manifest. @throws {AppError} `storage_failed` */
export async function saveParts(draft: BundleDraft, parts: ModelParts, facts: string[]): Promise<void> {
  const { recommender, hybrid, credits, data, features, charts } = parts;
  const { tensors, titles } = recommender.save();
  await draft.write(MODEL_FILES.tensors, tensors);
  await draft.write(MODEL_FILES.titles, titles);
  const names = encodeSearch(recommender.titles);
  await draft.write(SEARCH_FILE, names);
  const learned = encodeHybrid(hybrid);
  await draft.write(HYBRID_FILE, learned);
  const people = credits && encodeCredits(credits);
  if (people !== undefined) await draft.write(PEOPLE_FILE, people);
  await draft.write(STATISTICS_FILES.data, `${JSON.stringify(data, null, 2)}\n`);
  await draft.write(STATISTICS_FILES.features, `${JSON.stringify(features, null, 2)}\n`);
  for (const [chart, svg] of charts) await draft.write(chartFile(chart), svg);
  facts.push(
    `${MODEL_FILES.tensors} ${fileSize(tensors.byteLength)}, ${MODEL_FILES.titles} ${fileSize(titles.byteLength)}, ${SEARCH_FILE} ${fileSize(names.byteLength)}`,
    `${HYBRID_FILE} ${fileSize(learned.byteLength)}`,
    ...(people === undefined ? [] : [`${PEOPLE_FILE} ${fileSize(people.byteLength)}`]),
  );
}

/** What searching needs, folded once here instead of at every start. */
function encodeSearch(titles: readonly Title[]): Uint8Array {
  const arrays = Object.entries(namesToArrays(buildNameTable(titles)));
  const tensors = Object.fromEntries(arrays.map(([name, data]) => [name, { shape: [data.length], data }]));
  return encodeSafetensors({ tensors, metadata: { version: NAMES_VERSION } });
}

function encodeHybrid(hybrid: HybridModel): Uint8Array {
  const { arrays, metadata } = hybridToArrays(hybrid);
  const tensors = Object.fromEntries(
    Object.entries(arrays).map(([name, data]) => [name, { shape: [data.length], data }]),
  );
  return encodeSafetensors({ tensors, metadata });
}
