import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineProcess, Porter } from '../../../electron/porter.ts';

const electron = vi.hoisted(() => ({
  app: null as never as ReturnType<typeof fakeApp>,
  session: { fromPartition: vi.fn(), defaultSession: { name: 'default' } },
  dialog: { showErrorBox: vi.fn() },
  powerMonitor: null as never as EventEmitter,
}));
const parts = vi.hoisted(() => ({
  listPageFiles: vi.fn(),
  openIpcDoor: vi.fn(),
  registerPageScheme: vi.fn(),
  secureContents: vi.fn(),
  secureSession: vi.fn(),
  servePage: vi.fn(),
  startEngine: vi.fn(),
  openWindow: vi.fn(),
  setMenu: vi.fn(),
  forbidNetwork: vi.fn(),
}));

vi.mock('electron', () => ({
  get app() {
    return electron.app;
  },
  session: electron.session,
  dialog: electron.dialog,
  get powerMonitor() {
    return electron.powerMonitor;
  },
  BrowserWindow: { getAllWindows: () => [] },
  safeStorage: { getSelectedStorageBackend: () => 'basic_text' },
}));
vi.mock('../../../electron/page-files.ts', () => ({ listPageFiles: parts.listPageFiles }));
vi.mock('../../../electron/ipc-door.ts', () => ({ openIpcDoor: parts.openIpcDoor }));
vi.mock('../../../electron/protocol.ts', () => ({
  registerPageScheme: parts.registerPageScheme,
  servePage: parts.servePage,
}));
vi.mock('../../../electron/confinement.ts', () => ({
  forbidNetwork: parts.forbidNetwork,
  secureContents: parts.secureContents,
  secureSession: parts.secureSession,
}));
vi.mock('../../../electron/engine.ts', () => ({ startEngine: parts.startEngine }));
vi.mock('../../../electron/window.ts', () => ({ openWindow: parts.openWindow }));
vi.mock('../../../electron/menu.ts', () => ({ setMenu: parts.setMenu }));

function fakeApp() {
  return Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: vi.fn(),
    quit: vi.fn(),
    exit: vi.fn(),
    getPath: vi.fn(() => '/home/officer/.config/permanence-workbench'),
    commandLine: { getSwitchValue: vi.fn(() => '') },
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: vi.fn(() => new Promise<void>((resolve) => (ready = resolve))),
  });
}

const engine = {
  close: vi.fn(async () => null),
  ended: new Promise<void>(() => undefined),
  onNewKey: vi.fn(),
  tookFiles: () => false,
};
const failure = { code: 'internal', message: 'No memory.', action: 'Close something.' } as const;
let ready: () => void = () => undefined;

/** The porter that main gives to the door. */
async function openPorter() {
  await startMain();
  ready();
  await vi.waitFor(() => expect(parts.openIpcDoor).toHaveBeenCalledOnce());
  const porter = parts.openIpcDoor.mock.calls[0]?.[0] as Porter<EngineProcess>;
  await porter.ask({ ask: 'state' });
  return porter;
}

async function startMain() {
  vi.resetModules();
  await import('../../../electron/main.ts');
}

beforeEach(() => {
  for (const part of Object.values(parts)) part.mockReset();
  electron.dialog.showErrorBox.mockReset();
  electron.session.fromPartition.mockReset().mockReturnValue({ name: 'page' });
  parts.startEngine.mockResolvedValue({ ok: true, engine });
  electron.powerMonitor = new EventEmitter();
  engine.close.mockClear();
  electron.app = fakeApp();
});

