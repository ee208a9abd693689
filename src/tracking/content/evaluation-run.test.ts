/** What is recorded of an evaluation. */

import { describe, expect, it } from 'vitest';
import { aReport } from '../../reporting/evaluation/report.fixture.ts';
import { evaluationRun } from './evaluation-run.ts';

describe('evaluationRun', () => {
  const report = aReport();
  const run = evaluationRun({
    report,
    documents: [['evaluation.md', '# Report']],
    experiment: 'lists',
    codeVersion: '1.2.3',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    endedAt: Date.UTC(2026, 0, 2, 3, 5),
  });

  it('has the measures of every model by protocol, under names that MLflow takes', () => {
    const [protocol] = report.protocols;
    const [model] = protocol?.models ?? [];
    const key = `evaluation_${protocol?.protocol}/${model?.id}_ndcg_at_10`;
    expect(run.metrics.find((metric) => metric.key === key)?.value).toBe(model?.accuracy['ndcg@10'].mean);
    for (const metric of run.metrics) expect(metric.key).toMatch(/^[\w\-. :/]{1,250}$/);
  });

  it('says which model was measured and on what, and carries the documents', () => {
    expect(run).toMatchObject({
      id: `${report.model.version}-evaluation-20260102T030405006Z`,
      params: { 'evaluation.model': report.model.version, 'evaluation.split': report.split },
      tags: { 'model.version': report.model.version },
      files: [{ path: 'evaluation/evaluation.md', content: Buffer.from('# Report') }],
    });
  });
});
