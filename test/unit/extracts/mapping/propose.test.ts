import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../../analytics/extracts/mapping/propose.ts';
import { proposeMappings } from '../../../../analytics/extracts/mapping/propose.ts';

/** A table of one row, written `header: cell`. */
function table(columns: Readonly<Record<string, string>>): Sample {
  return { header: Object.keys(columns), rows: [Object.values(columns)] };
}

const placed = (sample: Sample) => {
  const [best] = proposeMappings(sample);
  return {
    target: best?.target,
    columns: Object.fromEntries(best?.columns.map(({ source, column }) => [source, column]) ?? []),
    unused: best?.unused,
  };
};

/** What is proposed for the columns of line-level journeys. */
const asJourneys = (sample: Sample) =>
  proposeMappings(sample).find(({ target }) => target === 'journeys');

const asJourney = (sample: Sample, column: string) =>
  asJourneys(sample)?.columns.find((one) => one.column === column);

const confidenceOf = (sample: Sample, column: string) => asJourney(sample, column)?.confidence ?? 0;

describe('what case systems export', () => {
  it.each([
    {
      system: 'a Mosaic report',
      sample: table({
        'Mosaic ID': '1048213',
        Forename: 'Ann',
        'Date of Birth': '03/04/2021',
        Gender: 'F',
        'Ethnic Origin': 'White British',
        'Placing Authority': 'Croydon',
        'Became Looked After': '01/06/2021',
        'SHOBPA/ADM decision': '12/11/2021',
        'PO granted': '20/12/2021',
        'Matching ADM Decision Date': '02/03/2022',
        'Placed for Adoption Date': '28/03/2022',
        'AO Granted': '14/12/2022',
        'Allocated Worker': 'B. Smith',
      }),
      columns: {
        'Mosaic ID': 'child_id',
        'Date of Birth': 'birth_month',
        Gender: 'sex',
        'Ethnic Origin': 'ethnicity',
        'Placing Authority': 'area',
        'Became Looked After': 'entered_care_on',
        'SHOBPA/ADM decision': 'decision_on',
        'PO granted': 'placement_order_on',
        'Matching ADM Decision Date': 'matched_on',
        'Placed for Adoption Date': 'placed_on',
        'AO Granted': 'adoption_order_on',
      },
      unused: ['Forename', 'Allocated Worker'],
    },
    {
      system: 'a Liquidlogic (LCS) list',
      sample: table({
        'LCS ID': '77120',
        'Child Name': 'Ann Example',
        DOB: '2021-04-03',
        'LA Name': 'E09000008',
        'CLA Start Date': '2021-06-01',
        'Should be placed for adoption (ADM) decision date': '2021-11-12',
        'Placement Order Date': '2021-12-20',
        'Placement Order Application Date': '2021-10-01',
        'Date Matched': '2022-03-02',
        'Adoptive Placement Start Date': '2022-03-28',
        'Adoption Order Date': '2022-12-14',
        'Reason plan changed': '',
      }),
      columns: {
        'LCS ID': 'child_id',
        DOB: 'birth_month',
        'LA Name': 'area',
        'CLA Start Date': 'entered_care_on',
        'Should be placed for adoption (ADM) decision date': 'decision_on',
        'Placement Order Date': 'placement_order_on',
        'Date Matched': 'matched_on',
        'Adoptive Placement Start Date': 'placed_on',
        'Adoption Order Date': 'adoption_order_on',
        'Reason plan changed': 'plan_changed_reason',
      },
      unused: ['Child Name', 'Placement Order Application Date'],
    },
    {
      system: 'a tracker kept beside CHARMS',
      sample: table({
        'Child Ref': 'C-104',
        Borough: 'LB Lewisham',
        'Date of birth': '3 April 2021',
        'Date referred to RAA': '1/9/2021',
        'Best interests decision': '12/11/2021',
        PO: '20/12/2021',
        'FFA placement date': '1/10/2021',
        'Linked date': '10/1/2022',
        'Matched at panel': '24/2/2022',
        'Date placed': '28/3/2022',
        'Placed with': 'VAA',
        'Family finding status': 'On hold',
      }),
      columns: {
        'Child Ref': 'child_id',
        Borough: 'area',
        'Date of birth': 'birth_month',
        'Date referred to RAA': 'referred_on',
        'Best interests decision': 'decision_on',
        PO: 'placement_order_on',
        'FFA placement date': 'early_permanence_on',
        'Linked date': 'linked_on',
        'Matched at panel': 'matched_on',
        'Date placed': 'placed_on',
        'Placed with': 'placed_with',
        'Family finding status': 'family_finding_status',
      },
      unused: [],
    },
    {
      system: 'an Eclipse extract',
      sample: table({
        personId: '900121',
        dateOfBirth: '2021-04-03T00:00:00',
        localAuthority: 'Merton',
        careStartDate: '2021-06-01T00:00:00',
        admDecisionDate: '2021-11-12T00:00:00',
        placementOrderDate: '2021-12-20T00:00:00',
        matchDecisionDate: '2022-03-02T00:00:00',
        placementStartDate: '2022-03-28T00:00:00',
        adoptionOrderDate: '2022-12-14T00:00:00',
        dateCreated: '2024-01-01T09:31:00',
      }),
      columns: {
        personId: 'child_id',
        dateOfBirth: 'birth_month',
        localAuthority: 'area',
        careStartDate: 'entered_care_on',
        admDecisionDate: 'decision_on',
        placementOrderDate: 'placement_order_on',
        matchDecisionDate: 'matched_on',
        placementStartDate: 'placed_on',
        adoptionOrderDate: 'adoption_order_on',
      },
      unused: ['dateCreated'],
    },
    {
      system: "a spreadsheet of an agency's adopters",
      sample: table({
        'Household ID': 'H-22',
        Names: 'Example and Example',
        'Initial enquiry date': '1/2/2022',
        'ROI accepted': '3/3/2022',
        'Stage One start': '3/3/2022',
        'Stage One completed': '5/5/2022',
        'Stage Two start': '6/5/2022',
        'Approval date': '1/9/2022',
        'Date withdrawn': '',
        'Reason left': '',
      }),
      target: 'adopters.households',
      columns: {
        'Household ID': 'FAMILY_ID',
        'Initial enquiry date': 'ENQUIRED_ON',
        'ROI accepted': 'REGISTERED_ON',
        'Stage One start': 'STAGE_1_STARTED_ON',
        'Stage One completed': 'STAGE_1_ENDED_ON',
        'Stage Two start': 'STAGE_2_STARTED_ON',
        'Approval date': 'APPROVED_ON',
        'Date withdrawn': 'LEFT_ON',
        'Reason left': 'LEFT_REASON',
      },
      unused: ['Names'],
    },
    {
      system: 'a performance report of figures',
      sample: table({
        KPI: 'placement_orders',
        'Local Authority': 'Croydon',
        'Reporting period': '2022/23 Q1',
        Result: '12',
        Comment: '',
      }),
      target: 'published_figures',
      columns: {
        KPI: 'measure',
        'Local Authority': 'area',
        'Reporting period': 'period',
        Result: 'value',
      },
      unused: ['Comment'],
    },
  ])('places the columns of $system', ({ sample, columns, unused, target = 'journeys' }) => {
    expect(placed(sample)).toMatchObject({ target, columns, unused });
  });
});

