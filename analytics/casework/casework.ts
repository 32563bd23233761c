import type {
  Correction,
  CorrectableJourney,
  Holdings,
  JourneyRequest,
  LocalNumber,
  LocalNumberRequest,
  LookUp,
  NewCorrection,
  Reconciliation,
  ReconciliationRequest,
  Submission,
  SubmissionsRequest,
  TrackedChild,
  TrackedFamily,
} from '../contract/casework.ts';
import { TrackerRequest } from '../contract/casework.ts';
import { PermanenceError } from '../contract/failure.ts';
import { parsePeriod } from '../contract/period.ts';
import type { Period } from '../contract/period.ts';
import type { Queries, Session } from '../engine/session.ts';
import { identityKey } from '../extracts/returns/identities.ts';
import { requireArea } from '../measures/request.ts';
import { checkedRequest } from './checked-request.ts';
import { addCorrection, listCorrections, undoCorrection } from './corrections/corrections.ts';
import type { Moment } from './corrections/corrections.ts';
import { applyCorrections, withdrawCorrections } from './corrections/overlay.ts';
import { readJourney } from './corrections/read-journey.ts';
import { readHoldings } from './holdings.ts';
import { revealLocalNumber } from './local-number.ts';
import type { LookUpLog } from './local-number.ts';
import { reconcile } from './reconciliation/reconcile.ts';
import { readSubmissions } from './submissions/read-submissions.ts';
import { trackChildren, trackFamilies } from './tracker/read-tracker.ts';

type CaseworkOptions = {
  readonly session: Session;
  readonly workspaceKey: Uint8Array;
  readonly now: () => Date;
  readonly lookUps: LookUpLog;
  /** Does work that changes records in several steps, none of which is kept without the others. */
  readonly change: <T>(work: () => Promise<T>) => Promise<T>;
  /** What journeys say has changed: whatever was worked out from them is no longer true. */
  readonly onChange: () => Promise<void>;
};

/** What officers do with single children's and households' records, day by day. */
export class Casework {
  readonly #options: CaseworkOptions;

  constructor(options: CaseworkOptions) {
    this.#options = options;
  }

  /** Does work that loads or derives with every correction taken off, and lays them on again. */
  async withoutCorrections<T>(work: () => Promise<T>): Promise<T> {
    const { session } = this.#options;
    await session.transaction(withdrawCorrections);
    try {
      return await work();
    } finally {
      await session.transaction(applyCorrections);
    }
  }

  corrections({ ended = false }: { ended?: boolean } = {}): Promise<Correction[]> {
    return listCorrections(this.#options.session, ended);
  }

  /** What the files say of a child's journey, by the child's key or local number. */
  journey(asked: JourneyRequest): Promise<CorrectableJourney> {
    const child = 'child' in asked ? asked.child : this.childKey(asked.area, asked.number);
    return readJourney(this.#options.session, child);
  }

  /** Corrects a field of a child's journey; a correction that stood on it is replaced. */
  correct(asked: NewCorrection): Promise<Correction> {
    return this.#change((tx) => addCorrection(tx, asked, this.#moment()));
  }

  /** Ends a correction: the journey says again what the files say. */
  undo({ id, by = null }: { id: number; by?: string | null }): Promise<Correction> {
    return this.#change(async (tx) => {
      await undoCorrection(tx, { id, by }, this.#moment());
      return id;
    });
  }

  /** The key of the child that an authority knows by a number; the number is kept nowhere. */
  childKey(area: string, localNumber: string): string {
    const { code, kind, name } = requireArea(area);
    if (kind === 'local_authority') {
      return identityKey(this.#options.workspaceKey, 'child', code, localNumber.trim());
    }
    throw new PermanenceError({
      code: 'invalid_request',
      message: `${name} is no local authority, and children's numbers are an authority's own.`,
      action: 'Name the authority that looks after the child.',
    });
  }

  /** The local number behind a key; that it was asked for, and why, is written down. */
  async localNumber(asked: LocalNumberRequest): Promise<LocalNumber> {
    const { session, lookUps } = this.#options;
    return revealLocalNumber(session, lookUps, asked);
  }

  async accessLog(): Promise<LookUp[]> {
    return this.#options.lookUps.list();
  }

  /** Of whom there are records, and which returns they can be held against. */
  holdings(): Promise<Holdings> {
    return readHoldings(this.#options.session);
  }

  /** Which members of an agency have sent theirs for a period, the missing ones first. */
  async submissions({ agency, period }: SubmissionsRequest): Promise<Submission[]> {
    return readSubmissions(this.#options.session, requireArea(agency), requirePeriod(period));
  }

  /** An authority's own records against its return of a year. */
  async reconciliation({ area, year, against }: ReconciliationRequest): Promise<Reconciliation> {
    const period = requirePeriod(year);
    if (period.kind !== 'financial_year') {
      throw new PermanenceError({
        code: 'unknown_period',
        message: `${year} is no year of a return.`,
        action: 'Write it as 2022/23.',
      });
    }
    return reconcile(this.#options.session, requireArea(area), period, against);
  }

  /** Children on the way to adoption, with where they stand on a day and what comes next. */
  async trackedChildren(request: TrackerRequest = {}): Promise<TrackedChild[]> {
    const { area, asOf } = checkedRequest(TrackerRequest, request);
    const within = area === null ? null : requireArea(area);
    return trackChildren(this.#options.session, within, asOf ?? this.#moment().today);
  }

  /** Households on the way to adopting, likewise. */
  async trackedFamilies(request: TrackerRequest = {}): Promise<TrackedFamily[]> {
    const { area, asOf } = checkedRequest(TrackerRequest, request);
    const within = area === null ? null : requireArea(area);
    return trackFamilies(this.#options.session, within, asOf ?? this.#moment().today);
  }

  /** Changes the corrections while none is laid on, and answers the one the change was about. */
  async #change(work: (tx: Queries) => Promise<number>): Promise<Correction> {
    const { session, change } = this.#options;
    const changed = await change(() =>
      session.transaction(async (tx) => {
        await withdrawCorrections(tx);
        const id = await work(tx);
        await applyCorrections(tx);
        const corrections = await listCorrections(tx, true);
        return corrections.find((correction) => correction.id === id);
      }),
    );
    if (!changed) throw new Error('The correction that was changed is not among the corrections.');
    await this.#options.onChange();
    return changed;
  }

  #moment(): Moment {
    const at = this.#options.now().toISOString();
    return { at, today: at.slice(0, 10) };
  }
}

function requirePeriod(text: string): Period {
  const period = parsePeriod(text);
  if (period) return period;
  throw new PermanenceError({
    code: 'unknown_period',
    message: `“${text}” is not a period.`,
    action: 'Write a quarter as 2024/25 Q1, or a financial year as 2024/25.',
  });
}
