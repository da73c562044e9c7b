import { describe, expect, it } from 'vitest';
import { countdown } from '../design/time';
import { addressOf, filterOf } from './lists';
import { urgency } from './TaskRow';

describe('the address of a list', () => {
  it('says the list and every filter, and is read back as it was', () => {
    const filter = { list: 'queue', kind: 'review', jobId: '42', due: 'day', priority: 'high' } as const;
    expect(addressOf(filter)).toBe('/tasks?list=queue&kind=review&job=42&due=day&priority=high');
    expect(filterOf('list=queue&kind=review&job=42&due=day&priority=high')).toEqual(filter);
  });

  it('takes nothing that is no list, kind, job or due', () => {
    expect(filterOf('list=x&kind=y&job=1%20or%201&due=z')).toEqual({ list: 'mine' });
  });
});

describe('time that is left', () => {
  it('is told in minutes and seconds, never below nothing', () => {
    expect(countdown(24 * 60_000 + 10_900)).toBe('24:10');
    expect(countdown(3_600_000)).toBe('1:00:00');
    expect(countdown(-5)).toBe('0:00');
  });

  it('is overdue from the moment on, and soon four hours before', () => {
    const due = '2026-01-01T12:00:00Z';
    expect(urgency(due, Date.parse('2026-01-01T12:00:01Z'))).toBe('overdue');
    expect(urgency(due, Date.parse('2026-01-01T08:00:01Z'))).toBe('soon');
    expect(urgency(due, Date.parse('2026-01-01T07:59:59Z'))).toBe('later');
    expect(urgency(undefined, 0)).toBe('later');
  });
});