describe('how sure the assistant is', () => {
  const dated = (name: string, cell = '12/11/2021') => table({ 'Child ID': 'A1', [name]: cell });

  it('takes a panel for less than the decision it leads to, and says why', () => {
    const panel = dated('Matched at panel');
    const decision = dated('ADM match decision');
    expect(confidenceOf(panel, 'matched_on')).toBeLessThan(0.7);
    expect(confidenceOf(decision, 'matched_on')).toBe(1);
    expect(asJourney(panel, 'matched_on')?.reason).toContain(
      'agency decision maker decides afterwards',
    );
  });

  it('prefers the decision where a file has both', () => {
    const both = table({ 'Matching panel': '1/2/2022', 'Match decision (ADM)': '5/2/2022' });
    expect(asJourneys(both)?.columns).toMatchObject([
      { source: 'Match decision (ADM)', column: 'matched_on' },
    ]);
  });

  it.each(['Planned placement date', 'Placement order application lodged', 'Expected AO date'])(
    'takes “%s” for no date of what happened',
    (name) => {
      for (const { columns } of proposeMappings(dated(name))) {
        expect(columns.map(({ source }) => source)).not.toContain(name);
      }
    },
  );

  it('believes what a column holds over what it is called', () => {
    expect(confidenceOf(dated('Placement order'), 'placement_order_on')).toBe(1);
    expect(confidenceOf(dated('Placement order', 'Yes'), 'placement_order_on')).toBe(0);
  });

  it('knows authorities whatever their column is called', () => {
    const sample = table({ 'Child ID': 'A1', Hub: 'Royal Greenwich', 'ADM decision': '1/2/2022' });
    expect(asJourney(sample, 'area')).toMatchObject({ source: 'Hub', confidence: 0.6 });
  });

  it('names what is still missing, for somebody to say', () => {
    const sample = table({ 'Child ID': 'A1', 'ADM decision': '1/2/2022' });
    expect(asJourneys(sample)?.missing).toEqual([['area']]);
    expect(asJourneys(sample)?.reason).toContain('nothing is like “Area”');
  });

  it('points out dates that make sense month first only, and does not read them so by itself', () => {
    expect(asJourney(dated('PO date', '03/25/2022'), 'placement_order_on')?.reason).toContain(
      '“03/25/2022” can only be read month first',
    );
  });

  it('proposes nothing for a table about something else', () => {
    const sample = table({ Product: 'Chairs', Colour: 'Blue', Weight: '4 kg' });
    expect(proposeMappings(sample)).toEqual([]);
  });
});

