import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import type { FromEngine, ToEngine } from '../../../electron/engine-messages.ts';

/** An engine's process that says what a test has it say. */
export class FakeChild extends EventEmitter {
  readonly postMessage = vi.fn<(message: ToEngine, ports?: unknown[]) => void>();
  readonly kill = vi.fn(() => this.emit('exit', 15));

  says(message: FromEngine): void {
    this.emit('message', message);
  }

  opens(): void {
    this.says({ type: 'opened', reply: { ok: true, value: null }, generations: [] });
  }

  heard<T extends ToEngine['type']>(type: T): Extract<ToEngine, { type: T }>[] {
    return this.postMessage.mock.calls
      .map(([message]) => message)
      .filter((message): message is Extract<ToEngine, { type: T }> => message.type === type);
  }
}
