import { useQueryClient } from '@tanstack/react-query';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { OutturnDocument, SavedOutturn } from '../../../analytics/contract/funding/outturn.ts';
import { notify } from '../../components/toast.tsx';
import { answerKey } from '../../state/answers.ts';
import { useClient } from '../../state/client.tsx';
import { useDataset } from '../../state/dataset.ts';
import type { GoTo } from '../address.ts';
import { keptKey } from '../outturns.ts';

/** Keeps outturns in the workspace: each step says what was done, and what takes it back. */
export function useOutturnKeeping(goTo: GoTo) {
  const client = useClient();
  const answers = useQueryClient();
  const version = useDataset((dataset) => dataset.version);
  const key = answerKey(version, 'outturns.list', undefined);
  const save = async (outturn: OutturnDocument, file: string): Promise<SavedOutturn> => {
    const saved = await client.call('outturns.save', { outturn, file });
    await answers.invalidateQueries({ queryKey: key });
    goTo({ tab: 'outturn', outturn: keptKey(saved.id) });
    return saved;
  };
  const attempt = (what: string, work: () => Promise<unknown>) => {
    work().catch((error: unknown) => {
      const { message, action } = failureOf(error);
      notify({ title: what, detail: `${message} ${action}`, tone: 'critical' });
    });
  };
  const putBack = ({ outturn, file }: SavedOutturn, label: string) => ({
    label,
    run: () => {
      attempt('The outturn was not put back', () => save(outturn, file));
    },
  });
  return {
    /** Keeps one in the place of another of its name and year. Refuses one with a fault. */
    keep: async (document: OutturnDocument, file: string): Promise<void> => {
      const before = await client.call('outturns.list', undefined);
      const saved = await save(document, file);
      const same = before.find(({ id }) => id === saved.id);
      notify({
        title: `“${saved.outturn.name}” is kept in this workspace`,
        tone: 'good',
        ...(same
          ? {
              detail: `It took the place of the one from ${same.file}.`,
              action: putBack(same, 'Put that one back'),
            }
          : {}),
      });
    },
    remove: (id: number): void => {
      attempt('The outturn was not removed', async () => {
        const before = await client.call('outturns.list', undefined);
        await client.call('outturns.remove', { id });
        goTo({ outturn: null }, 'replace');
        await answers.invalidateQueries({ queryKey: key });
        const removed = before.find((one) => one.id === id);
        if (!removed) return;
        notify({
          title: `“${removed.outturn.name}” is removed`,
          action: putBack(removed, 'Put it back'),
        });
      });
    },
  };
}
