import { BrowserWindow, type Session } from 'electron';
import { PAGE_ADDRESS } from './protocol.ts';

/** Opens the window with the page in it; the page is sandboxed and sees only the preload's bridge. */
export function openWindow(options: {
  session: Session;
  preload: string;
  tools: boolean;
}): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Permanence Workbench',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    // Shown once there is something to see, so that it never flashes empty.
    show: false,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: options.tools,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_ADDRESS);
  return window;
}
