import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainRows } from '../../../analytics/engine/csv-plain-rows.ts';
import { CsvRecordScanner } from '../../../analytics/engine/csv-records.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function plainly(pieces: readonly Uint8Array[], mark = false) {
  const rows = new PlainRows(mark);
  return pieces.every((piece) => rows.push(piece)) ? rows.finish() : null;
}

function bySigns(pieces: readonly Uint8Array[]) {
  const scanner = new CsvRecordScanner({ delimiter: ',', quote: '"' });
  for (const piece of pieces) scanner.push(piece);
  return scanner.finish();
}

const text = fc
  .array(fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', 'é'), { maxLength: 30 })
  .map((signs) => signs.join(''));

describe('PlainRows', () => {
  it('says what following every quote says, or gives up', () => {
    fc.assert(
      fc.property(text, fc.nat(20), fc.boolean(), (written, cut, mark) => {
        const bytes = encode((mark ? '\ufeff' : '') + written);
        // A mark is told from the first piece, so that it may not be cut.
        const at = Math.min(bytes.length, cut + 3);
        const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
        const plain = plainly(pieces, mark);
        if (plain) expect(plain).toEqual(bySigns(pieces));
      }),
    );
  });

  it.each(['a,b\n1,2\n', 'a,b\r\n1,2\r\n', 'a,b\n\n1,2', '\n\n'])('takes %j', (plain) => {
    expect(plainly([encode(plain)])).toEqual(bySigns([encode(plain)]));
  });

  it.each(['a\n"b"\n', 'a\rb\r', 'a\nb\r\n', 'a\r\nb\n', 'a\r'])('gives up on %j', (other) => {
    expect(plainly([encode(other)])).toBeNull();
  });
});
