import type { Ssda903XmlModule } from '../reference/ssda903-xml.ts';
import {
  SSDA903_XML,
  SSDA903_XML_NAMES,
  SSDA903_XML_ROOT,
  SSDA903_XML_SHARED,
  SSDA903_XML_UASC,
} from '../reference/ssda903-xml.ts';

/** One module of a return as its CSV file holds it. */
export type ModuleRows = {
  readonly module: Ssda903XmlModule;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A row by its columns' names. */
type Row = ReadonlyMap<string, string>;

/**
 * Writes a return's modules as one XML file in UTF-8, an element a line. A child's number, sex and
 * date of birth stand once, in its header: what other modules repeat of them is taken from there,
 * or from the module where the child has no header row. Rows of which nothing else is filled can't
 * be written, and of the header, OC3, AD1 and UASC the format holds one a child.
 */
export function ssda903Xml(modules: readonly ModuleRows[]): Uint8Array {
  const children = new Map<string, Map<Ssda903XmlModule, Row[]>>();
  for (const { module, header, rows } of modules) {
    const childAt = header.indexOf('CHILD');
    for (const cells of rows) {
      const id = cells[childAt] ?? '';
      const child = children.get(id) ?? new Map<Ssda903XmlModule, Row[]>();
      children.set(id, child);
      const row = new Map(header.map((column, at) => [column, cells[at] ?? '']));
      child.set(module, [...(child.get(module) ?? []), row]);
    }
  }
  const body = [...children].map(([id, child]) => childXml(id, child)).join('');
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${SSDA903_XML_ROOT}>\n${body}</${SSDA903_XML_ROOT}>\n`,
  );
}

function childXml(id: string, child: ReadonlyMap<Ssda903XmlModule, readonly Row[]>): string {
  const inHeader = [headerXml(id, child)];
  const besideHeader: string[] = [];
  for (const { module, columns, element } of SSDA903_XML) {
    if (element === null) continue;
    const place = module === 'Episodes' ? besideHeader : inHeader;
    for (const row of child.get(module) ?? []) {
      const filled = columns.filter((name) => !SSDA903_XML_SHARED.has(name) && row.get(name));
      place.push(
        `<${element}>${filled.map((name) => field(name, row.get(name))).join('')}</${element}>\n`,
      );
    }
  }
  return `<CHILD>\n<HEADER>\n${inHeader.join('')}</HEADER>\n${besideHeader.join('')}</CHILD>\n`;
}

/** What stands directly in the header: the child's own fields, and those of modules with one row a child. */
function headerXml(id: string, child: ReadonlyMap<Ssda903XmlModule, readonly Row[]>): string {
  const [header] = child.get('Header') ?? [];
  const anyRow = header ?? [...child.values()].flat().find((row) => row.get('DOB'));
  const [unaccompanied] = child.get('UASC') ?? [];
  const written = [field('CHILD', id), field('DOB', anyRow?.get('DOB'))];
  for (const { module, columns, element } of SSDA903_XML) {
    const [row] = child.get(module) ?? [];
    if (element !== null || !row) continue;
    const own = columns.filter(
      (name) => !SSDA903_XML_SHARED.has(name) && !(module === 'UASC' && name === 'SEX'),
    );
    written.push(...own.map((name) => field(name, row.get(name))));
  }
  if (unaccompanied) written.push(field(SSDA903_XML_UASC, '1'));
  return written.map((each) => `${each}\n`).join('');
}

function field(column: string, value = ''): string {
  const name = SSDA903_XML_NAMES.get(column) ?? column;
  return value === '' ? `<${name}/>` : `<${name}>${escaped(value)}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
