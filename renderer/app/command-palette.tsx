import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Modal,
  ModalOverlay,
  SearchField as AriaSearchField,
} from 'react-aria-components';
import { SearchInput } from '../components/field.tsx';
import { OptionList } from '../components/option-list.tsx';
import { caseworkCommands } from '../data/casework/casework-commands.ts';
import { openingMeasures } from '../home/opening-measures.ts';
import { useAnswer, useAnswers } from '../state/answers.ts';
import { useAudience, usePresent } from '../state/audience.ts';
import { useClient } from '../state/client.tsx';
import { useCommandOffers, type Command } from '../state/commands.ts';
import { usePreferences } from '../state/preferences.ts';
import { workspaceCommands } from '../workspace/workspace-commands.ts';
import { searchCommands } from './command-search.ts';
import {
  appearanceCommands,
  areaCommands,
  measureCommands,
  screenCommands,
  SECTIONS,
} from './frame-commands.ts';
import '../components/dialog.css';
import './command-palette.css';

/** Too many to list before anything is typed. */
const isOpening = (command: Command) =>
  command.section !== SECTIONS.measures && command.section !== SECTIONS.areas;

function useEveryCommand(isOpen: boolean): Command[] {
  const offers = useCommandOffers((store) => store.offers);
  const choose = usePreferences((preferences) => preferences.choose);
  const client = useClient();
  const audience = useAudience();
  const present = usePresent();
  const options = useAnswer('explore.options', {}, { isEnabled: isOpen }).data;
  const areas = useAnswer('areas.list', undefined, { isEnabled: isOpen }).data;
  const measures = isOpen && options ? openingMeasures(options) : [];
  const { answers } = useAnswers(
    'explore.options',
    measures.map((measure) => ({ measure })),
  );
  const openings = measures.flatMap((measure, index) => {
    const found = answers[index];
    return found ? { measure, options: found } : [];
  });
  return [
    ...[...offers.values()].flat(),
    ...screenCommands(),
    ...caseworkCommands(SECTIONS.casework),
    ...workspaceCommands(SECTIONS.workspace, client, audience, present.mutate),
    ...(options ? measureCommands(options) : []),
    ...areaCommands(openings, areas ?? []),
    ...appearanceCommands(choose),
  ];
}

type CommandPaletteProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Everything there is, by typing a few letters of it. */
export function CommandPalette({ isOpen, onOpenChange }: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const commands = useEveryCommand(isOpen);
  const found = searchCommands(commands, typed, isOpening);
  const close = (open: boolean) => {
    if (!open) setTyped('');
    onOpenChange(open);
  };
  return (
    <ModalOverlay
      className="dialog-backdrop palette-backdrop"
      isOpen={isOpen}
      onOpenChange={close}
      isDismissable
    >
      <Modal className="dialog-modal palette">
        <Dialog className="dialog" aria-label="Search screens, measures, areas and actions">
          <div
            className="dialog"
            // Otherwise the first Escape would only empty the search.
            onKeyDownCapture={(event) => {
              if (event.key === 'Escape') close(false);
            }}
          >
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <AriaSearchField
                className="palette-search"
                aria-label="Search screens, measures, areas and actions"
                autoFocus
              >
                <SearchInput placeholder="Search screens, measures, areas and actions" />
              </AriaSearchField>
              <OptionList
                aria-label="What was found"
                options={found}
                empty="Nothing matches. Try a measure, a borough or an action."
                onAction={(key) => {
                  const command = found.find((candidate) => candidate.id === key);
                  close(false);
                  command?.run();
                }}
              />
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
