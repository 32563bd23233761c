import { PermanenceError } from '../../contract/failure.ts';
import { decodeXmlHead } from '../../formats/xml/encoding.ts';
import { readXml } from '../../formats/xml/reader.ts';
import type { Ssda903XmlModule } from '../../reference/ssda903-xml.ts';
import {
  SSDA903_XML,
  SSDA903_XML_NAMES,
  SSDA903_XML_SHARED,
  SSDA903_XML_UASC,
} from '../../reference/ssda903-xml.ts';

/** One module of a return, with the columns of its CSV file. */
export type Ssda903XmlTable = {
  readonly module: Ssda903XmlModule;
  readonly header: readonly string[];
  /** `row` is the line of the file on which the row's element starts. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** The fields that stand directly in an element, by their CSV names, and the element's line. */
type Fields = { readonly line: number; readonly values: Map<string, string> };

/** An element that is open: what has been met in it so far. */
type Open = Fields & { text: string; hasElements: boolean };

const COLUMN_OF = new Map([...SSDA903_XML_NAMES].map(([column, name]) => [name, column]));

/** Fields of a module that say that there is a row of it: those that are only its own. */
const MODULES = SSDA903_XML.map(({ module, columns }) => ({
  module,
  columns,
  own:
    module === 'UASC'
      ? [SSDA903_XML_UASC, 'DUC']
      : columns.filter((column) => !SSDA903_XML_SHARED.has(column)),
}));

/** Whether a file that starts like this is an SSDA903 return as XML. */
export function isSsda903Xml(head: Uint8Array): boolean {
  const text = decodeXmlHead(head);
  return (
    /^\ufeff?\s*<[?!]?[\w:]/.test(text) &&
    /<(?:\w+:)?(?:EXPSSDA903|SSDA903)[\s>/]|<CHILD>\s*<HEADER>\s*<CHILDID>/i.test(text)
  );
}

/**
 * Reads an SSDA903 return from its XML, as the rows that its CSV files would hold, child by child.
 * Rows are known by their fields rather than by the element around them, whose name differs
 * between years; a row all of whose own fields are blank is none. Modules without rows are left
 * out. Throws what {@link readXml} throws, and `file_not_recognised` when there is no child in it.
 */
export async function readSsda903Xml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
): Promise<Ssda903XmlTable[]> {
  const tables = MODULES.map(({ module, columns }) => ({
    module,
    header: columns,
    rows: [] as { row: number; cells: string[] }[],
  }));
  const stack: Open[] = [];
  let child: { depth: number; elements: Fields[] } | null = null;
  let children = 0;

  const finishChild = (elements: readonly Fields[]): void => {
    children += 1;
    const shared = sharedOf(elements);
    for (const element of elements) {
      MODULES.forEach(({ module, columns, own }, at) => {
        if (!holdsRow(module, own, element.values)) return;
        const cells = columns.map((name) => element.values.get(name) ?? shared.get(name) ?? '');
        tables[at]?.rows.push({ row: element.line, cells });
      });
    }
  };

  await readXml(pieces, file, {
    open: (name, _, line) => {
      const parent = stack.at(-1);
      if (parent) parent.hasElements = true;
      if (!child && stack.length > 0 && name.toUpperCase() === 'CHILD') {
        child = { depth: stack.length, elements: [] };
      }
      stack.push({ line, values: new Map(), text: '', hasElements: false });
    },
    text: (text) => {
      const open = stack.at(-1);
      if (open && child) open.text += text;
    },
    close: (name) => {
      const element = stack.pop();
      if (!element || !child) return;
      if (element.hasElements) child.elements.push(element);
      else addField(stack.at(-1), name, element.text);
      if (stack.length > child.depth) return;
      finishChild(child.elements);
      child = null;
    },
  });
  if (children === 0) throw noReturn(file);
  return tables.filter(({ rows }) => rows.length > 0);
}

function addField(parent: Open | undefined, name: string, text: string): void {
  const field = name.toUpperCase();
  parent?.values.set(COLUMN_OF.get(field) ?? field, text.trim());
}

/** What the child's header states for all rows of the child. */
function sharedOf(elements: readonly Fields[]): Map<string, string> {
  const header = elements.find(({ values }) => values.has('CHILD'));
  const names = ['CHILD', 'DOB', 'SEX'];
  return new Map(names.map((name) => [name, header?.values.get(name) ?? '']));
}

function holdsRow(
  module: Ssda903XmlModule,
  own: readonly string[],
  values: ReadonlyMap<string, string>,
): boolean {
  if (module === 'Header') return own.some((field) => values.has(field));
  const filled = (field: string): boolean => (values.get(field) ?? '') !== '';
  if (module !== 'UASC') return own.some(filled);
  const flag = values.get(SSDA903_XML_UASC) ?? '';
  return (flag !== '' && flag !== '0') || filled('DUC');
}

function noReturn(file: string): PermanenceError {
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${file} is XML, but holds no child of an SSDA903 return.`,
    action: 'Export the return from the case system again as XML, or load its CSV files.',
    place: { file },
  });
}
