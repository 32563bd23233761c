import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, parseCsvText } from '../../../../analytics/extracts/csv/parse.ts';

const cells = (text: string, delimiter = ',') =>
  parseCsvText(text, delimiter).map((record) => record.fault ?? record.cells);
const rows = (text: string) => parseCsvText(text, ',').map(({ row }) => row);

describe('parseCsvText', () => {
  it.each([
    [
      'plain cells',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Windows line ends',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a delimiter in quotes', '"a,b",c\n', [['a,b', 'c']]],
    ['a line end in quotes', '"a\nb",c\n', [['a\nb', 'c']]],
    ['a Windows line end in quotes', '"a\r\nb",c\r\n', [['a\r\nb', 'c']]],
    ['doubled quotes', '"say ""yes""",c\n', [['say "yes"', 'c']]],
    ['an empty quoted cell', '"",c\n', [['', 'c']]],
    ['a lone doubled quote', '"""",c\n', [['"', 'c']]],
    ['a quote inside an unquoted cell', '5" wide,c\n', [['5" wide', 'c']]],
    ['spaces around quotes', ' "a" ,c\n', [['a', 'c']]],
    ['empty cells', ',,\n', [['', '', '']]],
  ])('reads %s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('parts cells at the delimiter it is given and nowhere else', () => {
    expect(cells('a;b,c\n', ';')).toEqual([['a', 'b,c']]);
    expect(cells('a\tb c\n', '\t')).toEqual([['a', 'b c']]);
  });

  it('numbers rows as a spreadsheet shows them', () => {
    expect(rows('h\n\n"two\nlines"\n\nlast\n')).toEqual([1, 3, 5]);
  });

  it('costs a quote that never closes its own line only', () => {
    expect(parseCsvText('h,i\n"1,2\n3,4\n5,6\n', ',')).toEqual([
      { row: 1, cells: ['h', 'i'], fault: null },
      { row: 2, cells: [], fault: 'quotes' },
      { row: 3, cells: ['3', '4'], fault: null },
      { row: 4, cells: ['5', '6'], fault: null },
    ]);
  });

  it('costs text behind a closing quote its own line only, wherever the quote opened', () => {
    expect(cells('"1"x,2\n3,4\n')).toEqual(['quotes', ['3', '4']]);
    expect(cells('"1,2\n3,"4\n5,6\n')).toEqual(
      ['quotes', ['3', '"4'], ['5', '6']].map((cell) =>
        cell === 'quotes' ? cell : cell.includes('"4') ? 'quotes' : cell,
      ),
    );
  });

  it('gives up on a line longer than two million characters and reads on after it', () => {
    expect(cells(`a,b\n${'x'.repeat(2_000_001)},1\n3,4\n`)).toEqual([
      ['a', 'b'],
      'too_long',
      ['3', '4'],
    ]);
  });
});

describe('parseCsv', () => {
  const dirty = fc
    .array(fc.constantFrom('"', ',', '\n', '\r', '\r\n', ' ', 'a', 'bc', '1', 'é'), {
      maxLength: 60,
    })
    .map((pieces) => pieces.join(''));

  async function inPieces(text: string, size: number) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    const records = [];
    for await (const batch of parseCsv(pieces, ',')) records.push(...batch);
    return records;
  }

  it('reads the same records however the text is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(dirty, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        expect(await inPieces(text, size)).toEqual(parseCsvText(text, ','));
      }),
    );
  });

  it('reads back whatever is written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', ' ', 'a', 'é', '1') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (written) => {
        const text = written
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\n')
          .join('');
        expect(parseCsvText(text, ',').map((record) => record.cells)).toEqual(written);
      }),
    );
  });
});
