import type { Method } from '../analytics/contract/api.ts';

/** Writes an unforeseen error with its stack to the terminal, never to a file: it may quote data. */
export function reportToTerminal(method: Method, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${method}: ${detail}\n`);
}
