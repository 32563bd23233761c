import { SaxesParser } from 'saxes';
import type { PermanenceError } from '../../contract/failure.ts';
import { damaged, tooLarge, unsafe } from '../failures.ts';
import { XmlDecoder } from './encoding.ts';
import type { XmlLimits } from './limits.ts';
import { XML_LIMITS } from './limits.ts';

/** What a reader of XML hears; names come without their namespace's prefix. */
export type XmlHandlers = {
  /** An element starts; `line` (from 1) is where its tag ends. */
  readonly open?: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    line: number,
  ) => void;
  /** Text inside elements, in the order it stands; entities are resolved, CDATA comes as text. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const PIECE = 65_536;

/**
 * Reads XML as it arrives and tells of it by calling back, keeping nothing. Refuses any document
 * type declaration (`file_unsafe`: there entities come from), what is not well formed
 * (`file_damaged`, with line and column) and what exceeds {@link XML_LIMITS} (`file_too_large`).
 */
export class XmlReader {
  readonly #file: string;
  readonly #limits: XmlLimits;
  readonly #parser = new SaxesParser();
  readonly #decoder: XmlDecoder;
  #depth = 0;
  #elements = 0;
  /** Characters since the last piece of markup ended, and whether any has in this piece. */
  #run = 0;
  #heard = false;

  constructor(file: string, handlers: XmlHandlers, limits: XmlLimits = XML_LIMITS) {
    this.#file = file;
    this.#limits = limits;
    this.#decoder = new XmlDecoder(file);
    this.#listen(handlers);
  }

  /** Whether the first element has been met, and with it the end of all that may declare entities. */
  get started(): boolean {
    return this.#elements > 0;
  }

  write(bytes: Uint8Array): void {
    this.#push(this.#decoder.push(bytes));
  }

  end(): void {
    this.#push(this.#decoder.end());
    this.#parser.close();
  }

  #push(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE);
      this.#heard = false;
      this.#parser.write(piece);
      this.#run = this.#heard ? piece.length : this.#run + piece.length;
      if (this.#run > (this.started ? this.#limits.run : this.#limits.prolog) + PIECE) {
        throw this.#tooLong();
      }
    }
  }

  #listen({ open, text, close }: XmlHandlers): void {
    const parser = this.#parser;
    const hear = (): void => {
      this.#heard = true;
    };
    const hearText = (content: string): void => {
      this.#heard = true;
      if (content.length > this.#limits.run) throw this.#tooLong();
      if (this.#depth > 0) text?.(content);
    };
    parser.on('doctype', () => {
      throw unsafe(this.#file, 'it declares a document type');
    });
    parser.on('error', (error) => {
      throw this.#malformed(error);
    });
    parser.on('comment', hear);
    parser.on('processinginstruction', hear);
    parser.on('text', hearText);
    parser.on('cdata', hearText);
    parser.on('opentag', ({ name, attributes }) => {
      this.#heard = true;
      this.#depth += 1;
      this.#elements += 1;
      if (this.#depth > this.#limits.depth) throw this.#tooDeep();
      if (this.#elements > this.#limits.elements) throw this.#tooMany();
      open?.(localName(name), attributes, parser.line);
    });
    parser.on('closetag', ({ name }) => {
      this.#heard = true;
      this.#depth -= 1;
      close?.(localName(name));
    });
  }

  #malformed(error: Error): PermanenceError {
    const { line, column } = this.#parser;
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    return damaged(
      this.#file,
      `it is not well-formed XML at line ${String(line)}, column ${String(column)} (${reason})`,
      error,
    );
  }

  #tooLong(): PermanenceError {
    return tooLarge(
      this.#file,
      this.started
        ? `holds a text of more than ${this.#limits.run.toLocaleString('en-GB')} characters near line ${String(this.#parser.line)}`
        : 'has no element where an XML document starts with one',
      'Export it again from where it came from; no return holds texts of that length.',
    );
  }

  #tooDeep(): PermanenceError {
    return tooLarge(
      this.#file,
      `has elements more than ${String(this.#limits.depth)} deep at line ${String(this.#parser.line)}`,
      'Export it again from where it came from; no return is nested like that.',
    );
  }

  #tooMany(): PermanenceError {
    return tooLarge(
      this.#file,
      `holds more than ${this.#limits.elements.toLocaleString('en-GB')} elements`,
      'Split it, for example by year, and load the parts.',
    );
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Reads a whole document whose bytes arrive in pieces; see {@link XmlReader}. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  handlers: XmlHandlers,
  limits: XmlLimits = XML_LIMITS,
): Promise<void> {
  const reader = new XmlReader(file, handlers, limits);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}
