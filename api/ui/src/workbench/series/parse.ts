/** A series in memory: seconds from its first row, a column of numbers for each channel, and the timestamps as the file has them. */
export interface Series {
  rows: number;
  seconds: Float64Array;
  channels: { name: string; values: Float64Array }[];
  timestamp: (row: number) => string;
}

export class Unreadable extends Error {
  constructor(
    readonly line: number,
    readonly form: string,
  ) {
    super(`line ${line} is not ${form}`);
  }
}

const NEWLINE = 10;
const COMMA = 44;

const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?$/;

/** Milliseconds, with fractions; one without an offset is read as UTC, as the server does. NaN where it is no timestamp. */
export function moment(text: string): number {
  const found = TIME.exec(text);
  if (!found) return NaN;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = found;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const offset = zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return at - offset * 60_000 + (fraction ? Number(`0.${fraction}`) * 1_000 : 0);
}

/** CSV with a header, the timestamp in the first column, a channel in each other; an empty field is a gap. */
export function parse(csv: string): Series {
  const text = csv.charCodeAt(0) === 0xfeff ? csv.slice(1) : csv;
  const names = text.slice(0, endOfLine(text, 0)).trim().split(',');
  if (names.length < 2) throw new Unreadable(1, 'timestamp,channel');
  const starts = lines(text);
  const rows = starts.length;
  if (rows < 2) throw new Unreadable(2, 'timestamp,number');
  const seconds = new Float64Array(rows);
  const channels = names.slice(1).map((name) => ({ name: name.trim(), values: new Float64Array(rows) }));
  let first = 0;
  for (let row = 0; row < rows; row++) {
    const start = starts[row]!;
    const end = endOfLine(text, start);
    let from = start;
    let to = endOfField(text, from, end);
    const at = moment(text.slice(from, to).trim());
    if (Number.isNaN(at)) throw new Unreadable(lineOf(text, starts[row]!), names.join());
    if (row === 0) first = at;
    seconds[row] = Math.round((at - first) * 1_000) / 1e6;
    for (const { values } of channels) {
      if (to >= end) throw new Unreadable(lineOf(text, starts[row]!), names.join());
      from = to + 1;
      to = endOfField(text, from, end);
      const field = text.slice(from, to).trim();
      const value = field === '' ? NaN : Number(field);
      if (field !== '' && Number.isNaN(value)) throw new Unreadable(lineOf(text, starts[row]!), names.join());
      values[row] = value;
    }
  }
  const timestamp = (row: number) => text.slice(starts[row]!, endOfField(text, starts[row]!, text.length)).trim();
  return { rows, seconds, channels, timestamp };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function endOfField(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === NEWLINE) break;
    at++;
  }
  return at;
}

/** Where the rows start that are not blank. */
function lines(text: string): number[] {
  const starts: number[] = [];
  for (let at = endOfLine(text, 0) + 1; at < text.length; at = endOfLine(text, at) + 1) {
    if (text.slice(at, endOfLine(text, at)).trim() !== '') starts.push(at);
  }
  return starts;
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** The row whose time is nearest. */
export function nearest({ seconds, rows }: Pick<Series, 'seconds' | 'rows'>, at: number): number {
  let low = 0;
  let high = rows - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seconds[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - seconds[low - 1]! <= seconds[low]! - at ? low - 1 : low;
}
