import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inProcessEngine } from '../../../electron/in-process-engine.ts';
import { receiveFile } from '../../../electron/upload.ts';
import { fakeApplication } from './fake-application.ts';

function upload(body: string[], headers: Record<string, string | undefined>): IncomingMessage {
  const chunks = body.map((chunk) => Buffer.from(chunk));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return Object.assign(Readable.from(chunks), {
    headers: { 'content-length': String(length), ...headers },
  }) as unknown as IncomingMessage;
}

const named = (name: string) => ({ 'x-file-name': encodeURIComponent(name) });

describe('receiving a file', () => {
  it('hands its bytes to the application under its name and answers with the ticket', async () => {
    const application = fakeApplication();
    const request = upload(['CHILD,', 'SEX\n'], named('Épisodes 2022/23 – final.csv'));
    const answer = await receiveFile(request, inProcessEngine(application).receive);
    expect(answer).toEqual({
      status: 200,
      reply: {
        ok: true,
        value: { ticket: 'ticket-1', name: 'Épisodes 2022/23 – final.csv', bytes: 10 },
      },
    });
    expect(application.accepted).toEqual([
      { name: 'Épisodes 2022/23 – final.csv', bytes: new TextEncoder().encode('CHILD,SEX\n') },
    ]);
  });

  it('hands on an empty file, which the application has a better sentence for', async () => {
    const application = fakeApplication();
    await receiveFile(upload([], named('empty.csv')), inProcessEngine(application).receive);
    expect(application.accepted).toEqual([{ name: 'empty.csv', bytes: new Uint8Array() }]);
  });

  it('refuses a file over the limit by its announced length, reading nothing', async () => {
    const application = fakeApplication();
    const request = upload(['never read'], { ...named('big.csv'), 'content-length': '2000000' });
    const answer = await receiveFile(request, inProcessEngine(application).receive, 1024 * 1024);
    expect(answer).toMatchObject({
      status: 413,
      reply: {
        ok: false,
        failure: {
          code: 'file_too_large',
          message: 'The file "big.csv" has 2 MB; the browser window takes up to 1 MB.',
          place: { file: 'big.csv' },
        },
      },
    });
    expect(application.accepted).toEqual([]);
    expect(request.readableDidRead).toBe(false);
  });

  it.each([
    ['no name', {}],
    ['an empty name', { 'x-file-name': '' }],
    ['a name that is no UTF-8', { 'x-file-name': '%FF' }],
    ['a name of two lines', { 'x-file-name': 'a%0D%0Ab' }],
    ['a name with a zero in it', { 'x-file-name': 'a%00.csv' }],
    ['a name beyond all measure', { 'x-file-name': 'a'.repeat(2000) }],
    ['no length', { ...named('a.csv'), 'content-length': undefined }],
    ['a length that is no number', { ...named('a.csv'), 'content-length': '1e9x' }],
    ['a negative length', { ...named('a.csv'), 'content-length': '-1' }],
  ])('refuses %s', async (_what, headers) => {
    const application = fakeApplication();
    const answer = await receiveFile(upload(['a'], headers), inProcessEngine(application).receive);
    expect(answer).toMatchObject({ status: 400, reply: { failure: { code: 'invalid_request' } } });
    expect(application.accepted).toEqual([]);
  });

  it('accepts nothing of a file that is longer than was announced', async () => {
    const application = fakeApplication();
    const request = upload(['a,b\n', '1,2\n'], { ...named('a.csv'), 'content-length': '5' });
    const answer = await receiveFile(request, inProcessEngine(application).receive);
    expect(answer.reply.ok).toBe(false);
    expect(application.accepted).toEqual([]);
  });

  it('accepts nothing when the browser breaks off in the middle', async () => {
    const application = fakeApplication();
    const request = Object.assign(
      Readable.from(
        (function* () {
          yield Buffer.from('half');
          throw new Error('aborted');
        })(),
      ),
      { headers: { ...named('a.csv'), 'content-length': '8' } },
    ) as unknown as IncomingMessage;
    expect(await receiveFile(request, inProcessEngine(application).receive)).toMatchObject({
      status: 500,
    });
    expect(application.accepted).toEqual([]);
  });
});
