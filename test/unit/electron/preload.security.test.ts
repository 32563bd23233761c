import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../analytics/contract/bridge.ts';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn() },
  webUtils: { getPathForFile: vi.fn() },
}));
vi.mock('electron', () => electron);

let bridge: Bridge;
let line: (event: { ports: unknown[] }, request: string) => void;
let exposed: unknown[][] = [];

beforeAll(async () => {
  await import('../../../electron/preload.ts');
  exposed = electron.contextBridge.exposeInMainWorld.mock.calls;
  bridge = exposed[0]?.[1] as Bridge;
  line = electron.ipcRenderer.on.mock.calls[0]?.[1] as typeof line;
});
beforeEach(() =>
  electron.ipcRenderer.invoke.mockReset().mockResolvedValue({ ok: true, value: [] }),
);

describe('the bridge', () => {
  it('asks main for a line and passes its port on to the page’s own window', async () => {
    await bridge.connect('r1');
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('permanence:door', {
      type: 'connect',
      request: 'r1',
    });
    const postMessage = vi.fn();
    vi.stubGlobal('window', { postMessage, location: { origin: 'app://permanence' } });
    const ports = [{}];
    line({ ports }, 'r1');
    expect(postMessage).toHaveBeenCalledExactlyOnceWith(
      { type: 'permanence:line', request: 'r1' },
      'app://permanence',
      ports,
    );
    vi.unstubAllGlobals();
  });

  it('passes on what the page asks the porter', async () => {
    await bridge.porter({ ask: 'lock', force: false });
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('permanence:door', {
      type: 'porter',
      request: { ask: 'lock', force: false },
    });
  });

  it('names the paths of files that Electron knows', async () => {
    electron.webUtils.getPathForFile.mockImplementation((file: File) => `/data/${file.name}`);
    await bridge.acceptFiles([new File([], 'a.csv'), new File([], 'b.csv')]);
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('permanence:door', {
      type: 'accept',
      paths: ['/data/a.csv', '/data/b.csv'],
    });
  });
});

describe('threat: a page that uses the bridge for more than it is for', () => {
  it('is given five things under one name, and no way to send or hear anything else', () => {
    expect(exposed.map(([name]) => name)).toEqual(['permanence']);
    expect(Object.keys(bridge).sort()).toEqual([
      'acceptFiles',
      'chooseFiles',
      'connect',
      'host',
      'porter',
    ]);
    expect(electron.ipcRenderer.on.mock.calls.map(([channel]) => channel as string)).toEqual([
      'permanence:line',
    ]);
  });

  it('cannot have a file read that it made up', async () => {
    electron.webUtils.getPathForFile.mockImplementation((file: File) =>
      file.name === 'made-up.csv' ? '' : `/data/${file.name}`,
    );
    const reply = await bridge.acceptFiles([new File([], 'a.csv'), new File(['x'], 'made-up.csv')]);
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'file_unreadable', message: expect.stringContaining('made-up.csv') },
    });
    expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled();
  });

  it('cannot name a path of its own', async () => {
    electron.webUtils.getPathForFile.mockImplementation(() => {
      throw new TypeError('not a File');
    });
    const forged = { name: 'passwd', path: '/etc/passwd' } as unknown as File;
    await expect(bridge.acceptFiles([forged])).rejects.toThrow();
    expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled();
  });
});
