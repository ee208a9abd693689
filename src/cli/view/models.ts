/** How trained models are shown in the terminal. */

import type { ModelEntry } from '../../model/life.ts';
import { type Column, renderTable } from './table.ts';

/** A model, and what the registry knows of it. */
export interface ListedModel extends ModelEntry {
  readonly registered?: { readonly registryVersion: string; readonly aliases: readonly string[] } | undefined;
}

const COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'Version' },
  { head: 'Titles', align: 'right', importance: 1 },
  { head: 'Gate' },
  { head: 'Registry', importance: 2 },
];

/** Models as a table; the current one has an arrow. */
export function modelsTable(models: readonly ListedModel[], width: number): string {
  if (models.length === 0) return 'There is no trained model: run `make train`.';
  const rows = models.map(({ version, isCurrent, manifest, registered }) => [
    isCurrent ? '→' : '',
    version,
    manifest?.features.titles.toLocaleString('en') ?? '',
    gateOf(manifest?.gate),
    registered === undefined ? '' : [`v${registered.registryVersion}`, ...registered.aliases].join(' '),
  ]);
  return renderTable(COLUMNS, rows, width);
}

function gateOf(gate: { passed: boolean; forced: boolean } | undefined): string {
  if (gate === undefined) return 'not readable';
  if (gate.passed) return 'passed';
  return gate.forced ? 'forced' : 'refused';
}