describe('words of coded columns', () => {
  it('come with what they may mean, those that nobody knows without', () => {
    const sample = {
      header: ['Child ID', 'Sex', 'Placed with'],
      rows: [
        ['A1', 'Girl', 'VAA'],
        ['A2', 'male', 'Hub 3'],
        ['A3', '', 'in-house'],
      ],
    };
    expect(asJourney(sample, 'sex')?.values).toEqual([{ word: 'Girl', meaning: 'female' }]);
    expect(asJourney(sample, 'placed_with')?.values).toEqual([
      { word: 'VAA', meaning: 'voluntary_agency' },
      { word: 'Hub 3', meaning: null },
    ]);
  });
});

describe('a proposal', () => {
  const header = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom('Child ID', 'DOB', 'LA', 'PO', 'ADM', 'Panel', 'Placed', 'Notes', 'ID'),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 12 },
  );
  const cell = fc.constantFrom('', '1/2/2022', 'Croydon', 'A1', '2022/23', '<5', 'x', 'yes');

  it('is the same every time, uses a column once and places it or leaves it', () => {
    fc.assert(
      fc.property(
        header,
        fc.array(fc.array(cell, { minLength: 12, maxLength: 12 })),
        (names, rows) => {
          const sample = { header: names, rows };
          const proposals = proposeMappings(sample);
          expect(proposeMappings(sample)).toEqual(proposals);
          for (const { columns, unused, confidence } of proposals) {
            const used = columns.map(({ source }) => source);
            expect(new Set(used).size).toBe(used.length);
            expect(new Set(columns.map(({ column }) => column)).size).toBe(columns.length);
            expect(used.filter((name) => unused.includes(name))).toEqual([]);
            expect(confidence).toBeLessThanOrEqual(1);
            for (const one of columns) expect(one.confidence).toBeGreaterThanOrEqual(0.5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
