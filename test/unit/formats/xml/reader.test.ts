import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../../analytics/formats/xml/reader.ts';
import { readsOrRefuses, refusalOf } from '../refusal.ts';

/** What a reader hears of a document: `<a k=1 @2`, text, `>a`; texts side by side are joined. */
async function heard(pieces: readonly Uint8Array[]): Promise<string[]> {
  const events: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') events.push(text);
    text = '';
  };
  await readXml(pieces, 'return.xml', {
    open: (name, attributes, line) => {
      flush();
      const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`);
      events.push(`<${name}${pairs.join('')} @${String(line)}`);
    },
    text: (part) => {
      text += part;
    },
    close: (name) => {
      flush();
      events.push(`>${name}`);
    },
  });
  return events;
}

const utf8 = (text: string): Uint8Array[] => [Buffer.from(text)];

describe('reading XML', () => {
  it('tells of elements, attributes and text in order, with the lines they start on', async () => {
    const xml = '<?xml version="1.0"?>\n<a>\n<b k="1 &amp; 2">x &lt; y</b><c/>\n</a>';
    expect(await heard(utf8(xml))).toEqual([
      '<a @2',
      '\n',
      '<b k=1 & 2 @3',
      'x < y',
      '>b',
      '<c @3',
      '>c',
      '\n',
      '>a',
    ]);
  });

  it('gives CDATA as text and leaves comments and instructions out', async () => {
    const xml = '<a><!-- no --><?no?>x<![CDATA[<&>]]></a>';
    expect(await heard(utf8(xml))).toEqual(['<a @1', 'x<&>', '>a']);
  });

  it('calls elements by their names without a prefix', async () => {
    const xml = '<s:a xmlns:s="urn:x"><s:b/></s:a>';
    expect(await heard(utf8(xml))).toEqual(['<a xmlns:s=urn:x @1', '<b @1', '>b', '>a']);
  });

  it.each([
    ['UTF-8 without a declaration', Buffer.from('<a>£’</a>')],
    ['UTF-8 with its mark', Buffer.from('\ufeff<a>£’</a>')],
    ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>£’</a>', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('<a>£’</a>', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeff<a>£’</a>', 'utf16le').swap16()],
    ['Windows-1252', windows('<?xml version="1.0" encoding="Windows-1252"?><a>', [0xa3, 0x92])],
    [
      'ISO-8859-1, by which its writer meant Windows-1252',
      windows("<?xml version='1.0' encoding='ISO-8859-1' ?><a>", [0xa3, 0x92]),
    ],
  ])('reads %s', async (_, bytes) => {
    expect(await heard([bytes])).toContain('£’');
  });

  it('reads the same however the bytes are cut', async () => {
    const xml = Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?><a k="é">£’€${'x'.repeat(300)}<b/></a>`,
    );
    const whole = await heard([xml]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(xml.length), { maxLength: 8 }), async (cuts) => {
        const ends = [...cuts.toSorted((one, other) => one - other), xml.length];
        const pieces = ends.map((end, at) => xml.subarray(ends[at - 1] ?? 0, end));
        expect(await heard(pieces)).toEqual(whole);
      }),
    );
  });

  it.each([
    ['a tag that is not closed', '<a>\n  <b>\n</a>', /line 3, column 4 \(unexpected close tag\)/],
    ['two roots', '<a/><b/>', /line 1/],
    ['an entity nobody declared', '<a>&x;</a>', /undefined entity/],
    ['no element', '', /must contain a root element/],
    ['no XML', 'CHILD,DECOM', /text data outside of root node/],
  ])('says where a document with %s is not well formed', async (_, xml, message) => {
    expect(await refusalOf(() => heard(utf8(xml)))).toMatchObject({
      code: 'file_damaged',
      message: expect.stringMatching(message),
      place: { file: 'return.xml' },
    });
  });

  it('says of bytes that are not in the encoding they claim that they are no letters', async () => {
    const refusal = await refusalOf(() => heard([windows('<a>', [0x80])]));
    expect(refusal).toMatchObject({
      message: expect.stringMatching(/no letters in its own encoding/),
    });
  });

  it('names an encoding that it does not read', async () => {
    const xml = '<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>';
    expect(await refusalOf(() => heard(utf8(xml)))).toMatchObject({
      code: 'file_not_recognised',
      message: expect.stringMatching(/ebcdic-cp-us/),
    });
  });

  it('reads or refuses in a sentence, whatever bytes come', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), xmlLike());
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        await readsOrRefuses(() => heard([content]));
      }),
    );
  });
});

function windows(start: string, bytes: readonly number[]): Uint8Array {
  return Buffer.concat([Buffer.from(start), Uint8Array.from(bytes), Buffer.from('</a>')]);
}

/** Pieces of markup in any order. */
function xmlLike(): fc.Arbitrary<Uint8Array> {
  const parts = [
    '<a>',
    '</a>',
    '<b k="',
    '"/>',
    '&amp;',
    '&#x;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x',
    '?>',
    '<!DOCTYPE',
    '\u0000',
    'é',
    ' ',
  ];
  return fc
    .array(fc.constantFrom(...parts), { maxLength: 30 })
    .map((chosen) => Buffer.from(chosen.join('')));
}
