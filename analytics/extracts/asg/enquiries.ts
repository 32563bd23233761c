import { resolveArea } from '../../reference/areas.ts';
import { readPeriod, requiredArea, requiredPeriod } from '../families/area-and-period.ts';
import { rowReader } from '../families/family.ts';
import type { Family } from '../families/family.ts';
import { OBSERVATION_COLUMNS, measureNamed, readFigureCell } from '../families/observation.ts';
import type { Observation } from '../families/observation.ts';
import { publishedFigures } from '../families/published-figures.ts';
import { remembering } from '../memo.ts';
import type { Row } from '../row.ts';

/** The enquiries of the ASG return: how many households asked about adopting, quarter by quarter. */
export const asgEnquiries: Family = {
  id: 'asg',
  table: 'observations',
  columns: [
    { id: 'area', aliases: ['agency', 'adoption_agency', 'raa', 'local_authority', 'la'] },
    { id: 'period', aliases: ['quarter', 'quarter_of_enquiry'] },
    { id: 'year', aliases: ['financial_year', 'reporting_year'] },
    {
      id: 'enquiries',
      aliases: [
        'number_of_enquiries',
        'no_of_enquiries',
        'adopter_enquiries',
        'enquiries_received',
        'number_of_adopter_enquiries',
        'total_enquiries',
      ],
    },
  ],
  needs: [['area'], ['period'], ['enquiries']],
  marks: [['enquiries'], ['period']],
  unique: publishedFigures.unique,
  open(_, { today }) {
    const areaOf = remembering((name) => resolveArea(name));

    const read = (row: Row): Observation | null => {
      const area = requiredArea(row, 'area', areaOf);
      const year = row.text('year');
      // `Q3` beside a column of years, `2022/23 Q3` without one.
      const period = requiredPeriod(row, 'period', (text) => {
        const read = readPeriod(withYear(text, year), today);
        // Enquiries come in over a time; a day would be one of counting.
        return read?.period.kind === 'as_at' ? null : read;
      });
      if (row.text('enquiries') === null) row.required('enquiries');
      const measure = measureNamed('enquiries');
      const figure = readFigureCell(row, 'enquiries', measure, null);
      if (!area || !period || !figure) return null;
      return {
        measure,
        area,
        period,
        cohort: null,
        breakdown: {},
        figure,
        numerator: null,
        denominator: null,
        countsRoundedTo: null,
        publication: `ASG return of ${area.name}`,
        section: 'Enquiries',
        locator: null,
        note: null,
      };
    };
    return rowReader<Observation>(read, OBSERVATION_COLUMNS);
  },
};

function withYear(text: string, year: string | null): string {
  const quarter = /^(?:q|quarter)?\s*([1-4])$/i.exec(text.trim())?.[1];
  return quarter !== undefined && year !== null ? `${year} Q${quarter}` : text;
}
