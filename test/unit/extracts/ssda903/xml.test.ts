import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSsda903Xml, readSsda903Xml } from '../../../../analytics/extracts/ssda903/xml.ts';
import { SSDA903_XML } from '../../../../analytics/reference/ssda903-xml.ts';
import type { ModuleRows } from '../../../../analytics/synthetic/ssda903-xml.ts';
import { ssda903Xml } from '../../../../analytics/synthetic/ssda903-xml.ts';
import { readsOrRefuses, refusalOf } from '../../formats/refusal.ts';

const RETURN = `<?xml version='1.0' encoding='us-ascii'?>
<EXPSSDA903>
<CHILD>
<HEADER>
<CHILDID>1001</CHILDID><UPN>A123456789012</UPN><SEX>1</SEX><DOB>02/03/2018</DOB><ETHNIC>WBRI</ETHNIC>
<UASC/><MOTHER/><MC_DOB/>
<DATE_INT>01/05/2019</DATE_INT><DATE_MATCH>01/08/2019</DATE_MATCH><FOSTER_CARE>0</FOSTER_CARE>
<NB_ADOPTR>2</NB_ADOPTR><SEX_ADOPTR>MF</SEX_ADOPTR><LS_ADOPTR>L12</LS_ADOPTR>
<IN_TOUCH/><ACTIV/><ACCOM/>
<AREVIEW><REVIEW>28/04/2019</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>
<AREVIEW>
  <REVIEW>28/10/2019</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE>
</AREVIEW>
<OC2><SDQ_REASON>SDQ1</SDQ_REASON><CONVICTED>0</CONVICTED><HEALTH_CHECK>1</HEALTH_CHECK></OC2>
<AMISSING><MISSING>M</MISSING><MIS_START>01/06/2019</MIS_START><MIS_END>02/06/2019</MIS_END></AMISSING>
<AD_PLACED><DATE_PLACED>01/05/2019</DATE_PLACED><DATE_PLACED_CEASED/><REASON_PLACED_CEASED/></AD_PLACED>
<PERMANENCE><PREV_PERM>Z1</PREV_PERM><LA_PERM/><DATE_PERM>zz/05/2018</DATE_PERM></PERMANENCE>
</HEADER>
<EPISODE><DECOM>01/04/2019</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U1</PL><PL_POST>CR0 1AA</PL_POST><HOME_POST>CR0 2BB</HOME_POST><URN>SC000001</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC/><REC/><REASON_PLACE_CHANGE/></EPISODE>
</CHILD>
<CHILD>
<HEADER><CHILDID>1002</CHILDID><SEX>2</SEX><DOB>05/06/2003</DOB><ETHNIC>AOTH</ETHNIC><UASC>1</UASC><DUC>15/12/2020</DUC>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>B1</ACCOM></HEADER>
</CHILD>
</EXPSSDA903>
`;

async function tables(xml: string): Promise<Record<string, unknown[]>> {
  const read = await readSsda903Xml([Buffer.from(xml)], 'return.xml');
  return Object.fromEntries(
    read.map(({ module, rows }) => [module, rows.map(({ row, cells }) => [row, cells.join(',')])]),
  );
}

