import { useRef } from 'react';
import { failureOf, PermanenceError } from '../../../analytics/contract/failure.ts';
import type { OutturnDocument } from '../../../analytics/contract/funding/outturn.ts';
import { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { LockedVersion } from '../../../analytics/contract/funding/version.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../components/toast.tsx';
import type { Connection } from '../../connect.ts';
import { useClient } from '../../state/client.tsx';
import type { GoTo } from '../address.ts';
import { useDrafts } from '../drafts.ts';
import { fileKey } from '../scenarios.ts';
import { useOutturnKeeping } from './use-outturns.ts';

type HandedFile = { name: string; text: () => Promise<string> };

/**
 * The scenario in a document: one of its own or a locked version. The engine reads it first, and
 * refuses what is amiss with the field and the reason.
 */
export async function scenarioIn(
  document: unknown,
  client: Pick<Connection, 'call'>,
): Promise<Scenario> {
  const locked = LockedVersion.safeParse(document);
  if (locked.success) return locked.data.scenario;
  await client.call('funding.run', { scenario: document as Scenario });
  return Scenario.parse(document);
}

/** The document in a file; refuses what is no JSON. */
export async function documentIn(file: HandedFile): Promise<unknown> {
  try {
    return JSON.parse((await file.text()).replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new PermanenceError(
      {
        code: 'scenario_refused',
        message: `${file.name} holds no scenario and no outturn: it is not JSON.`,
        action: 'Choose a document that was saved here, or written as the samples are.',
        place: { file: file.name },
      },
      { cause },
    );
  }
}

const isOutturn = (document: unknown): document is OutturnDocument =>
  typeof document === 'object' &&
  document !== null &&
  'kind' in document &&
  document.kind === 'outturn';

/** Opens scenarios from files, and keeps outturns from files in the workspace. */
function useOpenFiles(goTo: GoTo): (files: readonly File[]) => Promise<void> {
  const client = useClient();
  const outturns = useOutturnKeeping(goTo);
  return async (files) => {
    for (const file of files) {
      try {
        const document = await documentIn(file);
        if (isOutturn(document)) {
          await outturns.keep(document, file.name);
          continue;
        }
        const scenario = await scenarioIn(document, client);
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

type OpenFileProps = {
  goTo: GoTo;
  /** What is looked for; either is opened, whichever the file holds. */
  what?: 'a scenario' | 'an outturn';
};

/** The system's file dialog behind a button. */
export function OpenFile({ goTo, what = 'a scenario' }: OpenFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const open = useOpenFiles(goTo);
  return (
    <>
      <Button
        icon="file"
        variant={what === 'a scenario' ? 'quiet' : 'secondary'}
        onPress={() => input.current?.click()}
      >
        Open {what}…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        aria-label={what === 'a scenario' ? 'Scenario documents' : 'Outturn documents'}
        onChange={(event) => {
          void open([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
