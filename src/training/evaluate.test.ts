/** What counts as a whole run. */

import { describe, expect, it } from 'vitest';
import { PROTOCOLS } from '../domain/evaluation.ts';
import { EVALUATED_MODELS } from '../evaluation/models/registry.ts';
import { aModelReport, aProtocolReport, aReport } from '../reporting/evaluation/report.fixture.ts';
import { isWhole } from './evaluate.ts';

describe('isWhole', () => {
  it('is true of every protocol with every strategy alone', () => {
    const protocols = PROTOCOLS.map((protocol) => {
      const made = EVALUATED_MODELS.filter((model) => model.protocols.includes(protocol));
      return aProtocolReport(
        protocol,
        made.map(({ id }) => aModelReport(id, 0.1)),
      );
    });
    expect(isWhole({ ...aReport(), protocols })).toBe(true);
    for (const left of PROTOCOLS) {
      expect(isWhole({ ...aReport(), protocols: protocols.filter(({ protocol }) => protocol !== left) })).toBe(false);
      const fewer = protocols.map((one) => (one.protocol === left ? { ...one, models: one.models.slice(1) } : one));
      expect(isWhole({ ...aReport(), protocols: fewer })).toBe(false);
    }
  });
});
