import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listPageFiles, type PageFiles } from '../../../electron/page-files.ts';
import {
  answerPage,
  isOurPage,
  PAGE_ADDRESS,
  registerPageScheme,
  servePage,
} from '../../../electron/protocol.ts';

const electron = vi.hoisted(() => ({ protocol: { registerSchemesAsPrivileged: vi.fn() } }));
vi.mock('electron', () => electron);

let folder = '';
let files: PageFiles = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-page-'));
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'app.js'), 'script');
  files = await listPageFiles(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string) => answerPage({ method: 'GET', url }, files);

describe('the page’s protocol', () => {
  it('serves the page with its policy', async () => {
    const response = await get(`${PAGE_ADDRESS}?measure=adopted`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'none'");
    expect(await response.text()).toBe('<p>page</p>');
  });

  it('has an origin of its own and no privilege beyond', () => {
    registerPageScheme();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('is served to the session’s windows', async () => {
    const handle =
      vi.fn<(scheme: string, answer: (request: Request) => Promise<Response>) => void>();
    servePage({ protocol: { handle } } as never, files);
    const [scheme, answer] = handle.mock.calls[0] ?? [];
    expect(scheme).toBe('app');
    expect(
      (await answer?.({ method: 'GET', url: `${PAGE_ADDRESS}app.js` } as Request))?.status,
    ).toBe(200);
  });
});

describe('threat: a request for what is not the page’s', () => {
  it.each([
    'app://permanence/../../etc/passwd',
    'app://permanence/%2e%2e/%2e%2e/etc/passwd',
    'app://permanence/..%2f..%2fetc/passwd',
    'app://permanence/missing.js',
    'app://elsewhere/index.html',
    'app://permanence.attacker.example/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('finds nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('answers no %s', async (method) => {
    expect((await answerPage({ method, url: PAGE_ADDRESS }, files)).status).toBe(405);
  });
});

describe('the page’s own address', () => {
  it.each([
    'app://permanence/',
    'app://permanence/#/explore?measure=adopted',
    'app://permanence/?a=1',
    'app://permanence/index.html',
  ])('is %s', (address) => expect(isOurPage(address)).toBe(true));

  it.each([
    'app://permanence.attacker.example/',
    'app://permanence:80/',
    'app://permanence/app.js',
    'https://permanence/',
    'https://attacker.example/app://permanence/',
    'javascript:alert(1)',
    'file:///app://permanence/',
    'about:blank',
    '',
  ])('is not %j', (address) => expect(isOurPage(address)).toBe(false));
});
