import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_WORDS } from '../../../../../analytics/engine/row-chunk.ts';
import type { PieceReader } from '../../../../../analytics/extracts/incoming.ts';
import { plainTable } from '../../../../../analytics/extracts/returns/plain/layout.ts';
import { LocalNumbers } from '../../../../../analytics/extracts/returns/plain/local-numbers.ts';
import { PlainRows } from '../../../../../analytics/extracts/returns/plain/rows.ts';
import { readAsModule } from '../../../../../analytics/extracts/returns/recognise-module.ts';
import { SSDA903 } from '../../../../../analytics/extracts/ssda903/modules.ts';

const HEADER = ['CHILD', 'DECOM', 'LS', 'HOME_POST', 'DEC', 'LA'];
const MODULE = SSDA903.find(({ id }) => id === 'Episodes')!;

/** A file's bytes so many at a time, as `openPieces` gives them: all in the same memory. */
function pieces(bytes: Uint8Array, size: number): PieceReader {
  let at = 0;
  const memory = new Uint8Array(bytes.length + size);
  return {
    read: (left) => {
      memory.set(left);
      const next = bytes.subarray(at, at + size);
      at += size;
      if (next.length === 0) return null;
      memory.set(next, left.length);
      return memory.subarray(0, left.length + next.length);
    },
    close: () => undefined,
  };
}

/** What is read of a file: plain rows as text, the others, and where it got stuck. */
function read(text: string, size: number) {
  const file = { delimiter: ',', width: HEADER.length };
  const table = plainTable(readAsModule(MODULE, HEADER), file, 7, '2025-06-30')!;
  const numbers = new LocalNumbers();
  const whose = (area: string | null) =>
    area === 'Kent' || area === 'Essex'
      ? {
          returnId: area === 'Kent' ? 1 : 2,
          numberOf: (bytes: Uint8Array, from: number, to: number) =>
            numbers.numberOf(bytes, from, to, numbers.count + 1),
        }
      : null;
  const rows = PlainRows.below(1, table, pieces(Buffer.from(text), size), whose);
  if (!rows) return null;
  const plain: unknown[][] = [];
  const others = [];
  const counts = [];
  while (!rows.over) {
    const count = rows.next();
    counts.push(count);
    for (let row = 0; row < count; row += 1) {
      plain.push(
        table.chunk.columns.map(({ words, nulls }) => {
          if (nulls[row] === 1) return null;
          const isText = words.length / nulls.length === TEXT_WORDS;
          if (!isText) return words[row];
          const at = row * TEXT_WORDS;
          return Buffer.from(words.buffer, at * 4 + 4, words[at]).toString();
        }),
      );
    }
    others.push(...rows.takeOthers());
  }
  return { names: rows.names, plain, others, stuck: rows.stuck, counts };
}

const line = fc.constantFrom(
  '1,01/04/2020,E1,AB1 2CD,02/04/2020,Kent',
  '"1","01/04/2020","E1","AB, ""CD","02/04/2020","Kent"',
  '"2","2020-04-01","C2","AB, CD","","Kent"',
  '2,01/04/2020,C2,Zoë’s,,Essex',
  '3,01/04/2020,E1,,31/03/2020,Kent',
  '4,1/4/2020,E1,,,Kent',
  '4,01/04/2020,E1,,,Nowhere',
  '4,01/04/2020,Q9,,,Kent',
  '=4,01/04/2020,E1,,,Kent',
  ',01/04/2020,E1,,,Kent',
  '5,01/04/2020,E1,,,Kent,too many',
  '5,01/04/2020',
  '5,01/04/2020,E1, "two\nlines",,Kent',
  '5,01/04/2020,E1,a "word" in it,,Kent',
  '6,01/04/2090,E1,,,Kent',
  '',
);

describe('plain rows', () => {
  it('are the same however the file comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 60, max: 200 }),
        (lines, end, last, size) => {
          // Without anything below it, a header that ends with the file is left to others.
          const first = '1,01/04/2020,E1,,,Kent';
          const text = [HEADER.join(','), first, ...lines].join(end) + (last ? end : '');
          const whole = read(text, 1_000_000);
          expect(whole?.plain[0]).toEqual([7, 2, 1, 1, 18_353, 'E1', null]);
          expect(read(text, size)).toEqual(whole);
        },
      ),
    );
  });

  it('hold what stands in the file, with the row it stands in', () => {
    const text = [
      `\ufeff${HEADER.join(',')}`,
      '10,01/04/2020,E1,AB1 2CD,02/04/2020,Kent',
      '',
      '"20","2020-04-01","C2","AB, CD","","Essex"',
      '10,01/04/2020,Q9,,,Kent',
      '10,03/04/2020,E1,,,Kent',
    ].join('\r\n');
    expect(read(text, 1_000_000)).toEqual({
      counts: [3],
      names: ['source_id', 'source_row', 'return_id', 'child_no', 'decom', 'ls', 'dec'],
      plain: [
        [7, 2, 1, 1, 18_353, 'E1', 18_354],
        [7, 4, 2, 2, 18_353, 'C2', null],
        [7, 6, 1, 1, 18_355, 'E1', null],
      ],
      others: [{ row: 5, text: '10,01/04/2020,Q9,,,Kent' }],
      stuck: null,
    });
  });

  it('stop before a quotation mark that takes more to understand, and say where', () => {
    const above = `${HEADER.join(',')}\n1,01/04/2020,E1,,,Kent\n`;
    for (const cell of ['"a ""b"""', '"two\nlines"', ' "spaced"', '"open']) {
      const found = read(`${above}1,01/04/2020,E1,${cell},,Kent\n`, 1_000_000);
      expect(found).toMatchObject({ others: [], stuck: { byte: above.length, row: 2 } });
      expect(found?.plain).toHaveLength(1);
    }
  });

  it('leave a chunk where a child’s rows end, and fill it where they go on and on', () => {
    const lines = (child: number, count: number) =>
      new Array<string>(count).fill(`${child},01/04/2020,E1,,,Kent\n`).join('');
    const children = Array.from({ length: 1000 }, (_, at) => lines(at + 1, 3)).join('');
    const found = read(`${HEADER.join(',')}\n${children}${lines(2000, 3000)}`, 10_000);
    expect(found?.counts).toEqual([1986, 2048, 1966]);
    expect(found?.plain.map(([, row]) => row)).toEqual(
      Array.from({ length: 6000 }, (_, at) => at + 2),
    );
    expect(found?.plain[1985]?.[3]).not.toEqual(found?.plain[1986]?.[3]);
  });
});
