import { describe, expect, it } from 'vitest';
import { ANNEX_A_LISTS, annexACode } from '../../../analytics/reference/annex-a/lists.ts';
import { annexAs } from '../../../analytics/synthetic/annex-a.ts';
import type { AnnexA, AnnexAScope } from '../../../analytics/synthetic/annex-a.ts';
import { isoDate } from '../../../analytics/synthetic/day.ts';
import { windowOf } from '../../../analytics/synthetic/options.ts';
import { agencyOf } from './agencies.ts';

const agency = agencyOf({ children: 900, families: 400, boroughs: 3, years: 6 });
const lastDay = isoDate(windowOf(agency.options).to);

/** The rows of a list in all workbooks, by heading. */
function rowsOf(list: number, scope: AnnexAScope) {
  return annexAs(agency, scope).flatMap((book: AnnexA) => {
    const sheet = book.sheets[list - 1];
    return (sheet?.rows ?? []).map((row): Record<string, unknown> => ({
      borough: book.borough.code,
      ...Object.fromEntries(
        (sheet?.columns ?? []).map(({ header }, at) => [header, row[at] ?? null]),
      ),
    }));
  });
}

describe('an Annex A workbook', () => {
  it('has a sheet a list, with the headings of the template', () => {
    const [book] = annexAs(agency, 'guidance');
    expect(book?.sheets.map(({ name }) => name)).toEqual(
      Array.from({ length: 11 }, (_, index) => `List ${index + 1}`),
    );
    for (const { number, columns } of ANNEX_A_LISTS) {
      const headings = book?.sheets[number - 1]?.columns.map(({ header }) => header);
      expect(headings).toEqual(columns.map(({ name }) => name));
    }
  });

  it('writes only codes the template has, and leaves blank only what may be', () => {
    for (const { number, columns } of ANNEX_A_LISTS) {
      const rows = rowsOf(number, 'guidance');
      expect(rows.length, `list ${number}`).toBeGreaterThan(0);
      for (const column of columns) {
        for (const row of rows) {
          const value = row[column.name];
          if (value === null) expect(column.mayBeBlank, `${number} ${column.name}`).toBe(true);
          else if (column.kind === 'code') {
            expect(annexACode(column.codes, String(value)), String(value)).not.toBeNull();
          }
        }
      }
    }
  });

  it('lists in full every attempt under a decision, with its family', () => {
    const attempts = agency.children.flatMap((child) =>
      child.journeys
        .filter(({ decisionOn }) => decisionOn !== null)
        .map((journey) =>
          [child.borough.code, child.localId, journey.family?.id ?? null].join(' '),
        ),
    );
    const listed = rowsOf(10, 'all').map((row) =>
      [row['borough'], row['Child Unique ID'], row['Family identifier']].join(' '),
    );
    expect(listed.sort()).toEqual(attempts.sort());
  });

  it('lists by the guidance each child once, adopted or changed only in the last twelve months', () => {
    const rows = rowsOf(10, 'guidance');
    const children = rows.map(
      (row) => `${String(row['borough'])} ${String(row['Child Unique ID'])}`,
    );
    expect(new Set(children).size).toBe(children.length);
    const yearBefore = isoDate(windowOf(agency.options).to - 365);
    for (const row of rows) {
      const ended =
        row['Date of Adoption Order'] ??
        row['Date of Decision that Child Should No Longer be Placed for Adoption'];
      if (ended !== null) expect(String(ended) > yearBefore).toBe(true);
    }
    expect(rows.length).toBeLessThan(rowsOf(10, 'all').length);
  });

  it('has a row for each adopter, and joins a family to its child within the workbook', () => {
    const adopters = rowsOf(11, 'all');
    const people = agency.families.reduce((sum, family) => sum + family.people.length, 0);
    expect(adopters.length).toBe(people);
    const ids = adopters.map((row) => String(row['Individual adopter identifier']));
    expect(new Set(ids).size).toBe(ids.length);
    const ours = new Set(agency.families.map(({ id }) => id));
    const listed = new Set(
      adopters.map((row) => `${String(row['borough'])} ${String(row['Family identifier'])}`),
    );
    for (const row of rowsOf(10, 'all')) {
      const id = String(row['Family identifier']);
      if (ours.has(id)) expect(listed).toContain(`${String(row['borough'])} ${id}`);
    }
  });

  it('lists as looked after who is so on the last day, or left within six months', () => {
    const open = agency.children.filter((child) => {
      const last = child.periods.at(-1);
      return last?.endsOn === null && !last.shortBreaks;
    });
    const rows = rowsOf(8, 'guidance');
    const still = rows.filter((row) => row['Date Ceased to be Looked After'] === null);
    expect(still.length).toBe(open.length);
    const early = isoDate(windowOf(agency.options).to - 182);
    for (const row of rows) {
      const left = row['Date Ceased to be Looked After'];
      if (left !== null) expect(String(left) > early && String(left) <= lastDay).toBe(true);
    }
  });
});
