import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sql } from '../../../analytics/engine/sql.ts';
import { settleReturns } from '../../../analytics/extracts/returns/settle.ts';
import type { Part } from './parts.ts';
import { Rows, loadParts } from './parts.ts';
import { TestWorkspace, csv } from './workspace.ts';

/** A table's rows as text, sorted; without what only tells which file came first. */
async function content(workspace: TestWorkspace, query: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await workspace.rows(query, Rows);
  return rows.map((row) => JSON.stringify(row)).sort();
}

const JOURNEYS = sql`SELECT COLUMNS(c -> c NOT LIKE 'source%')::VARCHAR FROM adoption_journeys`;
const FAMILIES = sql`SELECT COLUMNS(c -> c NOT LIKE 'source%')::VARCHAR FROM adopter_families`;
const PEOPLE = sql`SELECT COLUMNS(c -> c NOT LIKE 'source%')::VARCHAR FROM adopter_people`;
const CHILDREN = sql`SELECT * EXCLUDE (child_no, birth_month), birth_month::VARCHAR FROM children`;
const CONFLICTS = sql`
  SELECT conflicts.* EXCLUDE (kept_source_id, other_source_id),
    kept.file AS kept, other.file AS other
  FROM conflicts JOIN sources AS kept ON kept.id = kept_source_id
  JOIN sources AS other ON other.id = other_source_id`;

async function everything(workspace: TestWorkspace) {
  return {
    journeys: await content(workspace, JOURNEYS),
    families: await content(workspace, FAMILIES),
    people: await content(workspace, PEOPLE),
    children: await content(workspace, CHILDREN),
    conflicts: await content(workspace, sql`SELECT COLUMNS(*)::VARCHAR FROM (${CONFLICTS})`),
  };
}

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE';
const list10 =
  'Child Unique ID,Family identifier,Gender,Ethnicity,Date of Birth,Date the Child Entered Care,Date of Decision that Child Should be Placed for Adoption,Date of Placement Order,Date of Matching Child and Prospective Adopters,Date Placed for Adoption,Date of Adoption Order';
const list11 =
  'Individual adopter identifier,Family identifier,Gender,Ethnicity,Date enquiry received,Date Stage 1 started,Date Stage 2 started,Date application approved,Date adopter matched with child(ren)';

const lines = (name: string, ...text: string[]) => csv(`${text.join('\n')}\n`, name);

/** Two children and a couple, told of by everybody, not always alike. */
const TOLD: readonly Part[] = [
  {
    stated: { area: 'Croydon', period: '2022/23' },
    files: [
      lines('903/header.csv', header, 'C1,1,05/06/2019,MWBC,,0,', 'C2,2,01/02/2020,WBRI,,0,'),
      lines(
        '903/episodes.csv',
        episodes,
        'C1,01/03/2020,S,C1,N1,U6,PR1,01/03/2021,X1,',
        'C1,01/03/2021,L,E1,N1,U6,PR1,20/08/2021,X1,',
        'C1,20/08/2021,P,E1,N1,A4,PR2,,,',
        'C2,10/05/2021,S,C1,N1,U6,PR1,,,',
      ),
      lines(
        '903/placed_for_adoption.csv',
        'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
        'C1,05/06/2019,01/02/2021,,',
        'C2,01/02/2020,01/03/2022,,',
      ),
    ],
  },
  {
    stated: { area: 'Croydon' },
    files: [
      lines(
        'list10.csv',
        list10,
        'C1,F1,a) Male,b) Mixed,05/06/2019,01/03/2020,01/02/2021,02/03/2021,01/07/2021,20/08/2021,',
        'C3,,b) Female,a) White,01/01/2021,01/02/2021,01/06/2022,,,,',
      ),
    ],
  },
  {
    stated: { area: 'Croydon' },
    files: [
      lines(
        'list11.csv',
        list11,
        'A1,F1,b) Female,a) White,01/02/2020,01/04/2020,01/07/2020,01/12/2020,01/07/2021',
        'A2,F1,a) Male,a) White,01/02/2020,01/04/2020,01/07/2020,08/12/2020,01/07/2021',
      ),
    ],
  },
  {
    stated: {},
    files: [
      lines(
        'asg.csv',
        'child_id,local_authority,family_id,adm_decision_date,placement_order_date,matched_date,placed_date,sibling_group,family_finding_status,provider',
        'C1,Croydon,F1,2021-02-01,2021-03-01,2021-07-01,2021-08-20,no,,PR1',
        'C2,Croydon,,2022-03-01,,,,yes,active,',
      ),
    ],
  },
  {
    stated: { area: 'Adopt London South' },
    files: [
      lines(
        'log.csv',
        'family_id,residence_area,enquired_on,stage_1_started_on,stage_2_started_on,approved_on,structure,adopter_1_sex,adopter_2_sex',
        'F1,Sutton,2020-02-01,2020-04-01,2020-07-01,2020-12-01,couple_female_male,female,male',
      ),
    ],
  },
  {
    stated: {},
    files: [
      lines(
        'journeys.csv',
        'child_id,area,sex,referred_on,decision_on,placement_order_on',
        'C1,Croydon,male,2020-09-01,2021-02-01,2021-03-01',
        'C4,Croydon,female,2022-01-01,2022-05-01,',
      ),
    ],
  },
];

