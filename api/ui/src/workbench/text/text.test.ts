import { describe, expect, it } from 'vitest';
import type { Shape } from '../../api/types';
import { levels, lines, pieces, under } from './pieces';
import { Words } from './words';

const span = (id: string, from: number, to: number): Shape => ({ id, label: 'x', attributes: {}, type: 'text-span', from, to }) as Shape;

describe('words', () => {
  const text = 'bearing 🔧 replaced.\n更换轴承后振动恢复正常';
  const words = new Words(text);
  const found = (part: string, extra = 0) => [...text.slice(0, text.indexOf(part))].length + extra;

  it('are counted in code points', () => {
    expect(words.length).toBe([...text].length);
    expect(words.slice(8, 9)).toBe('🔧');
    expect(words.point(words.unit(10))).toBe(10);
  });

  it('are taken whole, without the blanks around them', () => {
    const [from, to] = words.snapped(found('aring'), found('placed'))!;
    expect(words.slice(from, to)).toBe('bearing 🔧 replaced');
    expect(words.slice(...words.snapped(7, found('placed', 2))!)).toBe('🔧 replaced');
    expect(words.snapped(7, 8)).toBeUndefined();
  });

  it('are told apart in Chinese, too', () => {
    expect(words.slice(...words.snapped(found('承'), found('承', 1))!)).toBe('轴承');
    expect(words.slice(words.next(found('更')), words.nextEnd(found('轴')))).toBe('轴承');
  });

  it('are gone through to both ends', () => {
    const seen = [];
    for (let at = 0; at < words.length; at = words.next(at)) seen.push(at);
    expect(seen.slice(0, 3)).toEqual([0, found('replaced'), found('更换')]);
    expect(words.previous(found('更换'))).toBe(found('replaced'));
    expect(words.previousEnd(found('更换'))).toBe(found('replaced', 8));
    expect(words.previous(0)).toBe(0);
  });
});

describe('spans', () => {
  const shapes = [span('outer', 0, 20), span('inner', 4, 8), span('crossing', 6, 24), span('apart', 30, 34)];

  it('lie on levels of their own where they meet', () => {
    const level = Object.fromEntries(levels(shapes, []).map((one) => [one.span.id, one.level]));
    expect(level).toEqual({ inner: 0, apart: 0, crossing: 1, outer: 2 });
  });

  it('cut a line where they begin and end', () => {
    const cut = pieces(0, 26, levels(shapes, []));
    expect(cut.map(({ from, to, drawn }) => [from, to, drawn.map((one) => one.span.id).sort().join('+')])).toEqual([
      [0, 4, 'outer'],
      [4, 6, 'inner+outer'],
      [6, 8, 'crossing+inner+outer'],
      [8, 20, 'crossing+outer'],
      [20, 24, 'crossing'],
      [24, 26, ''],
    ]);
  });

  it('are reached one after the other where they nest', () => {
    expect(under(shapes, 5, undefined)!.id).toBe('inner');
    expect(under(shapes, 5, 'inner')!.id).toBe('outer');
    expect(under(shapes, 5, 'outer')!.id).toBe('inner');
    expect(under(shapes, 28, undefined)).toBeUndefined();
  });

  it('are counted over lines', () => {
    expect(lines('ab\n🔧c\n')).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
      { from: 6, to: 6 },
    ]);
  });
});
