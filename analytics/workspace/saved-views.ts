import { randomUUID } from 'node:crypto';
import type { SavedView } from '../contract/selection.ts';

/** The views an officer has saved, by name; saving under a name that exists replaces that view. */
export class SavedViews {
  #views: readonly SavedView[];
  readonly #now: () => Date;

  constructor(views: readonly SavedView[], now: () => Date) {
    this.#views = views;
    this.#now = now;
  }

  /** The list itself: another one after each change. */
  get saved(): readonly SavedView[] {
    return this.#views;
  }

  list(): SavedView[] {
    return [...this.#views];
  }

  save(view: Omit<SavedView, 'id' | 'savedAt'>): SavedView {
    const same = this.#views.find((candidate) => candidate.name === view.name);
    const saved = { ...view, id: same?.id ?? randomUUID(), savedAt: this.#now().toISOString() };
    this.#views = [...this.#views.filter((candidate) => candidate !== same), saved].sort((a, b) =>
      a.name.localeCompare(b.name),
    );
    return saved;
  }

  remove(id: string): void {
    this.#views = this.#views.filter((view) => view.id !== id);
  }
}
