import { create } from 'zustand';
import { failureOf, type Failure } from '../../analytics/contract/failure.ts';
import type { Ticket } from '../../analytics/contract/load.ts';
import type { Connection } from '../connect.ts';
import { useDataset } from '../state/dataset.ts';
import {
  afterEvent,
  canAccept,
  renewed,
  ticketsOf,
  ticketsToLoad,
  without,
  type LoadingState,
} from './loading-state.ts';
import type { StatedByTicket } from './stated-facts.ts';

export const MOST_FILES = 500;

type Loading = {
  state: LoadingState;
  /** Takes files that were dropped or picked, and shows what they turn out to be. */
  accept: (client: Connection, files: readonly File[]) => Promise<void>;
  /** Opens the desktop's own file dialog, where there is one. */
  choose: (client: Connection) => Promise<void>;
  load: (client: Connection) => Promise<void>;
  cancel: () => void;
  /** Keeps what the officer says of the files. */
  say: (stated: StatedByTicket) => void;
  /** Looks at files again: a recipe saved since may tell what they are. */
  look: (client: Connection, tickets: readonly string[]) => Promise<void>;
  remove: (client: Connection, tickets: readonly string[]) => void;
  discard: (client: Connection) => void;
  close: () => void;
};

const tooMany = (count: number): Failure => ({
  code: 'invalid_request',
  message: `${count} files were given at once; at most ${MOST_FILES} can be taken.`,
  action: 'Give them in smaller lots: what is already loaded stays.',
});

/**
 * One load at a time, kept outside the screens so that it goes on while another screen is in
 * front. Files already previewed stay when more are added.
 */
export const useLoading = create<Loading>((set, get) => {
  let work = new AbortController();
  const show = (state: LoadingState) => {
    set({ state });
  };
  const fail = (error: unknown) => {
    show({ step: 'failed', failure: failureOf(error) });
  };
  const drop = (client: Connection, tickets: readonly string[]) => {
    // What the host forgets by itself on the way out needs no answer here.
    if (tickets.length > 0) {
      client.call('load.discard', { tickets: [...tickets] }).catch(() => undefined);
    }
  };
  /** Runs one stretch of work; what arrives after it was cancelled is given back to the host. */
  const takeIn = async (
    client: Connection,
    fetchTickets: (refuse: (failure: Failure) => void) => Promise<Ticket[]>,
  ) => {
    const before = get().state;
    if (!canAccept(before)) return;
    const own = new AbortController();
    work = own;
    const kept = before.step === 'previewed' ? before : { previews: [], refused: [], stated: {} };
    const refused: Failure[] = [...kept.refused];
    try {
      const tickets = await fetchTickets((failure) => refused.push(failure));
      const ids = tickets.map((ticket) => ticket.ticket);
      if (own.signal.aborted) {
        drop(client, ids);
        return;
      }
      if (ids.length + refused.length === 0) {
        show(before);
        return;
      }
      show({ step: 'recognising', files: ids.length });
      const previews =
        ids.length === 0
          ? []
          : await client.call('load.preview', { tickets: ids }, { signal: own.signal });
      show({
        step: 'previewed',
        previews: [...kept.previews, ...previews],
        refused,
        stated: kept.stated,
      });
    } catch (error) {
      if (!own.signal.aborted) fail(error);
    }
  };

  return {
    state: { step: 'idle' },

    accept: async (client, files) => {
      if (files.length === 0) return;
      if (files.length > MOST_FILES) {
        if (canAccept(get().state)) show({ step: 'failed', failure: tooMany(files.length) });
        return;
      }
      await takeIn(client, (refuse) => {
        const startedAt = Date.now();
        const tell = (file: string, fraction: number) => {
          if (!work.signal.aborted) {
            show({ step: 'handing_over', file, fraction, startedAt, now: Date.now() });
          }
        };
        tell(files[0]?.name ?? '', 0);
        return client.acceptFiles(
          files,
          ({ file, sent, total }) => {
            tell(file, total > 0 ? sent / total : 0);
          },
          refuse,
        );
      });
    },

    choose: async (client) => {
      const { chooseFiles } = client;
      if (chooseFiles) await takeIn(client, () => chooseFiles());
    },

    load: async (client) => {
      const { state } = get();
      if (state.step !== 'previewed') return;
      const tickets = ticketsToLoad(state.previews);
      if (tickets.length === 0) return;
      const others = state.previews.filter(({ ticket }) => !tickets.includes(ticket));
      drop(client, ticketsOf(others));
      const stated = Object.fromEntries(
        tickets.flatMap((ticket) => {
          const facts = state.stated[ticket];
          return facts ? [[ticket, facts]] : [];
        }),
      );
      const own = new AbortController();
      work = own;
      show({ step: 'loading', progress: null, reports: [] });
      try {
        for await (const event of client.stream(
          'load.run',
          { tickets, stated },
          { signal: own.signal },
        )) {
          show(afterEvent(get().state, event));
        }
      } catch (error) {
        const now = get().state;
        const reports = now.step === 'loading' ? now.reports : [];
        show({ step: 'reported', reports, failure: failureOf(error) });
      } finally {
        useDataset.getState().renew();
      }
    },

    cancel: () => {
      const { step } = get().state;
      work.abort();
      if (step === 'handing_over' || step === 'recognising') show({ step: 'idle' });
    },

    say: (stated) => {
      const { state } = get();
      if (state.step === 'previewed') show({ ...state, stated });
    },

    look: async (client, tickets) => {
      const previews = await client.call('load.preview', { tickets: [...tickets] });
      show(renewed(get().state, previews));
    },

    remove: (client, tickets) => {
      drop(client, tickets);
      show(without(get().state, tickets));
    },

    discard: (client) => {
      const { state } = get();
      if (state.step !== 'previewed') return;
      drop(client, [...new Set(state.previews.map(({ ticket }) => ticket))]);
      show({ step: 'idle' });
    },

    close: () => {
      show({ step: 'idle' });
    },
  };
});
