import { describe, expect, it } from 'vitest';
import { calendar, f1, forecast, matrix } from './figures';

const DAY = 86_400_000;
const now = Date.parse('2026-03-28T12:00:00Z');

describe('the forecast', () => {
  it('goes by what was accepted, of the last week and of the last four', () => {
    const days = [
      { day: '2026-03-01', annotated: 0, accepted: 280 },
      { day: '2026-03-27', annotated: 900, accepted: 140 },
    ];
    const found = forecast(days, 2, 60, now)!;
    expect(found.perDay).toBe(20);
    expect(found.earliest).toBe(now + 3 * DAY);
    expect(found.latest).toBe(now + (60 / 15) * DAY);
  });

  it('goes by labelling before a lot is accepted, from the day it began', () => {
    expect(forecast([{ day: '2026-03-27', annotated: 80, accepted: 0 }], 2, 40, now)).toEqual({ perDay: 20, earliest: now + 2 * DAY, latest: now + 2 * DAY });
  });

  it('is none while nothing was done', () => {
    expect(forecast([], 1, 10, now)).toBeUndefined();
    expect(forecast([{ day: '2026-01-01', annotated: 5, accepted: 0 }], 1, 10, now)).toBeUndefined();
  });
});

describe('the calendar', () => {
  it('has the days without work, too, and no more than asked for', () => {
    const days = calendar([{ day: '2026-03-26', annotated: 1, accepted: 0 }], now, 60);
    expect(days.map((one) => one.annotated)).toEqual([1, 0, 0]);
    expect(calendar([{ day: '2026-01-01', annotated: 1, accepted: 0 }], now, 5)).toHaveLength(5);
  });
});

describe('the matrix', () => {
  const pair = (secondPerson: number, label: string, matched: number, shapes: number) => ({ firstOrganisation: 'east', firstPerson: 1, secondOrganisation: 'east', secondPerson, label, matched, shapes });

  it('has a row for every two people, the least agreement first', () => {
    const rows = matrix([pair(2, 'crack', 10, 20), pair(2, 'dent', 0, 2), pair(3, 'crack', 1, 4)]);
    expect(rows.map((row) => row.names[1])).toEqual(['east 3', 'east 2']);
    expect(f1(rows[1]!.all)).toBeCloseTo(20 / 22);
    expect(rows[1]!.byLabel.get('dent')!.shapes).toBe(2);
  });
});
