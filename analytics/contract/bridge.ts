import { z } from 'zod';
import type { Reply } from './api.ts';
import { Failure } from './failure.ts';
import { PorterState, type PorterRequest } from './porter.ts';
import { Ticket } from './load.ts';

/**
 * What the desktop gives the page as `window.permanence`, and nothing more. Failures come back as
 * values, because an error keeps only its message on the way out of the preload script.
 */
export type Bridge = {
  readonly host: 'desktop';
  /**
   * Asks for a line to the engine. Its port arrives as a window message of the shape
   * {@link LineMessage} that carries the same `request`.
   */
  connect(request: string): Promise<Reply<null>>;
  /** Hands over files that were dropped or picked on the page; folders stand for what is in them. */
  acceptFiles(files: File[]): Promise<Reply<Ticket[]>>;
  /** Lets the person choose files in the system's own dialog; none chosen gives no tickets. */
  chooseFiles(): Promise<Reply<Ticket[]>>;
  /** Opens, locks and leaves workspaces; paths stay with main. */
  porter(request: PorterRequest): Promise<Reply<PorterState>>;
};

/** Comes to the page's window with one MessagePort, the answer to {@link Bridge.connect}. */
export const LineMessage = z.object({ type: z.literal('permanence:line'), request: z.string() });
export type LineMessage = z.infer<typeof LineMessage>;

/** Where the browser host answers, and the limits that both of its ends keep to. */
export const BROWSER_HOST = {
  socketPath: '/rpc',
  filesPath: '/files',
  porterPath: '/porter',
  /** Holds the file's name, percent-encoded as UTF-8. */
  fileNameHeader: 'x-file-name',
  maxFileBytes: 512 * 1024 * 1024,
} as const;

/** Why the browser host won't take a file of this size; null when it will. */
export function uploadTooLarge(
  name: string,
  bytes: number,
  maxBytes: number = BROWSER_HOST.maxFileBytes,
): Failure | null {
  if (bytes <= maxBytes) return null;
  const megabytes = (count: number) => Math.ceil(count / 1024 / 1024).toLocaleString('en-GB');
  return {
    code: 'file_too_large',
    message: `The file "${name}" has ${megabytes(bytes)} MB; the browser window takes up to ${megabytes(maxBytes)} MB.`,
    action: 'Split it by year, or load it with "permanence load" or in the desktop app.',
    place: { file: name },
  };
}

/** Either host's answer to a request to its porter. */
export const PorterReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: PorterState }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);
export type PorterReply = z.infer<typeof PorterReply>;

/** The browser host's answer to one uploaded file. */
export const UploadReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: Ticket }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);
export type UploadReply = z.infer<typeof UploadReply>;
