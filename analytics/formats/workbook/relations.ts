import type { XmlHandlers } from '../xml/reader.ts';

/** A part that another part refers to: `type` is the last word of the relation's kind. */
export type Relation = { readonly id: string; readonly type: string; readonly path: string };

/** Listens to a part's relations; those that lead out of the workbook are left out. */
export class Relations {
  readonly found: Relation[] = [];
  readonly #folder: string;

  constructor(part: string) {
    this.#folder = part.slice(0, part.lastIndexOf('/') + 1);
  }

  readonly handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = attributes['Type'] ?? '';
      this.found.push({
        id: attributes['Id'] ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        path: resolve(this.#folder, attributes['Target'] ?? ''),
      });
    },
  };
}

/** Where a part's relations stand. */
export function relationsPath(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}
