import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Something that can be done, as the command palette lists it. */
export type Command = {
  readonly id: string;
  /** A verb and its object: "Export the table as CSV". */
  readonly label: string;
  /** The heading it stands under: the screen's name, "Appearance"… */
  readonly section: string;
  /** Words that find it besides the label. */
  readonly keywords?: string;
  /** The keys that do the same, or other fine print. */
  readonly detail?: string;
  readonly run: () => void;
};

type CommandStore = {
  offers: ReadonlyMap<string, readonly Command[]>;
  offer: (by: string, commands: readonly Command[]) => void;
};

export const useCommandOffers = create<CommandStore>((set) => ({
  offers: new Map(),
  offer: (by, commands) => {
    set(({ offers }) => {
      const next = new Map(offers);
      if (commands.length > 0) next.set(by, commands);
      else next.delete(by);
      return { offers: next };
    });
  },
}));

/**
 * Puts a screen's own commands into the command palette while the screen is in front. The list is
 * renewed when ids or labels change; what a command runs is always the latest given.
 */
export function useCommands(by: string, commands: readonly Command[]): void {
  const offer = useCommandOffers((store) => store.offer);
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = JSON.stringify(commands.map(({ id, label, detail }) => [id, label, detail]));
  useEffect(() => {
    offer(
      by,
      latest.current.map((command) => ({
        ...command,
        run: () => {
          latest.current.find((candidate) => candidate.id === command.id)?.run();
        },
      })),
    );
    return () => {
      offer(by, []);
    };
  }, [by, offer, shape]);
}
