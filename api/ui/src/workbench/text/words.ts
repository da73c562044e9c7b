/** A text by its code points, as the server counts them, and by its words, as the reader's eye takes them: of Chinese, too. */
export class Words {
  /** Where each code point begins in the string, and the string's end. */
  private readonly units: Uint32Array;
  /** Borders of words and of what lies between them, in code points; the first is 0, the last the length. */
  private readonly borders: number[];
  private readonly isWord: boolean[];
  readonly length: number;

  constructor(readonly text: string) {
    const units = new Uint32Array(text.length + 1);
    let count = 0;
    for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) units[count++] = at;
    units[count] = text.length;
    this.units = units.subarray(0, count + 1);
    this.length = count;
    this.borders = [];
    this.isWord = [];
    let at = 0;
    for (const { index, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
      while (this.units[at]! < index) at++;
      this.borders.push(at);
      this.isWord.push(!!isWordLike);
    }
    this.borders.push(count);
  }

  /** Code point to index in the string. */
  unit = (point: number) => this.units[Math.max(0, Math.min(this.length, point))]!;

  /** Index in the string to code point; within a pair, the pair's. */
  point(unit: number): number {
    return last(this.units, unit);
  }

  slice = (from: number, to: number) => this.text.slice(this.unit(from), this.unit(to));

  /** Index of the word, or of what lies between words, that holds the code point. */
  private at = (point: number) => Math.max(0, Math.min(this.isWord.length - 1, last(this.borders, Math.min(point, this.length - 1))));

  /** A selection made whole: begun words are taken in, blanks at its ends left out. Empty where it holds no word. */
  snapped(from: number, to: number): [number, number] | undefined {
    let [first, final] = [this.at(from), this.at(Math.max(from, to - 1))];
    const solid = (i: number) => this.isWord[i] || this.slice(this.borders[i]!, this.borders[i + 1]!).trim() !== '';
    while (first < final && !solid(first)) first++;
    while (final > first && !solid(final)) final--;
    return this.length > 0 && solid(first) ? [this.borders[first]!, this.borders[final + 1]!] : undefined;
  }

  /** The beginning of the next word, or the end. */
  next(point: number): number {
    for (let i = 0; i < this.isWord.length; i++) if (this.borders[i]! > point && this.isWord[i]) return this.borders[i]!;
    return this.length;
  }

  /** The beginning of the word before, or the start. */
  previous(point: number): number {
    for (let i = this.isWord.length - 1; i >= 0; i--) if (this.borders[i]! < point && this.isWord[i]) return this.borders[i]!;
    return 0;
  }

  /** The end of the next word that ends behind the code point. */
  nextEnd(point: number): number {
    for (let i = 0; i < this.isWord.length; i++) if (this.borders[i + 1]! > point && this.isWord[i]) return this.borders[i + 1]!;
    return this.length;
  }

  /** The end of the last word that ends before the code point. */
  previousEnd(point: number): number {
    for (let i = this.isWord.length - 1; i >= 0; i--) if (this.borders[i + 1]! < point && this.isWord[i]) return this.borders[i + 1]!;
    return 0;
  }
}

/** Index of the last value that is not above the wanted one; values ascend. */
function last(values: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
