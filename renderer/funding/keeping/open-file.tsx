import { useRef } from 'react';
import { failureOf, PermanenceError } from '../../../analytics/contract/failure.ts';
import { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { LockedVersion } from '../../../analytics/contract/funding/version.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../components/toast.tsx';
import type { Connection } from '../../connect.ts';
import { useClient } from '../../state/client.tsx';
import type { GoTo } from '../address.ts';
import { useDrafts } from '../drafts.ts';
import { fileKey } from '../scenarios.ts';

/**
 * The scenario in a file: a document of its own or a locked version. The engine reads it first, and
 * refuses what is amiss with the field and the reason.
 */
export async function scenarioIn(
  file: { name: string; text: () => Promise<string> },
  client: Pick<Connection, 'call'>,
): Promise<Scenario> {
  const document = parsed(await file.text(), file.name);
  const locked = LockedVersion.safeParse(document);
  if (locked.success) return locked.data.scenario;
  await client.call('funding.run', { scenario: document as Scenario });
  return Scenario.parse(document);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new PermanenceError(
      {
        code: 'scenario_refused',
        message: `${file} holds no scenario: it is not JSON.`,
        action: 'Choose a document that was saved here, or written as the samples are.',
        place: { file },
      },
      { cause },
    );
  }
}

/** Opens scenario documents from files. */
export function useOpenFiles(goTo: GoTo): (files: readonly File[]) => Promise<void> {
  const client = useClient();
  return async (files) => {
    for (const file of files) {
      try {
        const scenario = await scenarioIn(file, client);
        const key = fileKey(file.name);
        useDrafts.getState().openFile(key, scenario);
        goTo({ scenario: key, year: null, partner: null });
        notify({ title: `“${scenario.name}” is open from ${file.name}`, tone: 'good' });
      } catch (error) {
        const { message, action } = failureOf(error);
        notify({
          title: `${file.name} was not opened`,
          detail: `${message} ${action}`,
          tone: 'critical',
        });
      }
    }
  };
}

/** The system's file dialog behind a button. */
export function OpenFile({ goTo }: { goTo: GoTo }) {
  const input = useRef<HTMLInputElement>(null);
  const open = useOpenFiles(goTo);
  return (
    <>
      <Button icon="file" variant="quiet" onPress={() => input.current?.click()}>
        Open a scenario…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        aria-label="Scenario documents"
        onChange={(event) => {
          void open([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
