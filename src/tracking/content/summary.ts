/** A training run in words: the summary that is kept as a text, and the description that MLflow shows. */

import type { Manifest } from '../../domain/manifest.ts';
import type { DataStatistics } from '../../domain/statistics.ts';

/** `training_summary.txt`. */
export function trainingSummary(manifest: Manifest, data: DataStatistics): string {
  const { rows, drops, features, gate, validation, steps, sources, trials } = manifest;
  const lines = [
    `${manifest.name} ${manifest.version}`,
    `trained ${manifest.created_at} by imdb-recommender ${manifest.code_version} on the catalogue "${manifest.catalogue}"`,
    '',
    'DATA',
    ...sources.map(
      ({ dataset, origin, rows: count, md5 }) =>
        `  ${dataset.padEnd(18)} ${number(count)} rows, md5 ${md5}, from ${origin}`,
    ),
    '',
    'ROWS',
    ...Object.entries(rows).map(([name, count]) => `  ${name.padEnd(18)} ${number(count)}`),
    ...drops
      .filter(({ count }) => count > 0)
      .map(({ description, count }) => `  dropped ${number(count)}: ${description}`),
    '',
    'VALIDATION',
    ...validation.map(
      ({ schema, checks, failures, set_aside: aside }) =>
        `  ${schema.padEnd(18)} ${checks} checks, ${failures.length} failed, ${number(aside)} rows set aside`,
    ),
    '',
    'CATALOGUE',
    `  ${number(data.titles)} titles of ${data.years_range.min} to ${data.years_range.max}, ${features.genres.length} genres, ${features.names.length} features`,
    `  rating: mean ${data.ratings.mean.toFixed(2)}, median ${data.ratings.median.toFixed(2)}; votes: median ${number(data.votes.median)}`,
    '',
    'STEPS',
    ...steps.map(
      ({ step, name, seconds, peak_memory_bytes: peak }) =>
        `  ${step.padEnd(3)} ${name.padEnd(32)} ${seconds.toFixed(2).padStart(9)} s  ${Math.round(peak / 1e6)} MB`,
    ),
    '',
    'TRIED',
    ...trials.map(
      ({ title, top }) =>
        `  ${title}: ${top.map((found) => `${found.title} (${found.similarity_score.toFixed(4)})`).join(', ')}`,
    ),
    '',
    `GATE: ${verdict(gate)}`,
    ...gate.reasons.map((reason) => `  - ${reason}`),
    '',
    manifest.attribution,
  ];
  return `${lines.join('\n')}\n`;
}

/** The run's description, in Markdown. */
export function trainingDescription(manifest: Manifest, data: DataStatistics): string {
  const { features, gate, steps, sources } = manifest;
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  return [
    `**${manifest.name}** \`${manifest.version}\`: ${number(data.titles)} titles of ${data.years_range.min}–${data.years_range.max}, ${features.names.length} features, trained in ${seconds.toFixed(1)} s.`,
    '',
    `- Catalogue: ${manifest.catalogue}; ${sources.map(({ dataset, rows }) => `\`${dataset}\` ${number(rows)} rows`).join(', ')}`,
    `- Gate: ${verdict(gate)}${gate.reasons.map((reason) => `\n  - ${reason}`).join('')}`,
    '- Pictures are under `figures/`, tables under `tables/`, the model as it is served under `bundle/`.',
    '',
    manifest.attribution,
  ].join('\n');
}

/** The verdict of the gate in words. */
export function verdict({ passed, forced }: Manifest['gate']): string {
  if (passed) return 'passed';
  return forced ? 'refused, made current by --force' : 'refused';
}

function number(count: number): string {
  return count.toLocaleString('en');
}
