import { useState } from 'react';
import { failureOf } from '../../../analytics/contract/failure.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../components/toast.tsx';
import { saveFile } from '../../explore/save-file.ts';
import { useClient } from '../../state/client.tsx';

/** "quality-report.xlsx", "quality-report-adopt-london-south.xlsx" */
export function workbookName(area: string | null): string {
  const words = ['quality report', area ?? '']
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  return `${words}.xlsx`;
}

/** Writes the report, whole or of one area, into a workbook for those who can mend the source. */
export function ExportWorkbook({ area }: { area: string | null }) {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const name = workbookName(area);
      saveFile(name, await client.call('quality.export', { area }));
      notify({
        title: `The report is in ${name}`,
        detail:
          'It says where each finding stands, by file and row, and nothing of who it is about.',
        tone: 'good',
      });
    } catch (error) {
      const { message, action } = failureOf(error);
      notify({
        title: 'The report could not be written',
        detail: `${message} ${action}`,
        tone: 'critical',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" isDisabled={isBusy} onPress={() => void run()}>
      Export findings (.xlsx)
    </Button>
  );
}
