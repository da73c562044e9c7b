import { afterEach, describe, expect, it } from 'vitest';
import { merged } from './modeler/findings';
import { dropDraft, keepDraft, keptDraft } from './modeler/draft';
import { heat } from './running/figures';
import type { Finding } from './server';

const figures = (elementId: string, active: number, incidents = 0) => ({ elementId, active, incidents, completed: 0 });

describe('heat', () => {
  it('grows with what is there, whatever the most is', () => {
    const marks = heat([figures('quiet', 0), figures('few', 1), figures('some', 30), figures('most', 10_000)]);
    expect([...marks]).toEqual([
      ['few', 'heat-1'],
      ['some', 'heat-2'],
      ['most', 'heat-5'],
    ]);
  });

  it('marks an incident also where nothing else is', () => expect([...heat([figures('stuck', 0, 2)])]).toEqual([['stuck', 'incident']]));
});

describe('a draft', () => {
  afterEach(() => localStorage.clear());

  it('is found again, of its process only, until it is dropped', () => {
    const draft = { base: 3, xml: '<x/>', at: '2026-01-01T00:00:00Z' };
    keepDraft('work-package', draft);
    expect(keptDraft('work-package')).toEqual(draft);
    expect(keptDraft('labeling-job')).toBeUndefined();
    dropDraft('work-package');
    expect(keptDraft('work-package')).toBeUndefined();
  });
});

describe('findings', () => {
  const finding = (severity: Finding['severity'], elementId: string, message: string): Finding => ({ severity, elementId, message, rule: 'r' });

  it('tells errors first and nothing twice', () => {
    const error = finding('error', 'b', 'no job type');
    const hint = finding('warning', 'a', 'no name');
    expect(merged([hint, error], [{ ...error, rule: 'other' }])).toEqual([error, hint]);
  });
});
