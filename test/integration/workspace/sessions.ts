import { Workbench } from '../../../analytics/workbench.ts';
import type { OpenFileOptions } from '../../../analytics/workbench.ts';
import { CHEAP } from './contents.ts';

const HEADER = 'child_id,area,sex,entered_care_on,decision_on,placement_order_on,placed_on';

/** A file of journeys as a person would load it: a child a row. */
export function journeysFile(name: string, children: readonly string[]) {
  const lines = children.map(
    (child) => `${child},Croydon,female,2020-04-01,2020-09-01,2021-01-10,2021-08-02`,
  );
  const bytes = new TextEncoder().encode(`${[HEADER, ...lines].join('\n')}\n`);
  return { name, bytes };
}

/** Opens the workspace file at a path, which is made when it isn't there. */
export function openAt(path: string, options: Partial<OpenFileOptions> = {}): Promise<Workbench> {
  return Workbench.openFile({ ...CHEAP, path, create: true, host: 'script', ...options });
}

export const filesIn = async (workbench: Workbench): Promise<string[]> =>
  (await workbench.sources()).map(({ file }) => file);
