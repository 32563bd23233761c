/** The desktop's main process: puts the parts together and stays out of the way. */
import { app, BrowserWindow, dialog, powerMonitor, session } from 'electron';
import { join, resolve } from 'node:path';
import { failureOf, type Failure } from '../analytics/contract/failure.ts';
import { startEngine } from './engine.ts';
import { openIpcDoor } from './ipc-door.ts';
import { systemKeychain } from './keychain.ts';
import { setMenu } from './menu.ts';
import { listPageFiles } from './page-files.ts';
import { Porter } from './porter.ts';
import { registerPageScheme, servePage } from './protocol.ts';
import { keptLockTime } from './settings.ts';
import { forbidNetwork, secureContents, secureSession } from './confinement.ts';
import { openWindow } from './window.ts';
import { chooseWorkspace } from './workspace-dialog.ts';

const dist = join(import.meta.dirname, '..');
const tools = !app.isPackaged;

app.enableSandbox();
forbidNetwork(app);
registerPageScheme();
app.on('web-contents-created', (_event, contents) => secureContents(contents));
// One window over data that lives in memory: closing it ends the program on every system.
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only once this module has been evaluated (electron#40719).
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => giveUp(failureOf(error)));
} else {
  app.quit();
}

function giveUp({ message, action }: Failure): void {
  dialog.showErrorBox('The workbench could not start', `${message} ${action}`);
  app.exit(1);
}

async function start(): Promise<void> {
  // A session without "persist:" lives in memory: nothing of the page is written to disk.
  const pageSession = session.fromPartition('permanence');
  secureSession(pageSession, { tools });
  secureSession(session.defaultSession, { tools });
  servePage(pageSession, await listPageFiles(join(dist, 'page')));

  const current = () => BrowserWindow.getAllWindows()[0] ?? null;
  const userData = app.getPath('userData');
  const named = app.commandLine.getSwitchValue('workspace');
  const porter = new Porter({
    start: (opening) => startEngine(join(dist, 'node', 'engine-process.js'), opening),
    choose: (which) => chooseWorkspace(which, current()),
    path: named === '' ? null : resolve(named),
    keychain: systemKeychain(join(userData, 'remembered-keys')),
    lockTime: keptLockTime(userData),
  });
  // What keeps a workspace from being locked is told on the page, which asks for its state.
  const lock = (reason: 'asked' | 'sleep') => void porter.lock(reason).catch(() => undefined);
  powerMonitor.on('suspend', () => lock('sleep'));
  powerMonitor.on('lock-screen', () => lock('sleep'));
  setMenu({ tools, lock: () => lock('asked') });
  porter.begin().catch((error: unknown) => giveUp(failureOf(error)));
  openIpcDoor(porter, current);
  openWindow({ session: pageSession, preload: join(dist, 'preload', 'preload.cjs'), tools });

  app.on('second-instance', () => {
    const window = current();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void porter.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
