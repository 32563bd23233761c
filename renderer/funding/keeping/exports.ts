import type { Audience } from '../../../analytics/contract/session.ts';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { Option } from '../../components/option-list.tsx';
import { notify } from '../../components/toast.tsx';
import type { Connection } from '../../connect.ts';
import { saveFile } from '../../explore/save-file.ts';
import { useShownFigure } from '../charts/figure.tsx';
import { pictureFile } from '../charts/save-picture.tsx';
import type { ScenarioChoice } from '../scenarios.ts';

const EXPORTS = [
  { id: 'xlsx', label: 'Workbook (.xlsx)', detail: 'every year, with what is compared' },
  { id: 'json', label: 'Scenario document (.json)', detail: 'to open here again' },
  { id: 'png', label: 'Chart as PNG', detail: '' },
  { id: 'svg', label: 'Chart as SVG', detail: '' },
] as const;
/** What can be exported, and what not or not whole while others see the screen, which is said. */
export function exportOptions(audience: Audience): Option<ExportKind>[] {
  if (audience === 'officer') return [...EXPORTS];
  return EXPORTS.map((one) => {
    switch (one.id) {
      case 'xlsx':
        return { ...one, detail: 'without demand and cost per child, while presenting' };
      case 'json':
        return {
          ...one,
          detail: 'not while presenting: it holds numbers of children',
          isDisabled: true,
        };
      default:
        return one;
    }
  });
}

export type ExportKind = (typeof EXPORTS)[number]['id'];

/** "hybrid-with-smoothing.xlsx" */
export function fundingFileName(name: string, kind: ExportKind): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${words || 'scenario'}.${kind}`;
}

/** Writes what is shown into a file; answers nothing, says what it did. */
export async function exportAs(
  kind: ExportKind,
  client: Pick<Connection, 'call'>,
  choice: ScenarioChoice,
  compared: readonly ScenarioChoice[],
): Promise<void> {
  const name = fundingFileName(choice.name, kind);
  try {
    const content = await contentOf(kind, client, choice, compared);
    if (!content) {
      notify({ title: 'There is no chart in front to export' });
      return;
    }
    saveFile(name, content);
    await client.call('audit.exported', { what: `funding: ${choice.name}`, file: name });
    notify({ title: `Exported to ${name}`, tone: 'good' });
  } catch (error) {
    const { message, action } = failureOf(error);
    notify({ title: `${name} was not written`, detail: `${message} ${action}`, tone: 'critical' });
  }
}

async function contentOf(
  kind: ExportKind,
  client: Pick<Connection, 'call'>,
  { scenario, locked }: ScenarioChoice,
  compared: readonly ScenarioChoice[],
): Promise<Blob | null> {
  switch (kind) {
    case 'xlsx':
      return client.call('funding.export', {
        scenarios: [scenario, ...compared.map((other) => other.scenario)],
      });
    case 'json':
      return new Blob([`${JSON.stringify(locked ?? scenario, null, 2)}\n`], {
        type: 'application/json',
      });
    case 'png':
    case 'svg': {
      const { shown } = useShownFigure.getState();
      return shown && pictureFile(shown, kind);
    }
  }
}
