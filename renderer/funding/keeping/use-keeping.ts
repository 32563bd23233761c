import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { notify } from '../../components/toast.tsx';
import type { Connection } from '../../connect.ts';
import { answerKey } from '../../state/answers.ts';
import { useClient } from '../../state/client.tsx';
import { useDataset } from '../../state/dataset.ts';
import type { GoTo } from '../address.ts';
import { useDrafts } from '../drafts.ts';
import { copyOf } from '../edit.ts';
import { savedKey } from '../scenarios.ts';
import type { ScenarioChoice } from '../scenarios.ts';
import { shortHash } from '../shown.ts';

export type Keeping = {
  save: (choice: ScenarioChoice) => Promise<void>;
  copy: (choice: ScenarioChoice) => Promise<void>;
  lock: (choice: ScenarioChoice, said: { by: string; note: string }) => Promise<boolean>;
  remove: (choice: ScenarioChoice) => Promise<void>;
};

/** Keeps scenarios in the workspace: each step says what was done, and what takes it back. */
export function useKeeping(choices: readonly ScenarioChoice[], goTo: GoTo): Keeping {
  const client = useClient();
  const answers = useQueryClient();
  const version = useDataset((dataset) => dataset.version);
  return useMemo(() => {
    const names = choices.map(({ name }) => name);
    const renewed = () =>
      answers.invalidateQueries({ queryKey: answerKey(version, 'funding.saved', undefined) });
    return keepingWith({ client, renewed, names, goTo });
  }, [client, answers, version, choices, goTo]);
}

type KeepingOptions = {
  client: Pick<Connection, 'call'>;
  /** The list of saved scenarios is asked for again. */
  renewed: () => Promise<void>;
  /** The names there are, which a copy's own has to differ from. */
  names: readonly string[];
  goTo: GoTo;
};

function keepingWith({ client, renewed, names, goTo }: KeepingOptions): Keeping {
  const { keep, forget, closeFile } = useDrafts.getState();
  const attempt = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      const { message, action } = failureOf(error);
      notify({ title: what, detail: `${message} ${action}`, tone: 'critical' });
      return false;
    }
  };
  const add = async (scenario: Scenario): Promise<string> => {
    const { id } = await client.call('funding.save', { scenario, id: null });
    await renewed();
    return savedKey(id);
  };
  return {
    save: async ({ id, scenario, savedId }) => {
      await attempt('The scenario was not saved', async () => {
        if (savedId === null) {
          goTo({ scenario: await add(scenario) });
          closeFile(id);
        } else {
          const saved = await client.call('funding.save', { scenario, id: savedId });
          keep(id, saved.scenario);
          await renewed();
        }
        notify({ title: `“${scenario.name}” is saved in this workspace`, tone: 'good' });
      });
    },
    copy: async ({ scenario }) => {
      await attempt('The copy was not made', async () => {
        const copy = copyOf(scenario, names);
        goTo({ scenario: await add(copy) });
        notify({ title: `“${copy.name}” can be changed freely`, tone: 'good' });
      });
    },
    lock: ({ scenario }, said) =>
      attempt('The version was not locked', async () => {
        const saved = await client.call('funding.lock', { scenario, lock: said });
        await renewed();
        goTo({ scenario: savedKey(saved.id) });
        notify({
          title: `Version ${shortHash(saved.locked?.hash ?? '')} is locked`,
          detail: 'It can’t be changed any more; a copy of it can.',
          tone: 'good',
        });
      }),
    remove: async ({ id, scenario, savedId }) => {
      if (savedId === null) return;
      await attempt('The scenario was not removed', async () => {
        await client.call('funding.remove', { id: savedId });
        goTo({ scenario: null }, 'replace');
        forget(id);
        await renewed();
        notify({
          title: `“${scenario.name}” is removed`,
          action: {
            label: 'Put it back',
            run: () => {
              void attempt('The scenario was not put back', async () => {
                goTo({ scenario: await add(scenario) });
              });
            },
          },
        });
      });
    },
  };
}
