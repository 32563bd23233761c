import type { XmlHandlers } from '../xml/reader.ts';

/** What the number in a cell stands for, as its format has it. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time' | 'duration';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** The formats that have a number instead of a code (ECMA-376 part 1, 18.8.30), with those of East Asia. */
const BUILT_IN = new Map<number, NumberKind>([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[...range(14, 17), 22, ...range(27, 31), 36, ...range(50, 54), 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
  ...[...range(18, 21), ...range(32, 35), 45, 47, 55, 56].map((id) => [id, 'time'] as const),
  [46, 'duration'],
]);

/** What a format's code makes of a number: `dd/mm/yyyy` is a date, `[h]:mm` a duration, `0.0%` a percentage. */
export function kindOfFormat(code: string): NumberKind {
  const [first = ''] = code
    .replaceAll(/"[^"]*"|\\.|[_*]./g, '')
    .toLowerCase()
    .split(';');
  if (/\[(?:h+|m+|s+)\]/.test(first)) return 'duration';
  const letters = first
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll('general', '')
    .replaceAll(/am\/pm|a\/p/g, 'h');
  if (letters.includes('%')) return 'percent';
  if (/[yd]/.test(letters)) return 'date';
  if (/[hs]/.test(letters)) return 'time';
  return /m/.test(letters) ? 'date' : 'number';
}

/** Listens to a workbook's styles, and then knows what a cell's style makes of its number. */
export class NumberFormats {
  readonly #codes = new Map<number, NumberKind>();
  readonly #kinds: NumberKind[] = [];
  #inCellFormats = false;

  readonly handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name === 'cellXfs') this.#inCellFormats = true;
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') this.#codes.set(id, kindOfFormat(attributes['formatCode'] ?? ''));
      if (name === 'xf' && this.#inCellFormats) {
        this.#kinds.push(this.#codes.get(id) ?? BUILT_IN.get(id) ?? 'number');
      }
    },
    close: (name) => {
      if (name === 'cellXfs') this.#inCellFormats = false;
    },
  };

  /** The kind of a cell whose style has this number; cells without a style hold plain numbers. */
  kindOf(style: string | undefined): NumberKind {
    return this.#kinds[Number(style ?? 0)] ?? 'number';
  }
}
