import { memo, useState } from 'react';
import { failureOf } from '../../analytics/contract/failure.ts';
import { chartImage } from '../charts/image.ts';
import { Button } from '../components/button.tsx';
import { OptionList } from '../components/option-list.tsx';
import { Popover } from '../components/popover.tsx';
import { notify } from '../components/toast.tsx';
import type { Connection } from '../connect.ts';
import { countOf } from '../format/number.ts';
import { useClient } from '../state/client.tsx';
import type { Command } from '../state/commands.ts';
import { explanationOf } from './chart-section.tsx';
import { commonSource, sourcesOf } from './explored.ts';
import type { Explored } from './explored.ts';
import { figuresCsv, fileName } from './figures-csv.ts';
import { areasWords } from './question.ts';
import { saveFile } from './save-file.ts';

type Kind = 'csv' | 'png' | 'svg';

const LABELS = {
  csv: 'Export the figures as CSV',
  png: 'Export the chart as PNG',
  svg: 'Export the chart as SVG',
} as const satisfies Record<Kind, string>;

/** Writes what is shown into a file: all figures with their statuses, or the captioned chart. */
async function exportAs(kind: Kind, explored: Explored, client: Connection): Promise<void> {
  const { measure, selection, rows, chart, finding, subtitle } = explored;
  const name = fileName([measure.label, areasWords(selection.areas)].join(' '), kind);
  try {
    await client.call('audit.exported', { what: measure.id, file: name });
    if (kind === 'csv') {
      saveFile(name, new Blob([figuresCsv(rows)], { type: 'text/csv;charset=utf-8' }));
      notify({ title: `${countOf(rows.length, 'figure')} exported to ${name}`, tone: 'good' });
      return;
    }
    if (!chart) return;
    const caption = {
      title: finding.title,
      subtitle: `${measure.label}${subtitle}`,
      source: sourceWords(explored),
    };
    const explanation = explanationOf(explored).map(({ words }) => `${words}.`);
    saveFile(name, await chartImage(chart.chart, caption, explanation, kind));
    notify({ title: `Chart exported to ${name}`, tone: 'good' });
  } catch (error) {
    const { message, action } = failureOf(error);
    notify({
      title: 'It could not be exported',
      detail: `${message} ${action}`,
      tone: 'critical',
    });
  }
}

/** The publications behind a chart, short enough for its foot. */
function sourceWords({ rows }: Explored): string {
  const sources = sourcesOf(rows);
  const common = commonSource(sources);
  if (common !== '') return common;
  const publications = [...new Set(sources.map((source) => source.split(', ')[0] ?? source))];
  return publications.join('; ');
}

const kindsFor = ({ chart }: Explored): Kind[] => (chart ? ['csv', 'png', 'svg'] : ['csv']);

/** The exports as commands of the palette. */
export function exportCommands(explored: Explored, client: Connection): Command[] {
  return kindsFor(explored).map((kind) => ({
    id: `export ${kind}`,
    label: LABELS[kind],
    section: 'Explore',
    keywords: 'download save file',
    run: () => void exportAs(kind, explored, client),
  }));
}

export const ExportMenu = memo(function ExportMenu({ explored }: { explored: Explored }) {
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="Export"
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" icon="download">
          Export
        </Button>
      }
    >
      <OptionList
        aria-label="Export"
        options={kindsFor(explored).map((kind) => ({ id: kind, label: LABELS[kind] }))}
        onAction={(key) => {
          setOpen(false);
          const kind = kindsFor(explored).find((candidate) => candidate === key);
          if (kind) void exportAs(kind, explored, client);
        }}
      />
    </Popover>
  );
});
