import { memo, useState } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { OptionList } from '../components/option-list.tsx';
import { Popover } from '../components/popover.tsx';
import { useClient } from '../state/client.tsx';
import { useAudience } from '../state/audience.ts';
import { useCommands } from '../state/commands.ts';
import type { FundingAddress, GoTo } from './address.ts';
import { useDrafts } from './drafts.ts';
import { exportAs, exportOptions } from './keeping/exports.ts';
import type { ExportKind } from './keeping/exports.ts';
import { LockDialog } from './keeping/lock-dialog.tsx';
import { OpenFile } from './keeping/open-file.tsx';
import type { Keeping } from './keeping/use-keeping.ts';
import type { ScenarioChoice } from './scenarios.ts';

type FundingActionsProps = {
  choice: ScenarioChoice;
  choices: readonly ScenarioChoice[];
  /** False while the scenario can't be worked out: then there is nothing to lock or export. */
  isReady: boolean;
  years: string;
  address: FundingAddress;
  goTo: GoTo;
  keeping: Keeping;
};

/** What can be done with the scenario in front. */
export const FundingActions = memo(function FundingActions(props: FundingActionsProps) {
  const { choice, choices, isReady, years, address, goTo, keeping } = props;
  const client = useClient();
  const draft = useDrafts((store) => store.drafts.get(choice.id));
  const { undo, redo } = useDrafts.getState();
  const [isLocking, setLocking] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const isLocked = choice.locked !== null;
  const options = exportOptions(useAudience());
  const compared = choices.filter(({ id }) => id !== choice.id && address.against.includes(id));
  const write = (kind: ExportKind) => {
    void exportAs(kind, client, choice, compared);
  };
  useCommands('funding', [
    {
      id: 'present funding',
      label: address.isPresenting ? 'Leave the presentation' : 'Present to the meeting',
      section: 'Funding',
      keywords: 'board full screen large',
      run: () => {
        goTo({ isPresenting: !address.isPresenting });
      },
    },
    {
      id: 'copy scenario',
      label: 'Make a copy of the scenario',
      section: 'Funding',
      run: () => void keeping.copy(choice),
    },
    ...(choice.savedId !== null && !isLocked
      ? [
          {
            id: 'remove scenario',
            label: 'Remove the scenario',
            section: 'Funding',
            run: () => void keeping.remove(choice),
          },
        ]
      : []),
    ...(isReady
      ? options
          .filter(({ isDisabled }) => !isDisabled)
          .map(({ id, label }) => ({
            id: `export funding ${id}`,
            label: `Export: ${label}`,
            section: 'Funding',
            keywords: 'download save file',
            run: () => {
              write(id);
            },
          }))
      : []),
  ]);
  if (address.isPresenting) {
    return (
      <Button
        onPress={() => {
          goTo({ isPresenting: false });
        }}
      >
        Leave the presentation
      </Button>
    );
  }
  return (
    <>
      {!isLocked && (
        <>
          <IconButton
            icon="undo"
            label="Undo"
            shortcut="Ctrl+Z"
            isDisabled={!draft || draft.past.length === 0}
            onPress={() => {
              undo(choice.id);
            }}
          />
          <IconButton
            icon="undo"
            className="funding-redo"
            label="Redo"
            shortcut="Ctrl+Shift+Z"
            isDisabled={!draft || draft.future.length === 0}
            onPress={() => {
              redo(choice.id);
            }}
          />
          <Button
            isDisabled={!choice.isChanged && choice.savedId !== null}
            onPress={() => void keeping.save(choice)}
          >
            {choice.savedId === null ? 'Save as own' : 'Save'}
          </Button>
          <Button
            isDisabled={!isReady}
            onPress={() => {
              setLocking(true);
            }}
          >
            Lock…
          </Button>
        </>
      )}
      <OpenFile goTo={goTo} />
      <Popover
        label="Export"
        placement="bottom end"
        isOpen={isExporting}
        onOpenChange={setExporting}
        trigger={
          <Button variant="quiet" icon="download" isDisabled={!isReady}>
            Export
          </Button>
        }
      >
        <OptionList
          aria-label="Export"
          options={options}
          onAction={(key) => {
            setExporting(false);
            const chosen = options.find(({ id }) => id === key);
            if (chosen) write(chosen.id);
          }}
        />
      </Popover>
      <Button
        variant="primary"
        onPress={() => {
          goTo({ isPresenting: true });
        }}
      >
        Present
      </Button>
      {isReady && (
        <LockDialog
          isOpen={isLocking}
          onClose={() => {
            setLocking(false);
          }}
          scenario={choice.scenario}
          years={years.split(' ')}
          onLock={(said) => keeping.lock(choice, said)}
        />
      )}
    </>
  );
});
