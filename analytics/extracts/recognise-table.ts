import { FAMILY_LABELS } from '../contract/load.ts';
import type { ExtractFamily } from '../contract/load.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Stated } from './stated.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import { ADOPTER_LOG } from './adopters/modules.ts';
import { ANNEX_A } from './annex-a/modules.ts';
import { ASG } from './asg/modules.ts';
import { recogniseModule } from './returns/recognise-module.ts';
import type { RecognisedModule } from './returns/recognise-module.ts';
import { SSDA903 } from './ssda903/modules.ts';
import { tableName } from './table-source.ts';
import type { TableSource } from './table-source.ts';

/** Every module of every return the workbench knows. */
export const MODULES = [...SSDA903, ...ANNEX_A, ...ASG, ...ADOPTER_LOG];

/** What a table was taken for, from its columns alone. */
export type Recognised = {
  readonly family: ExtractFamily;
  readonly confidence: number;
  readonly reason: string;
} & (
  | { readonly by: 'rows'; readonly recognition: Recognition }
  | { readonly by: 'module'; readonly recognised: RecognisedModule }
);

/** The family a header belongs to, of those read row by row and those of returns; null for none. */
export function recogniseTable(header: readonly string[], stated: Stated = {}): Recognised | null {
  const recognition = recognise(header, new Map(Object.entries(stated)));
  const recognised = recogniseModule(MODULES, header);
  if (recognised && recognised.confidence >= (recognition?.confidence ?? 0)) {
    const { module, confidence, missing } = recognised;
    const has = `It has the columns of ${module.id} in the ${FAMILY_LABELS[module.family]}`;
    return {
      by: 'module',
      family: module.family,
      confidence,
      reason: missing.length === 0 ? `${has}.` : `${has}; it lacks ${missing.join(', ')}.`,
      recognised,
    };
  }
  if (!recognition) return null;
  const { family, confidence, reason } = recognition;
  return { by: 'rows', family: family.id, confidence, reason, recognition };
}

/** Why a module can't be loaded although it was recognised; null when it can. */
export function moduleRefusal(
  source: TableSource,
  { module, missing, doubled }: RecognisedModule,
): PermanenceError | null {
  const place = { file: source.file.name, row: source.headerRow };
  const what = `${module.id} in the ${FAMILY_LABELS[module.family]}`;
  const [twice] = doubled;
  if (twice !== undefined) {
    return new PermanenceError({
      code: 'column_doubled',
      message: `${tableName(source)} has the column “${twice}” more than once in row ${source.headerRow}.`,
      action: 'Remove or rename all but the one that is meant, and load the file again.',
      place: { ...place, column: twice },
    });
  }
  if (missing.length === 0) return null;
  return new PermanenceError({
    code: 'column_missing',
    message: `${tableName(source)} looks like ${what}, but row ${source.headerRow} has no column ${missing.join(', ')}.`,
    action: 'Add it, or rename the column that holds it, and load the file again.',
    place: { ...place, column: missing[0] ?? '' },
  });
}