describe('the desktop’s main process', () => {
  it('is sandboxed, cut off the network and has its scheme before Electron is ready', async () => {
    await startMain();
    expect(electron.app.enableSandbox).toHaveBeenCalledOnce();
    expect(parts.forbidNetwork).toHaveBeenCalledOnce();
    expect(parts.registerPageScheme).toHaveBeenCalledOnce();
    expect(parts.openWindow).not.toHaveBeenCalled();
  });

  it('secures both sessions before a window opens, and keeps the page’s in memory', async () => {
    await startMain();
    ready();
    await vi.waitFor(() => expect(parts.openWindow).toHaveBeenCalledOnce());
    expect(electron.session.fromPartition.mock.calls[0]?.[0]).not.toMatch(/^persist:/);
    expect(parts.secureSession.mock.calls).toEqual([
      [{ name: 'page' }, { tools: false }],
      [{ name: 'default' }, { tools: false }],
    ]);
    expect(parts.secureSession.mock.invocationCallOrder[1]).toBeLessThan(
      parts.openWindow.mock.invocationCallOrder[0] ?? 0,
    );
    expect(parts.openWindow.mock.calls[0]?.[0]).toMatchObject({ session: { name: 'page' } });
  });

  it('keeps every window’s contents on the page', async () => {
    await startMain();
    electron.app.emit('web-contents-created', {}, { contents: 1 });
    expect(parts.secureContents).toHaveBeenCalledExactlyOnceWith({ contents: 1 });
  });

  it('leaves the desktop to the copy that is already open', async () => {
    electron.app.requestSingleInstanceLock.mockReturnValue(false);
    await startMain();
    expect(electron.app.quit).toHaveBeenCalledOnce();
    expect(electron.app.whenReady).not.toHaveBeenCalled();
  });

  it('says what is wrong when it cannot start', async () => {
    parts.listPageFiles.mockRejectedValue(new Error('The page has not been built'));
    await startMain();
    ready();
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(1));
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain('has not been built');
  });

  it('says what is wrong when the engine cannot open', async () => {
    parts.startEngine.mockResolvedValue({ ok: false, failure, generations: [] });
    await startMain();
    ready();
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(1));
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toBe('No memory. Close something.');
  });

  it('asks for the passphrase of the file it was started with, and starts no engine before', async () => {
    electron.app.commandLine.getSwitchValue.mockReturnValue('/home/officer/croydon.permanence');
    const porter = await openPorter();
    expect(porter.state).toMatchObject({ status: 'new', file: 'croydon.permanence' });
    expect(parts.startEngine).not.toHaveBeenCalled();
  });

  it('reaches the operating system’s keychain, and keeps the time until the lock', async () => {
    const porter = await openPorter();
    expect(porter.state.keychain.refusal ?? '').not.toContain('browser');
    expect(electron.app.getPath).toHaveBeenCalledWith('userData');
  });

  it.each(['suspend', 'lock-screen'])('locks the workspace on %s', async (event) => {
    electron.app.commandLine.getSwitchValue.mockReturnValue('/home/officer/croydon.permanence');
    const porter = await openPorter();
    await porter.ask({ ask: 'create', passphrase: 'right' });
    electron.powerMonitor.emit(event);
    await vi.waitFor(() => expect(porter.state.reason).toBe('sleep'));
    expect(engine.close).toHaveBeenCalledExactlyOnceWith({ force: false });
  });

  it('locks the workspace from its menu, whatever the page does', async () => {
    electron.app.commandLine.getSwitchValue.mockReturnValue('/home/officer/croydon.permanence');
    const porter = await openPorter();
    await porter.ask({ ask: 'create', passphrase: 'right' });
    const { lock } = parts.setMenu.mock.calls[0]?.[0] as { lock: () => void };
    lock();
    await vi.waitFor(() => expect(porter.state.reason).toBe('asked'));
  });

  it('closes the engine before it quits, once', async () => {
    await startMain();
    ready();
    await vi.waitFor(() => expect(parts.openWindow).toHaveBeenCalled());
    const event = { preventDefault: vi.fn() };
    electron.app.emit('before-quit', event);
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce());
    expect(event.preventDefault).toHaveBeenCalledOnce();
    electron.app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(engine.close).toHaveBeenCalledOnce();
  });

  it('quits with its window', async () => {
    await startMain();
    electron.app.emit('window-all-closed');
    expect(electron.app.quit).toHaveBeenCalledOnce();
  });
});
