import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import type { AgencyFiles } from '../../../analytics/synthetic/files.ts';
import type { Options } from '../../../analytics/synthetic/options.ts';
import type { OutputFile } from '../../../analytics/synthetic/table.ts';
import { agencyOf } from './agencies.ts';

const write = (options: Partial<Options> = {}, how: Partial<AgencyFiles> = {}) =>
  agencyFiles(agencyOf({ children: 80, families: 50, years: 4, ...options }), {
    format: 'both',
    annexA: 'all',
    ...how,
  });

/** A file's content: of a workbook its parts, which may be packed more or less tightly. */
function contentOf({ path, bytes }: OutputFile): unknown {
  if (!path.endsWith('.xlsx')) return Buffer.from(bytes).toString('base64');
  return Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    Buffer.from(part).toString('base64'),
  ]);
}

const contents = (files: readonly OutputFile[]) =>
  new Map(files.map((file) => [file.path, contentOf(file)]));

const textOf = (files: readonly OutputFile[], path: string) =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

describe('the files of an agency', () => {
  it('are the same from the same options, and others from another seed', async () => {
    for (const dirt of [false, true]) {
      expect(contents(await write({ dirt }))).toEqual(contents(await write({ dirt })));
    }
    const truths = await Promise.all([write(), write({ seed: 2 })]);
    const [one, other] = truths.map((files) => textOf(files, 'truth.json'));
    expect(one).not.toBe(other);
  });

  it('are a return a borough and year, a workbook a borough, and what the agency exports', async () => {
    const folders = (await write()).map(({ path }) => path.split('/').slice(0, -1).join('/'));
    const boroughs = agencyOf().boroughs.map(({ name }) => name.toLowerCase().replaceAll(' ', '-'));
    for (const borough of boroughs) {
      for (const year of ['2020-21', '2021-22', '2022-23', '2023-24']) {
        expect(folders).toContain(`ssda903/${borough}/${year}`);
      }
      expect(folders).toContain(`ssda903-xml/${borough}`);
    }
    expect(folders.filter((folder) => folder === 'annex-a').length).toBe(boroughs.length);
    for (const folder of ['ssda903-merged', 'journeys', 'adopters', 'asg', 'funding', '']) {
      expect(folders).toContain(folder);
    }
  });

  it('hold the returns in the format asked for', async () => {
    const tops = async (format: AgencyFiles['format']) =>
      new Set((await write({}, { format })).map(({ path }) => path.split('/')[0]));
    expect([...(await tops('csv'))]).not.toContain('ssda903-xml');
    expect([...(await tops('xml'))]).not.toContain('ssda903');
  });

  it('merge all returns row by row, with ISO dates, authority and year', async () => {
    const files = await write();
    const merged = textOf(files, 'ssda903-merged/episodes.csv').trimEnd().split('\n');
    const single = files
      .filter(({ path }) => /^ssda903\/.*\/episodes\.csv$/.test(path))
      .flatMap(({ bytes }) => new TextDecoder().decode(bytes).trimEnd().split('\n').slice(1));
    expect(merged[0]).toMatch(/^CHILD,DECOM,.*,URN,LA,YEAR$/);
    expect(merged.length - 1).toBe(single.length);
    for (const line of merged.slice(1)) {
      expect(line).toMatch(/^\d+,\d{4}-\d{2}-\d{2},.*,[A-Z][A-Za-z ]+,20\d{2}$/);
    }
  });

  it('leave out of truth.json nothing that is true', async () => {
    const agency = agencyOf({ dirt: true });
    const files = await agencyFiles(agency, { format: 'csv', annexA: 'guidance' });
    const truth = JSON.parse(textOf(files, 'truth.json')) as Record<string, unknown[]>;
    expect(truth['children']?.length).toBe(agency.children.length);
    expect(truth['families']?.length).toBe(agency.families.length);
    expect(truth['dirt']?.length).toBeGreaterThan(30);
    const paths = new Set(files.map(({ path }) => path));
    for (const each of truth['dirt'] as { file: string }[]) expect(paths).toContain(each.file);
  });

  it('pay the budget exactly, every year', async () => {
    const files = await write({ boroughs: 4 });
    const sums = (path: string, column: string) => {
      const [header, ...lines] = textOf(files, path).trimEnd().split('\n');
      const at = header?.split(',').indexOf(column) ?? -1;
      const totals = new Map<string, number>();
      for (const cells of lines.map((line) => line.split(','))) {
        totals.set(cells[0] ?? '', (totals.get(cells[0] ?? '') ?? 0) + Number(cells[at]));
      }
      return totals;
    };
    expect(sums('funding/contributions.csv', 'contribution')).toEqual(
      sums('funding/budget.csv', 'budget'),
    );
  });
});

describe('the options of an agency', () => {
  it.each([
    ['children', { children: 0 }],
    ['boroughs', { boroughs: 99 }],
    ['seed', { seed: Number.NaN }],
    ['name', { name: ' ' }],
  ] satisfies [string, Partial<Options>][])('are refused with %s out of range', (name, options) => {
    expect(() => agencyOf(options)).toThrow(PermanenceError);
    expect(() => agencyOf(options)).toThrow(name);
  });

  it('name a real agency to get its boroughs', () => {
    const names = agencyOf({ name: 'ALN', boroughs: 6 }).boroughs.map((borough) => borough.name);
    expect(names).toEqual(['Barnet', 'Camden', 'Enfield', 'Hackney', 'Haringey', 'Islington']);
  });
});
