import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, sql } from '../../engine/sql.ts';
import { writeWorkbook } from '../../formats/workbook/write.ts';
import type { Quality } from './report.ts';
import { MOST_ROWS, qualitySheets } from './workbook.ts';
import type { RowTold } from './workbook.ts';

const Told = z.object({
  file: z.string(),
  part: z.string().nullable(),
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});

/** The first rows that were rejected, or repaired, of the files named. */
function rowsTold(
  session: Session,
  table: 'rejects' | 'repairs',
  sources: readonly number[],
): Promise<RowTold[]> {
  return session.rows(
    sql`
      SELECT s.file, s.part, t.source_row AS row, t.column_name AS column, t.value, t.reason
      FROM ${identifier(table)} AS t JOIN sources AS s ON s.id = t.source_id
      WHERE s.id IN (SELECT unnest(${[...sources]}))
      ORDER BY t.source_id, t.source_row, t.column_name LIMIT ${MOST_ROWS}`,
    Told,
  );
}

/** The quality report as an Excel workbook; see {@link qualitySheets} for what it may hold. */
export async function qualityWorkbook(
  session: Session,
  quality: Quality,
  area: Area | null,
  today: string,
): Promise<Uint8Array> {
  const report = await quality.report(area, today);
  const { rows: findings } = await quality.page({
    area,
    rule: null,
    source: null,
    severity: null,
    offset: 0,
    limit: MOST_ROWS,
  });
  const sources = report.files.map(({ source }) => source);
  const rejects = await rowsTold(session, 'rejects', sources);
  const repairs = await rowsTold(session, 'repairs', sources);
  return writeWorkbook(qualitySheets({ report, findings, rejects, repairs }));
}
