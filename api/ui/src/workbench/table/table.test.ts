import { describe, expect, it } from 'vitest';
import type { Shape } from '../../api/types';
import { block, labelled } from './marks';
import { read } from './table';

describe('a table', () => {
  const table = read('\ufeffa,"b, c",d\r\n1,"two\nlines ""quoted""",\n\n2,x,y\r\n');

  it('is read with quotes, line breaks in fields and blank lines', () => {
    expect(table.columns).toEqual(['a', 'b, c', 'd']);
    expect(table.rows).toBe(2);
    expect(table.row(0)).toEqual(['1', 'two\nlines "quoted"', '']);
    expect(table.row(1)).toEqual(['2', 'x', 'y']);
  });

  it.each([
    ['fields are missing in a row', 'a,b\n1\n'],
    ['a quote is not closed', 'a,b\n1,"x\n'],
    ['something follows a quote', 'a,b\n1,"x"y\n'],
    ['two columns have one name', 'a,a\n1,2\n'],
    ['there is no row', 'a,b\n'],
    ['there is one column only', 'a\n1\n'],
  ])('is a log where %s', (_, text) => expect(read(text).columns).toEqual(['line']));

  it('has a row for each line where it is a log', () => {
    const log = read('INFO a, b\r\n\nERROR c');
    expect(log.rows).toBe(3);
    expect([0, 1, 2].map((row) => log.row(row))).toEqual([['INFO a, b'], [''], ['ERROR c']]);
    expect(read('').rows).toBe(0);
  });

  it('of many rows is read at once', () => {
    const text = `a,b,c\n${'1,2,3\n'.repeat(200_000)}`;
    expect(read(text).row(199_999)).toEqual(['1', '2', '3']);
  });
});

describe('labelling', () => {
  const columns = ['a', 'b', 'c'];
  const places = (shapes: Shape[]) => shapes.map(({ id, type, label, ...rest }) => [id, type, label, Object.values(rest).slice(1).join()].join(' '));
  const two = block({ row: 4, column: 1 }, { row: 3, column: 0 });

  it('takes all cells of a block, and gives them back', () => {
    const some = labelled([], 'cell', block({ row: 3, column: 0 }, { row: 3, column: 0 }), columns, 'x').shapes;
    const all = labelled(some, 'cell', two, columns, 'x');
    expect(places(all.shapes)).toEqual(['s1 table-cell x 3,a', 's2 table-cell x 3,b', 's3 table-cell x 4,a', 's4 table-cell x 4,b']);
    expect(all.last).toBe('s4');
    expect(labelled(all.shapes, 'cell', two, columns, 'x').shapes).toEqual([]);
  });

  it('of rows leaves cells and other labels alone', () => {
    const cells = labelled([], 'cell', two, columns, 'x').shapes;
    const rows = labelled(cells, 'row', two, columns, 'y').shapes;
    expect(places(rows).slice(4)).toEqual(['s5 table-row y 3', 's6 table-row y 4']);
    expect(labelled(rows, 'row', two, columns, 'y').shapes).toEqual(cells);
  });
});
