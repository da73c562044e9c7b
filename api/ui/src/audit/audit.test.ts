import { describe, expect, it } from 'vitest';
import { changesOf, placeOf, type AuditEvent } from './event';
import { addressOf, askedOf, line, parse, toggled } from './question';
import { spanOf, stepAt } from './spans';
import { asOf, momentsOf, versionsOf } from './story';
import type { ItemStory } from '../api/types';

describe('the search line', () => {
  it('is read field by field, and all else is words', () => {
    expect(parse('who:east-annotator-1 what:task.claimed 7 wheel refused:yes')).toEqual({ actor: 'east-annotator-1', action: 'task.claimed', refused: true, text: '7 wheel' });
    expect(parse('谁:王伟 组织:supplier-east')).toEqual({ actor: '王伟', organisation: 'supplier-east' });
    expect(parse('what:"two words" http://x')).toEqual({ action: 'two words', text: 'http://x' });
    expect(parse('job:abc')).toEqual({});
    expect(parse('')).toEqual({});
  });

  it('is written as it was read', () => {
    for (const text of ['who:a what:b c d', 'job:4 refused:no', 'thing:item id:4/7']) expect(line(parse(text))).toBe(text);
    expect(line({ action: 'two words' })).toBe('what:"two words"');
  });

  it('takes a facet in, and out again', () => {
    const once = toggled({}, 'organisation', 'meridian');
    expect(line(once)).toBe('org:meridian');
    expect(line(toggled(once, 'organisation', 'meridian'))).toBe('');
  });

  it('stands in the address, with the time', () => {
    const asked = { line: 'who:a', from: '2026-01-01T00:00:00.000Z', to: undefined };
    expect(askedOf(addressOf(asked).split('?')[1]!)).toEqual(asked);
    expect(askedOf('from=yesterday')).toEqual({ line: '', from: undefined, to: undefined });
  });
});

describe('what an event changed', () => {
  it('is told as before and after where both are kept', () => {
    expect(changesOf({ state: ['open', 'in-review'], round: 2, disputed: [1, 2], kind: null })).toEqual([
      { field: 'state', before: 'open', after: 'in-review' },
      { field: 'round', before: '', after: '2' },
      { field: 'disputed', before: '', after: '[\n 1,\n 2\n]' },
      { field: 'kind', before: '', after: '' },
    ]);
  });

  it('has a place to look at it', () => {
    const event = { subjectType: 'item', subjectId: '4/17', jobId: '4' } as AuditEvent;
    expect(placeOf(event)).toBe('/jobs/4/items/17');
    expect(placeOf({ ...event, subjectType: 'release', subjectId: '9' })).toBe('/releases/9');
    expect(placeOf({ ...event, subjectType: 'person', subjectId: 'x', jobId: undefined })).toBeUndefined();
  });
});

describe('the histogram', () => {
  const steps = [{ from: '2026-01-01T00:00:00Z', events: 1 }, { from: '2026-01-02T00:00:00Z', events: 4 }];

  it('finds the step under the pointer, and the time of a stretch, whichever way it was drawn', () => {
    expect(stepAt(steps, 0.6)).toBe(1);
    expect(stepAt(steps, 1.2)).toBe(1);
    expect(stepAt(steps, -1)).toBe(0);
    const day = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-03T00:00:00.000Z' };
    expect(spanOf(steps, 0, 1, 86_400)).toEqual(day);
    expect(spanOf(steps, 1, 0, 86_400)).toEqual(day);
  });
});

describe('the story of an item', () => {
  const told = (at: string, sequence: number) => ({ sequence, at, who: { subject: 's', kind: 'person', name: `P${sequence}` } });
  const story = {
    jobId: '4', itemNo: 1, externalId: 'x', sequence: 3, state: 'agreed',
    states: [{ told: told('2026-01-01T00:00:00Z', 1), to: 'new' }, { told: told('2026-01-03T00:00:00Z', 3), from: 'new', to: 'agreed' }],
    steps: [1, 2, 3].map((n) => ({ told: told(`2026-01-0${n}T00:00:00Z`, n), action: 'a', subjectType: 'item', subjectId: '4/1', changed: {} })),
    predictions: [], verdicts: [], decisions: [], findings: [], releases: [],
    annotations: [{ told: told('2026-01-02T00:00:00Z', 2), annotationId: '9', assignmentId: '1', round: 1, revision: 1, shapes: [], activeSeconds: 1, tool: 't' }],
    consensus: [{ told: told('2026-01-03T00:00:00Z', 3), revision: 1, strategy: 'majority', shapes: [], annotations: [], adjudications: [] }],
    holds: [{ taskId: '1', kind: 'annotate', holder: { subject: 's', kind: 'person' }, from: told('2026-01-01T00:00:00Z', 1), until: told('2026-01-02T00:00:00Z', 2) }],
  } as unknown as ItemStory;

  it('is told up to a moment as if nothing had happened since', () => {
    const then = asOf(story, '2026-01-01T12:00:00Z');
    expect(then.state).toBe('new');
    expect(then.steps).toHaveLength(1);
    expect(versionsOf(then)).toEqual([]);
    expect(then.holds[0]!.until).toBeUndefined();
  });

  it('has every version of the labels in the order in which they came', () => {
    expect(momentsOf(story)).toHaveLength(3);
    expect(versionsOf(asOf(story, momentsOf(story)[2])).map((one) => one.key)).toEqual(['a9', 'c1']);
  });
});