describe('an SSDA903 return as XML', () => {
  it('is read into the rows of its CSV files, each with the line it stands on', async () => {
    expect(await tables(RETURN)).toEqual({
      Header: [
        [4, '1001,1,02/03/2018,WBRI,A123456789012,,'],
        [22, '1002,2,05/06/2003,AOTH,,,'],
      ],
      Episodes: [[19, '1001,01/04/2019,S,C2,N1,U1,PR1,,,,CR0 2BB,CR0 1AA,SC000001']],
      Reviews: [
        [10, '1001,02/03/2018,28/04/2019,PN0'],
        [11, '1001,02/03/2018,28/10/2019,PN0'],
      ],
      UASC: [[22, '1002,2,05/06/2003,15/12/2020']],
      OC2: [[14, '1001,02/03/2018,,SDQ1,0,1,,,,,,']],
      OC3: [[22, '1002,05/06/2003,YES,F2,B1']],
      AD1: [[4, '1001,02/03/2018,01/05/2019,01/08/2019,0,2,MF,L12']],
      SBPFA: [[16, '1001,02/03/2018,01/05/2019,,']],
      PrevPerm: [[17, '1001,02/03/2018,Z1,,zz/05/2018']],
      Missing: [[15, '1001,02/03/2018,M,01/06/2019,02/06/2019']],
    });
  });

  it('has the columns of the CSV files', async () => {
    const read = await readSsda903Xml([Buffer.from(RETURN)], 'return.xml');
    for (const { module, header } of read) {
      expect(header).toEqual(SSDA903_XML.find((each) => each.module === module)?.columns);
    }
  });

  it('has a row of social worker episodes whatever the element around its fields is called', async () => {
    for (const element of ['SW_EPISODE', 'SWEPISODE', 'ASW']) {
      const xml = `<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><DOB>01/01/2010</DOB></HEADER><${element}><SW_ID>AB1</SW_ID><SW_DECOM>01/04/2024</SW_DECOM></${element}></CHILD></EXPSSDA903>`;
      expect(await tables(xml)).toEqual({ SWEpisodes: [[1, '1,01/01/2010,AB1,01/04/2024,,']] });
    }
  });

  it('takes a child’s number from its header even when that comes last', async () => {
    const xml =
      '<R><CHILD><EPISODE><DECOM>01/04/2024</DECOM></EPISODE><HEADER><CHILDID>7</CHILDID></HEADER></CHILD></R>';
    expect(await tables(xml)).toEqual({ Episodes: [[1, '7,01/04/2024,,,,,,,,,,,']] });
  });

  it('counts a child marked 0 as accompanied', async () => {
    const xml =
      '<R><CHILD><HEADER><CHILDID>7</CHILDID><SEX>1</SEX><UASC>0</UASC><DUC/></HEADER></CHILD></R>';
    expect(Object.keys(await tables(xml))).toEqual(['Header']);
  });

  it('is refused when there is no child in it', async () => {
    expect(await refusalOf(() => tables('<Message><Children/></Message>'))).toMatchObject({
      code: 'file_not_recognised',
      message: 'return.xml is XML, but holds no child of an SSDA903 return.',
    });
  });

  it('is refused with the line where it is not well formed', async () => {
    const refusal = await refusalOf(() => tables(RETURN.replace('</OC2>', '')));
    expect(refusal.message).toMatch(/not well-formed XML at line 18/);
  });

  it('is refused with a document type declaration', async () => {
    const xml = RETURN.replace('<EXPSSDA903>', '<!DOCTYPE x [<!ENTITY a "b">]><EXPSSDA903>');
    expect((await refusalOf(() => tables(xml))).code).toBe('file_unsafe');
  });

  it('is read or refused in a sentence wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(RETURN.length - 3), async (length) => {
        expect(await readsOrRefuses(() => tables(RETURN.slice(0, length)))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('recognising the return by its start', () => {
  it.each([
    ['its own root', RETURN],
    ['a root of another name', '<RETURN>\n<CHILD>\n <HEADER>\n<CHILDID>1</CHILDID>'],
    ['UTF-8 with its mark', `\ufeff${RETURN}`],
  ])('knows it by %s', (_, text) => {
    expect(isSsda903Xml(Buffer.from(text).subarray(0, 4096))).toBe(true);
  });

  it('knows it in UTF-16', () => {
    expect(isSsda903Xml(Buffer.from(`\ufeff${RETURN}`, 'utf16le'))).toBe(true);
  });

  it.each([
    ['another return', '<?xml version="1.0"?><Message><Header/><Children/></Message>'],
    ['CSV', 'CHILD,DOB,EXPSSDA903\n'],
    ['a workbook', 'PK\u0003\u0004'],
    ['nothing', ''],
  ])('does not take %s for it', (_, text) => {
    expect(isSsda903Xml(Buffer.from(text))).toBe(false);
  });
});

describe('a return written as XML', () => {
  const cell = fc.oneof(
    fc.constant(''),
    fc.stringMatching(/^[A-Z0-9/&<>"' ]{1,8}$/).map((text) => text.trim()),
  );
  const filled = fc.stringMatching(/^[A-Z0-9<&]{1,6}$/);
  const ONE_A_CHILD = new Set(['Header', 'UASC', 'OC3', 'AD1']);

  /** A child's rows: its header, and some rows of other modules that repeat its number, birth and sex. */
  const child = (id: number): fc.Arbitrary<Map<string, string[][]>> =>
    fc
      .tuple(
        filled,
        filled,
        ...SSDA903_XML.map(({ module, columns }) =>
          fc.array(fc.tuple(filled, ...columns.slice(1).map(() => cell)), {
            minLength: module === 'Header' ? 1 : 0,
            maxLength: ONE_A_CHILD.has(module) ? 1 : 3,
          }),
        ),
      )
      .map(([dob, sex, ...modules]) => {
        const shared = new Map([
          ['CHILD', `C${String(id)}`],
          ['DOB', dob],
          ['SEX', sex],
        ]);
        return new Map(
          SSDA903_XML.map(({ module, columns }, at) => {
            const rows = (modules[at] as string[][]).map(([first = '', ...cells]) =>
              columns.map((column, place) => {
                const own = columns.findIndex((name) => !shared.has(name));
                return shared.get(column) ?? (place === own ? first : (cells[place - 1] ?? ''));
              }),
            );
            return [module, rows] as const;
          }),
        );
      });

  const agency = fc
    .integer({ min: 0, max: 4 })
    .chain((last) => fc.tuple(...Array.from({ length: last + 1 }, (_, id) => child(id))));

  it('comes back as the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(agency, async (children) => {
        const modules = SSDA903_XML.map(({ module, columns }): ModuleRows => ({
          module,
          header: columns,
          rows: children.flatMap((each) => each.get(module) ?? []),
        })).filter(({ rows }) => rows.length > 0);
        const read = await readSsda903Xml([ssda903Xml(modules)], 'return.xml');
        expect(
          read.map(({ module, header, rows }) => ({
            module,
            header,
            rows: rows.map(({ cells }) => cells),
          })),
        ).toEqual(modules);
      }),
    );
  });

  it('is recognised as one', () => {
    const rows = [['1', '1', '01/01/2010', 'WBRI', '', '', '']];
    const bytes = ssda903Xml([{ module: 'Header', header: SSDA903_XML[0]?.columns ?? [], rows }]);
    expect(isSsda903Xml(bytes)).toBe(true);
  });

  it('gives a child without a header row no header row', async () => {
    const header = ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'];
    const written = ssda903Xml([
      { module: 'OC3', header, rows: [['9', '01/01/2001', 'YES', 'F2', 'B1']] },
    ]);
    const read = await readSsda903Xml([written], 'return.xml');
    expect(read).toMatchObject([
      { module: 'OC3', rows: [{ cells: ['9', '01/01/2001', 'YES', 'F2', 'B1'] }] },
    ]);
  });
});
