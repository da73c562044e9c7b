import { describe, expect, it } from 'vitest';
import { moment, nearest, parse, Unreadable } from './parse';
import { freshId } from '../editor';
import { extent, moved, point, range } from './shapes';

const CSV = 'timestamp,a,b\n2026-01-01 00:00:00,1,\n2026-01-01 00:00:10,2,5\r\n\n2026-01-01 00:00:30.500,3,6\n';

describe('a series', () => {
  const series = parse(CSV);

  it('is read with its gaps, its seconds and its own timestamps', () => {
    expect(series.rows).toBe(3);
    expect([...series.seconds]).toEqual([0, 10, 30.5]);
    expect(series.channels.map((one) => [one.name, ...one.values])).toEqual([
      ['a', 1, 2, 3],
      ['b', NaN, 5, 6],
    ]);
    expect([0, 1, 2].map(series.timestamp)).toEqual(['2026-01-01 00:00:00', '2026-01-01 00:00:10', '2026-01-01 00:00:30.500']);
  });

  it.each([
    ['timestamp,a\n2026-01-01 00:00,1\nyesterday,2\n', 3],
    ['timestamp,a\n2026-01-01 00:00,1\n2026-01-01 00:01,two\n', 3],
    ['timestamp,a,b\n2026-01-01 00:00,1,1\n2026-01-01 00:01,2\n', 3],
    ['timestamp\n2026-01-01\n', 1],
  ])('that can’t be read names the line: %j', (csv, line) => {
    expect(() => parse(csv)).toThrow(Unreadable);
    expect(() => parse(csv)).toThrow(`line ${line} `);
  });

  it('reads timestamps with and without an offset', () => {
    expect(moment('2026-01-01T08:00:00+08:00')).toBe(moment('2026-01-01 00:00'));
    expect(moment('2026-01-01T00:00:00.25Z') - moment('2026-01-01T00:00:00Z')).toBe(250);
    expect(moment('1.1.2026')).toBeNaN();
  });

  it('finds the row that is nearest', () => {
    expect([-5, 4.9, 5.1, 20.25, 20.26, 99].map((at) => nearest(series, at))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('gives shapes the timestamps of its rows, whichever end was set first', () => {
    expect(range(series, 's1', 'crack', 2, 1)).toMatchObject({ fromSeconds: 10, toSeconds: 30.5, fromTimestamp: '2026-01-01 00:00:10' });
    expect(extent(point(series, 's1', 'crack', 1))).toEqual([10, 10]);
  });

  it('moves one end of a range, never beyond the other, and keeps its attributes', () => {
    const shape = range(series, 's1', 'crack', 0, 1, { severity: 'high' });
    expect(extent(moved(series, shape, 'to', 2, 0))).toEqual([0, 30.5]);
    expect(extent(moved(series, shape, 'from', 2, 1))).toEqual([10, 10]);
    expect(moved(series, shape, 'to', 2, 0).attributes).toEqual({ severity: 'high' });
  });

  it('names new shapes as no other is named', () => {
    expect(freshId([{ id: 's2', label: '', attributes: {}, type: '' }])).toBe('s3');
  });

  it('of a million rows is read', () => {
    const start = Date.UTC(2026, 0, 1);
    const rows = Array.from({ length: 1_000_000 }, (_, i) => `${new Date(start + i * 1_000).toISOString()},${i % 97},${i % 31}`);
    const csv = `timestamp,a,b\n${rows.join('\n')}\n`;
    const began = performance.now();
    expect(parse(csv).rows).toBe(1_000_000);
    console.log(`a million rows of two channels read in ${Math.round(performance.now() - began)} ms`);
  });
});
