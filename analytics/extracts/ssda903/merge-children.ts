import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';

/** Years up to 2023/24 write sex as a number, later ones as a letter. */
const SEX = sql`CASE sex WHEN '1' THEN 'male' WHEN 'M' THEN 'male' WHEN '2' THEN 'female'
  WHEN 'F' THEN 'female' WHEN 'U' THEN 'unknown' WHEN '3' THEN 'unknown' END`;

/**
 * Makes `children` out of every returned header: of what the years say about a child, the latest
 * that says anything. A child of whom nothing but episodes without a word of adoption is known, and
 * of whom nobody else tells, is not among them.
 */
export async function mergeChildren(tx: Queries): Promise<void> {
  await tx.run(sql`DELETE FROM children`);
  await tx.run(sql`
    INSERT INTO children
      (child_no, child_key, area_code, sex, birth_month, ethnicity, unaccompanied)
    WITH said AS (
      SELECT child_no, year_end, ${SEX} AS sex, birth_month, ethnic, false AS unaccompanied
      FROM ssda903_header JOIN returns USING (return_id)
      UNION ALL
      SELECT child_no, year_end, ${SEX}, birth_month, NULL, true
      FROM ssda903_uasc JOIN returns USING (return_id)),
    merged AS (
      SELECT child_no,
        arg_max(sex, (coalesce(year_end, 0), sex)) FILTER (sex IS NOT NULL) AS sex,
        arg_max(birth_month, (coalesce(year_end, 0), birth_month))
          FILTER (birth_month IS NOT NULL) AS birth_month,
        arg_max(ethnic, (coalesce(year_end, 0), ethnic)) FILTER (ethnic IS NOT NULL) AS ethnicity,
        bool_or(unaccompanied) AS unaccompanied
      FROM said GROUP BY child_no)
    SELECT number, key, area_code, sex, birth_month, ethnicity, coalesce(unaccompanied, false)
    FROM identities LEFT JOIN merged ON child_no = number
    WHERE kind = 'child' AND (key IS NOT NULL OR child_no IS NOT NULL)`);
}
