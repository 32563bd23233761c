import type { XmlHandlers } from '../xml/reader.ts';
import { unescapeText } from './cell-text.ts';

/** Listens to the texts that a workbook's cells share, and keeps them in order. */
export class SharedStrings {
  readonly texts: string[] = [];
  #text = '';
  #inText = false;
  /** Readings of the text in another script stand beside it and are no part of it. */
  #inReading = false;

  readonly handlers: XmlHandlers = {
    open: (name) => {
      if (name === 'si') this.#text = '';
      if (name === 'rPh') this.#inReading = true;
      if (name === 't') this.#inText = !this.#inReading;
    },
    text: (text) => {
      if (this.#inText) this.#text += text;
    },
    close: (name) => {
      if (name === 't') this.#inText = false;
      if (name === 'rPh') this.#inReading = false;
      if (name === 'si') this.texts.push(unescapeText(this.#text));
    },
  };
}
