/** Prometheus's own tool accepts the configuration and the rules, its tests of the alerts pass, and they can fail. */

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Finished, REPOSITORY, startCommand } from '../helpers/program.ts';
import { findAmtool, findPrometheus, PROMETHEUS_FOLDER } from '../helpers/prometheus.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const programs = findPrometheus();
const ALERTMANAGER = join(REPOSITORY, 'monitoring', 'alertmanager');
const inFolder = useTemporaryFolder();

const promtool = (cwd: string, ...args: string[]): Promise<Finished> =>
  startCommand(programs?.promtool ?? '', args, { cwd }).finished;

const testFiles = (folder: string): string[] => readdirSync(join(folder, 'tests')).map((file) => join('tests', file));

interface Rules {
  groups: { rules: { alert?: string; annotations?: Record<string, string>; labels?: Record<string, string> }[] }[];
}

const alerts = (parse(readFileSync(join(PROMETHEUS_FOLDER, 'rules', 'alerts.yml'), 'utf8')) as Rules).groups.flatMap(
  ({ rules }) => rules,
);

const skipped = programs === undefined ? ' [skipped: it is not installed]' : '';

describe.skipIf(programs === undefined)(`promtool${skipped}`, () => {
  it('accepts the configuration and every rule', async () => {
    const { code, stdout, stderr } = await promtool(PROMETHEUS_FOLDER, 'check', 'config', 'prometheus.yml');
    expect({ code, said: stdout + stderr }).toMatchObject({ code: 0, said: expect.not.stringContaining('FAILED') });
  });

  it('finds that alerts fire and stop as tests/ says', async () => {
    const { code, stdout, stderr } = await promtool(
      PROMETHEUS_FOLDER,
      'test',
      'rules',
      ...testFiles(PROMETHEUS_FOLDER),
    );
    expect({ code, said: stdout + stderr }).toMatchObject({ code: 0 });
  });

  it('finds out when a window or a threshold is another', async () => {
    const folder = inFolder('mutant');
    cpSync(PROMETHEUS_FOLDER, folder, { recursive: true });
    const file = join(folder, 'rules', 'alerts.yml');
    const sound = readFileSync(file, 'utf8');
    for (const [what, instead] of [
      [
        'and job:recommender_failed:ratio_rate5m > 14.4 * 0.001',
        'and job:recommender_failed:ratio_rate1h > 14.4 * 0.001',
      ],
      ['job:recommender_failed:ratio_rate1h > 14.4 * 0.001', 'job:recommender_failed:ratio_rate5m > 14.4 * 0.001'],
      ['recommender_data_age_seconds > recommender_data_max_age_seconds', 'recommender_data_age_seconds > 86400'],
    ] as const) {
      expect(sound).toContain(what);
      writeFileSync(file, sound.replace(what, instead));
      const { code } = await promtool(folder, 'test', 'rules', 'tests/objectives.yml', 'tests/service.yml');
      expect({ what, code }).toEqual({ what, code: 1 });
    }
  });
});

const amtool = findAmtool();
const withoutAmtool = amtool === undefined ? ' [skipped: it is not installed]' : '';

describe.skipIf(amtool === undefined)(`amtool${withoutAmtool}`, () => {
  it('accepts the configuration of Alertmanager', async () => {
    const { code, stdout } = await startCommand(amtool ?? '', ['check-config', 'alertmanager.yml'], {
      cwd: ALERTMANAGER,
    }).finished;
    expect(code).toBe(0);
    expect(stdout).toContain('3 receivers');
  });
});

describe('the configuration of Alertmanager', () => {
  it('has receivers for a webhook and for e-mail, and sends nothing to either by default', () => {
    const { route, receivers } = parse(readFileSync(join(ALERTMANAGER, 'alertmanager.yml'), 'utf8')) as {
      route: { receiver: string; routes: { receiver: string }[] };
      receivers: { name: string; webhook_configs?: object[]; email_configs?: object[] }[];
    };
    expect(new Set([route, ...route.routes].map(({ receiver }) => receiver))).toEqual(new Set(['nobody']));
    expect(receivers).toEqual([
      { name: 'nobody' },
      { name: 'webhook', webhook_configs: [expect.anything()] },
      { name: 'email', email_configs: [expect.anything()] },
    ]);
  });
});

describe('every alert', () => {
  const runbook = readFileSync(join(REPOSITORY, 'docs', 'runbook.md'), 'utf8');
  const mentioned = testFiles(PROMETHEUS_FOLDER)
    .map((file) => readFileSync(join(PROMETHEUS_FOLDER, file), 'utf8'))
    .join('\n');

  it.each(alerts.map(({ alert, ...rest }) => [alert ?? '', rest] as const))(
    '%s has a severity, a summary, a description, a section in the runbook, and cases that fire and do not',
    (name, { annotations, labels }) => {
      expect(labels?.severity).toMatch(/^(page|ticket)$/);
      expect(annotations?.summary).toMatch(/\w/);
      expect(annotations?.description).toMatch(/\w/);
      expect(annotations?.runbook).toBe(`docs/runbook.md#${name.toLowerCase()}`);
      expect(runbook).toMatch(new RegExp(`^## ${name}$`, 'm'));
      const quiet = new RegExp(`alertname: ${name}, exp_alerts: \\[\\]`).test(mentioned);
      const fires = new RegExp(`alertname: ${name}\\n\\s+exp_alerts:\\n\\s+- exp_labels`).test(mentioned);
      expect({ quiet, fires }).toEqual({ quiet: true, fires: true });
    },
  );
});
