import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadyDocument } from '../contract/funding/version.ts';
import { sampleFolder } from '../workspace/samples.ts';
import { readJson, readOutturn, readScenario } from './read-scenario.ts';

/** The scenarios and outturns made from what the reports printed, each by the name of its file. */
export function readyDocuments(): ReadyDocument[] {
  const folder = join(sampleFolder(), 'funding');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const document = readJson(readFileSync(join(folder, name), 'utf8'), name);
      const id = basename(name, '.json');
      return isOutturn(document)
        ? { id, kind: 'outturn' as const, outturn: readOutturn(document) }
        : { id, kind: 'scenario' as const, scenario: readScenario(document) };
    });
}

/** Whether a document says of itself that it is a year's outturn. */
export const isOutturn = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'kind' in document &&
  document.kind === 'outturn';
