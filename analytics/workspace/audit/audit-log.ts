import type {
  AuditAction,
  AuditAnchor,
  AuditCheck,
  AuditDetail,
  AuditEntry,
  AuditPage,
  AuditRequest,
} from '../../contract/audit.ts';
import { checkChain, nextEntry } from './chain.ts';

/** What the file held of the log, and where its table of contents says that it ended. */
export type SavedLog = {
  readonly entries: readonly AuditEntry[];
  readonly anchor: AuditAnchor | null;
};

type Noted = { readonly by?: string | null | undefined; readonly at?: string | undefined };

/** The log of what was done with a workspace: it is added to and never changed. */
export class AuditLog {
  readonly #entries: AuditEntry[];
  #anchors: readonly AuditAnchor[];
  readonly #now: () => Date;
  readonly #user: string | null;

  /** `user` is who acts where an action doesn't say. */
  constructor(saved: SavedLog, { now, user }: { now: () => Date; user: string | null }) {
    this.#entries = [...saved.entries];
    this.#anchors = saved.anchor ? [saved.anchor] : [];
    this.#now = now;
    this.#user = user;
    const { intact, problem } = this.check();
    if (intact || this.#entries.some(({ action }) => action === 'tampering')) return;
    // The next save would hide where the log once ended: from now on the log says so itself.
    this.record('tampering', { problem });
    this.#anchors = [];
  }

  get entries(): readonly AuditEntry[] {
    return this.#entries;
  }

  record(action: AuditAction, detail: AuditDetail, { by, at }: Noted = {}): void {
    const content = {
      at: at ?? this.#now().toISOString(),
      by: by ?? this.#user,
      action,
      detail,
    };
    this.#entries.push(nextEntry(this.#entries.at(-1), content));
  }

  /** Whether the log is whole; also held against a digest that somebody noted earlier. */
  check(noted: string | null = null): AuditCheck {
    const check = checkChain(this.#entries, this.#anchors);
    if (noted === null || !check.intact) return check;
    if (this.#entries.some(({ digest }) => digest === noted)) return check;
    return {
      ...check,
      intact: false,
      problem: 'No entry of the log has the digest that was noted.',
    };
  }

  page({ action = null, offset = 0, limit = 100 }: AuditRequest = {}): AuditPage {
    const rows = this.#entries.filter((entry) => action === null || entry.action === action);
    return {
      rows: rows.reverse().slice(offset, offset + limit),
      total: rows.length,
      check: this.check(),
    };
  }
}
