import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { previewFile } from '../../../analytics/extracts/preview.ts';
import type { ModuleRows } from '../../../analytics/synthetic/ssda903-xml.ts';
import { ssda903Xml } from '../../../analytics/synthetic/ssda903-xml.ts';
import { zipOf } from '../../unit/formats/zips.ts';
import { TestWorkspace, csv } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

const MODULES: readonly ModuleRows[] = [
  {
    module: 'Header',
    header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    rows: [
      ['1001', '1', '02/03/2018', 'WBRI', 'A123456789012', '', ''],
      ['1002', '2', '05/06/2019', 'MWBC', 'B123456789012', '', ''],
    ],
  },
  {
    module: 'Episodes',
    header:
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'.split(
        ',',
      ),
    rows: [
      '1001,01/04/2019,S,C2,N1,U1,PR1,01/06/2020,X1,,CR0 2BB,CR0 1AA,SC000001'.split(','),
      '1001,01/06/2020,L,E1,N1,A4,PR1,01/12/2020,E11,,CR0 2BB,CR0 1AA,'.split(','),
      '1002,31/02/2020,S,C2,N1,U1,PR1,,,,CR0 2BB,CR0 1AA,SC000001'.split(','),
    ],
  },
  {
    module: 'AD1',
    header: 'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR'.split(','),
    rows: ['1001,02/03/2018,01/11/2019,01/05/2020,0,2,MF,L12'.split(',')],
  },
  {
    module: 'SBPFA',
    header: 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED'.split(','),
    rows: ['1001,02/03/2018,01/11/2019,,'.split(',')],
  },
];

const STATED = { area: 'Croydon', period: '2020/21' };

const asXml = () => ({ ...csv(ssda903Xml(MODULES), 'return.xml') });
const asCsv = () =>
  MODULES.map(({ module, header, rows }) =>
    csv(
      [header, ...rows].map((row) => `${row.join(',')}\n`).join(''),
      `return/${module.toLowerCase()}.csv`,
    ),
  );

const told = async (own: TestWorkspace) => ({
  journeys: await own.rows(
    sql`SELECT * EXCLUDE (source_id, source_row) FROM adoption_journeys`,
    z.record(z.string(), z.unknown()),
  ),
  rejects: (await own.rejects()).map(({ column, value, code }) => ({ column, value, code })),
});

describe('an SSDA903 return in XML', () => {
  it('gives the journeys and the rejects its CSV files give', async () => {
    await using other = await TestWorkspace.open();
    const reports = await loadFiles([asXml()], { ...workspace.context, stated: STATED });
    await loadFiles(asCsv(), { ...other.context, stated: STATED });
    expect(reports.map(({ part, family, read, loaded }) => [part, family, read, loaded])).toEqual([
      ['Header', 'ssda903', 2, 2],
      ['Episodes', 'ssda903', 3, 2],
      ['AD1', 'ssda903', 1, 1],
      ['SBPFA', 'ssda903', 1, 1],
    ]);
    const here = await told(workspace);
    expect(here).toEqual(await told(other));
    expect(here.journeys).toHaveLength(1);
    expect(here.rejects).toEqual([{ column: 'DECOM', value: '31/02/2020', code: 'not_a_date' }]);
  });

  it('names the line of the element in rejects, and leaves out what points to a child', async () => {
    const [, episodes] = await loadFiles([asXml()], { ...workspace.context, stated: STATED });
    const [reject] = await workspace.rejects();
    const line = Buffer.from(asXml().bytes).toString().split('\n')[(reject?.row ?? 0) - 1];
    expect(line).toContain('31/02/2020');
    expect(episodes?.dropped).toEqual(expect.arrayContaining(['HOME_POST', 'PL_POST']));
  });

  it('is read the same from a path and from within a zip', async () => {
    const onDisk = await workspace.onDisk(asXml());
    const zipped = csv(zipOf({ 'return.xml': asXml().bytes }), 'returns.zip');
    for (const file of [onDisk, zipped]) {
      await using own = await TestWorkspace.open();
      const reports = await loadFiles([file], { ...own.context, stated: STATED });
      expect(reports.map(({ loaded }) => loaded)).toEqual([2, 2, 1, 1]);
    }
  });

  it('is previewed module by module', async () => {
    const previews = await previewFile(asXml(), workspace.context);
    expect(previews.map(({ part, family }) => [part, family])).toEqual(
      MODULES.map(({ module }) => [module, 'ssda903']),
    );
    expect(JSON.stringify(previews)).not.toContain('1001');
  });

  it('is not loaded twice', async () => {
    await workspace.load([asXml()]);
    const again = await workspace.load([asXml()]);
    expect(again.map(({ loaded }) => loaded)).toEqual([0, 0, 0, 0]);
    expect(again.every(({ reasons }) => 'already_loaded' in reasons)).toBe(true);
  });
});

describe('XML that is no return', () => {
  it.each([
    [
      'about something else',
      '<?xml version="1.0"?><book><title>x</title></book>',
      'file_not_recognised',
    ],
    [
      'with a document type, whatever it declares',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><EXPSSDA903><CHILD/></EXPSSDA903>',
      'file_unsafe',
    ],
    ['cut off', '<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER>', 'file_damaged'],
  ])('%s is refused', async (_, content, code) => {
    const report = await workspace.loadOne(csv(content, 'return.xml'));
    expect(report.refusal).toMatchObject({ code, place: { file: 'return.xml' } });
    expect(await workspace.count('sources')).toBe(0);
  });
});
