import { damaged, notRead } from '../failures.ts';
import { decodeWindows1252 } from '../text/windows-1252.ts';

/** Enough to hold an XML declaration. */
const HEAD = 256;

/** Turns the bytes of a document into text, however they are cut into pieces. */
type Decode = (bytes: Uint8Array, goesOn: boolean) => string;

/** Labels that mean an encoding whose ASCII letters are the same bytes as everywhere. */
const BYTES_OF_UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
const BYTES_OF_WINDOWS = new Set(['windows-1252', 'cp1252', 'iso-8859-1', 'latin1', 'latin-1']);

/**
 * Decodes an XML document that arrives in pieces, as its byte order mark or its declaration says,
 * UTF-8 without either. Throws `file_damaged` where the bytes are none of that encoding's and
 * `file_not_recognised` for an encoding that is not read.
 */
export class XmlDecoder {
  readonly #file: string;
  #head: Uint8Array = new Uint8Array();
  #decode: Decode | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  push(piece: Uint8Array): string {
    if (this.#decode) return this.#text(this.#decode, piece, true);
    this.#head = Buffer.concat([this.#head, piece]);
    if (this.#head.length < HEAD) return '';
    this.#decode = decoderFor(this.#head, this.#file);
    return this.#text(this.#decode, this.#head, true);
  }

  end(): string {
    const decode = this.#decode ?? decoderFor(this.#head, this.#file);
    return this.#text(decode, this.#decode ? new Uint8Array() : this.#head, false);
  }

  #text(decode: Decode, bytes: Uint8Array, goesOn: boolean): string {
    try {
      return decode(bytes, goesOn);
    } catch (error) {
      throw damaged(this.#file, 'it holds bytes that are no letters in its own encoding', error);
    }
  }
}

/** The text at the start of a document; what does not decode is left out. */
export function decodeXmlHead(head: Uint8Array): string {
  const label = unicodeLabel(head);
  return label === null ? decodeWindows1252(head) : new TextDecoder(label).decode(head);
}

function decoderFor(head: Uint8Array, file: string): Decode {
  const label = unicodeLabel(head) ?? declaredLabel(head);
  if (BYTES_OF_WINDOWS.has(label)) return decodeWindows1252;
  const utf = label.startsWith('utf-16') ? label : BYTES_OF_UTF8.has(label) ? 'utf-8' : null;
  if (utf === null) {
    throw notRead(
      file,
      `is written in an encoding that is not read here (${label.slice(0, 40)})`,
      'Save it as UTF-8, and load that.',
    );
  }
  const decoder = new TextDecoder(utf, { fatal: true });
  return (bytes, goesOn) => decoder.decode(bytes, { stream: goesOn });
}

/** The Unicode encoding that the first bytes show: by a mark, or by the zeros beside a `<`. */
function unicodeLabel(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [one, two, three] = head;
  if (one === 0xef && two === 0xbb && three === 0xbf) return 'utf-8';
  if ((one === 0xff && two === 0xfe) || (one === 0x3c && two === 0)) return 'utf-16le';
  if ((one === 0xfe && two === 0xff) || (one === 0 && two === 0x3c)) return 'utf-16be';
  return null;
}

/** The encoding that a declaration in single bytes names; one that can't be true counts as UTF-8. */
function declaredLabel(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, HEAD)).toString('latin1');
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  const label = declared?.toLowerCase() ?? 'utf-8';
  return label.startsWith('utf-16') ? 'utf-8' : label;
}
