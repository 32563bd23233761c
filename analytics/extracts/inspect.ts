import { PermanenceError } from '../contract/failure.ts';
import type { Dialect } from './csv/dialect.ts';
import { sniffDialect } from './csv/dialect.ts';
import type { Survey } from './csv/survey.ts';
import { surveyFile } from './csv/survey.ts';
import type { IncomingFile, ReadOptions } from './incoming.ts';
import type { Recognition } from './recognise.ts';
import { recognise } from './recognise.ts';

/** What is known of a file before its rows are read. */
export type Inspection = {
  readonly survey: Survey;
  readonly dialect: Dialect;
  readonly recognition: Recognition | null;
};

/** What the officer says where a file doesn't: the one area, the one period it is about. */
export type Stated = { readonly area?: string; readonly period?: string };

/**
 * Reads a file once and tells what it is. Throws a failure when it can't be read as text at all;
 * whether what it holds can be loaded is for {@link refusalOf} to say.
 */
export async function inspectFile(
  file: IncomingFile,
  stated: Stated = {},
  options: ReadOptions = {},
): Promise<Inspection> {
  const survey = await surveyFile(file, options);
  const dialect = sniffDialect(survey.head);
  if (!dialect) {
    throw new PermanenceError({
      code: 'file_empty',
      message: `${file.name} has no header: there is no text in its first lines.`,
      action: 'Export it again from where it came from, and load that.',
      place: { file: file.name },
    });
  }
  const recognition = recognise(dialect.header, new Map(Object.entries(stated)));
  return { survey, dialect, recognition };
}
