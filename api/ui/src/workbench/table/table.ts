/** The column of a file that is no table: its line. */
export const LINE = 'line';

/** Rows of a file, read when they are shown: a million of them cost an index each. */
export interface Table {
  columns: string[];
  rows: number;
  row: (index: number) => string[];
}

/**
 * CSV (RFC 4180) with a header whose every record has as many fields as that; any other text is a log, a row for each line. The
 * server tells them apart by the same rule and counts rows the same way: from 0, without the header, without blank records.
 */
export function read(text: string): Table {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  return csv(content) ?? log(content);
}

function csv(text: string): Table | undefined {
  const starts: number[] = [];
  const header = record(text, 0);
  if (!header || header.fields.length < 2) return undefined;
  for (let at = header.end; at < text.length; ) {
    const found = record(text, at);
    if (!found) return undefined;
    const blank = found.fields.length === 1 && found.fields[0] === '';
    if (!blank && found.fields.length !== header.fields.length) return undefined;
    if (!blank) starts.push(at);
    at = found.end;
  }
  const columns = header.fields.map((name) => name.trim());
  // Cells are named by their columns: two of one name could not be told apart.
  if (starts.length === 0 || columns.includes('') || new Set(columns).size < columns.length) return undefined;
  return { columns, rows: starts.length, row: (index) => record(text, starts[index]!)!.fields };
}

/** The fields from a place on, and where the next record begins; undefined where a quote is not closed or stands within a field. */
function record(text: string, from: number): { fields: string[]; end: number } | undefined {
  const fields: string[] = [];
  for (let at = from; ; at++) {
    let value: string;
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) return undefined;
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
      value = text.slice(at, end);
      at = end;
    }
    fields.push(value);
    if (text[at] === ',') continue;
    if (at >= text.length) return { fields, end: at };
    if (text[at] === '\r' && text[at + 1] === '\n') return { fields, end: at + 2 };
    if (text[at] === '\n' || text[at] === '\r') return { fields, end: at + 1 };
    return undefined;
  }
}

function log(text: string): Table {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const line = (index: number) => text.slice(starts[index], starts[index + 1] ?? text.length).replace(/\r?\n$/, '');
  return { columns: [LINE], rows: text === '' ? 0 : starts.length, row: (index) => [line(index)] };
}
