/**
 * The dashboards as Grafana would read them: whole, without overlaps, every panel explained and asking something. That they are those
 * that the code makes is `npm run check:generated`.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = fileURLToPath(new URL('dashboards/', import.meta.url));

const source = z.strictObject({ type: z.literal('prometheus'), uid: z.literal('prometheus') });

const gridPos = z.strictObject({
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  w: z.int().min(1).max(24),
  h: z.int().min(1),
});

const rowSchema = z.object({
  id: z.int().min(1),
  type: z.literal('row'),
  title: z.string().min(1),
  collapsed: z.literal(false),
  panels: z.array(z.never()),
  gridPos,
});

const panelSchema = z.object({
  id: z.int().min(1),
  type: z.enum(['stat', 'timeseries', 'heatmap', 'bargauge']),
  title: z.string().min(1),
  description: z.string().min(20),
  datasource: source,
  gridPos,
  fieldConfig: z.object({ defaults: z.object({ unit: z.string().min(1) }) }),
  targets: z
    .array(
      z.object({
        refId: z.string().regex(/^[A-Z]$/),
        expr: z.string().min(1),
        legendFormat: z.string().min(1),
        datasource: source,
      }),
    )
    .min(1),
});

const dashboardSchema = z.object({
  uid: z.string().regex(/^[a-z-]{1,40}$/),
  title: z.string().min(1),
  description: z.string().min(1),
  schemaVersion: z.int().min(36),
  refresh: z.string(),
  time: z.object({ from: z.string(), to: z.literal('now') }),
  templating: z.object({
    list: z.tuple([
      z.object({ name: z.literal('instance'), type: z.literal('query'), datasource: source }),
      z.object({ name: z.literal('interval'), type: z.literal('interval') }),
    ]),
  }),
  annotations: z.object({
    list: z.array(z.object({ name: z.string(), datasource: source, expr: z.string().min(1) })).min(1),
  }),
  panels: z.array(z.discriminatedUnion('type', [rowSchema, panelSchema])),
});

const files = readdirSync(folder).sort();

const read = (file: string) => dashboardSchema.parse(JSON.parse(readFileSync(folder + file, 'utf8')));

describe('the dashboards', () => {
  it('show the rows that operators look for, with 24 panels or more on the overview', () => {
    const { panels } = read('recommender-overview.json');
    expect(panels.filter(({ type }) => type === 'row').map(({ title }) => title)).toEqual([
      'Key metrics',
      'Request traffic',
      'Latency',
      'Recommendation engine',
      'Search',
      'Errors and reliability',
      'Limits and overload',
    ]);
    expect(panels.filter(({ type }) => type !== 'row').length).toBeGreaterThanOrEqual(24);
  });

  it('give every panel its thresholds where colours say something', () => {
    const raw = readFileSync(`${folder}recommender-overview.json`, 'utf8');
    expect(raw.match(/"thresholds"/g)?.length).toBeGreaterThanOrEqual(8);
  });
});

describe.each(files)('%s', (file) => {
  it('has what Grafana needs, and every panel a unit, a description and an expression', () => {
    expect(`${read(file).uid}.json`).toBe(file);
  });

  it('has numbers and titles that occur once', () => {
    const { panels } = read(file);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const titles = panels.filter(({ type }) => type !== 'row').map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const panel of panels)
      if (panel.type !== 'row')
        expect(new Set(panel.targets.map(({ refId }) => refId)).size).toBe(panel.targets.length);
  });

  it('has panels that lie beside each other and not on each other', () => {
    const places = read(file).panels.map(({ gridPos: at }) => at);
    for (const [at, one] of places.entries()) {
      expect(one.x + one.w).toBeLessThanOrEqual(24);
      for (const other of places.slice(at + 1)) {
        const apart =
          one.x + one.w <= other.x ||
          other.x + other.w <= one.x ||
          one.y + one.h <= other.y ||
          other.y + other.h <= one.y;
        expect({ one, other, apart }).toMatchObject({ apart: true });
      }
    }
  });
});