describe('a child and a household that several files tell of', () => {
  it('come out the same in whatever order the files are loaded', { timeout: 240_000 }, async () => {
    await using first = await TestWorkspace.open();
    await loadParts(first, TOLD);
    const expected = await everything(first);
    expect(expected.journeys).toHaveLength(4);
    const order = fc.shuffledSubarray([...TOLD], { minLength: TOLD.length });
    await fc.assert(
      fc.asyncProperty(order, async (parts) => {
        await using workspace = await TestWorkspace.open();
        await loadParts(workspace, parts);
        expect(await everything(workspace)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  it('are joined: what one leaves open another fills in', async () => {
    await using workspace = await TestWorkspace.open();
    await loadParts(workspace, TOLD);
    const journeys = await workspace.rows(
      sql`SELECT coalesce(local_id, 'only in journeys.csv') AS local_id, attempt, ethnicity, sibling_group, referred_on::VARCHAR AS referred,
          placement_order_on::VARCHAR AS ordered, matched_on::VARCHAR AS matched,
          placed_on::VARCHAR AS placed, placed_with, placed_area, family_finding_status AS status
        FROM adoption_journeys LEFT JOIN identities ON key = child_key ORDER BY local_id`,
      Rows,
    );
    expect(journeys).toEqual([
      {
        ...{ local_id: 'C1', attempt: 1, ethnicity: 'white_and_black_caribbean' },
        ...{ sibling_group: 'no', referred: '2020-09-01', ordered: '2021-03-01' },
        ...{ matched: '2021-07-01', placed: '2021-08-20', placed_with: 'in_house' },
        ...{ placed_area: 'E09000029', status: null },
      },
      expect.objectContaining({ local_id: 'C2', sibling_group: 'yes', status: 'active' }),
      expect.objectContaining({ local_id: 'C3', ethnicity: 'white' }),
      expect.objectContaining({ local_id: 'only in journeys.csv', referred: '2022-01-01' }),
    ]);
    const families = await workspace.rows(
      sql`SELECT local_id, f.area_code, residence_area, approved_on::VARCHAR AS approved,
          matched_on::VARCHAR AS matched, structure,
          (SELECT count(*) FROM adopter_people AS p WHERE p.family_key = f.family_key) AS people
        FROM adopter_families AS f JOIN identities ON key = family_key`,
      Rows,
    );
    expect(families).toEqual([
      {
        ...{ local_id: 'F1', area_code: 'adopt-london-south', residence_area: 'E09000029' },
        ...{ approved: '2020-12-01', matched: '2021-07-01' },
        ...{ structure: 'couple_female_male', people: 2 },
      },
    ]);
  });

  it('have what is said differently listed, with both places', async () => {
    await using workspace = await TestWorkspace.open();
    await loadParts(workspace, TOLD);
    const conflicts = await workspace.rows(
      sql`SELECT about, attempt, field, kept_value, kept.file AS kept, kept_source_row AS kept_row,
          other_value, other.file AS other, other_source_row AS other_row
        FROM conflicts JOIN sources AS kept ON kept.id = kept_source_id
        JOIN sources AS other ON other.id = other_source_id ORDER BY about`,
      Rows,
    );
    expect(conflicts).toEqual([
      {
        ...{ about: 'child', attempt: 1, field: 'placement_order_on' },
        ...{ kept_value: '2021-03-01', kept: '903/placed_for_adoption.csv', kept_row: 2 },
        ...{ other_value: '2021-03-02', other: 'list10.csv', other_row: 2 },
      },
      {
        ...{ about: 'family', attempt: null, field: 'approved_on' },
        ...{ kept_value: '2020-12-01', kept: 'log.csv', kept_row: 2 },
        ...{ other_value: '2020-12-08', other: 'list11.csv', other_row: 3 },
      },
    ]);
  });

  it('go back to their own file once no return tells of them any more', async () => {
    await using workspace = await TestWorkspace.open();
    const journeysOnly = TOLD.slice(-1);
    await loadParts(workspace, journeysOnly);
    const before = await content(workspace, JOURNEYS);
    await loadParts(workspace, TOLD.slice(0, 1));
    expect(await workspace.count('superseded_journeys')).toBe(1);
    for (const table of [sql`ssda903_episodes`, sql`ssda903_sbpfa`]) {
      await workspace.session.transaction((tx) => tx.run(sql`DELETE FROM ${table}`));
    }
    await settleReturns(workspace.context, []);
    expect(await workspace.count('superseded_journeys')).toBe(0);
    expect(await content(workspace, JOURNEYS)).toEqual(before);
  });

  it('stay one row set aside, however often journeys are worked out anew', async () => {
    await using workspace = await TestWorkspace.open();
    const again = lines(
      'again.csv',
      'child_id,area,attempt,decision_on',
      'C1,Croydon,2,2024-01-15',
      'C1,Croydon,1,2021-02-01',
    );
    await loadParts(workspace, [{ files: [again], stated: {} }, ...TOLD.slice(0, 1)]);
    const before = await everything(workspace);
    expect(before.journeys.filter((row) => row.includes('2024-01-15'))).toHaveLength(1);
    for (let times = 0; times < 2; times += 1) await settleReturns(workspace.context, []);
    expect(await workspace.count('superseded_journeys')).toBe(2);
    expect(await everything(workspace)).toEqual(before);
  });

  it('leave the table of one cohort that a report prints alone', async () => {
    await using workspace = await TestWorkspace.open();
    const printed = lines(
      'printed.csv',
      'child_id,area,placed_on,population_cohort,population_period',
      'C1,Croydon,2021-08-20,placed_in_year,2021/22',
    );
    await loadParts(workspace, [{ files: [printed], stated: {} }, ...TOLD.slice(0, 1)]);
    expect(await workspace.count('superseded_journeys')).toBe(0);
    const rows = await workspace.rows(
      sql`SELECT population_cohort AS cohort FROM adoption_journeys ORDER BY cohort NULLS LAST`,
      Rows,
    );
    expect(rows.map((row) => row['cohort'])).toEqual(['placed_in_year', null, null]);
  });
});
