import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import { openWindow } from '../../../electron/window.ts';

const electron = vi.hoisted(() => ({
  opened: [] as { webPreferences: object; show: boolean }[],
  loadURL: vi.fn(async () => undefined),
}));
vi.mock('electron', () => ({
  protocol: {},
  Menu: {},
  BrowserWindow: class {
    loadURL = electron.loadURL;
    once = vi.fn();
    constructor(options: { webPreferences: object; show: boolean }) {
      electron.opened.push(options);
    }
  },
}));

describe('threat: a page that reaches beyond its window', () => {
  it('is sandboxed, isolated, without Node and without developer tools', () => {
    openWindow({
      session: {} as never,
      preload: '/dist/preload/preload.cjs',
      tools: false,
    });
    expect(electron.opened[0]?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(electron.loadURL).toHaveBeenCalledWith('app://permanence/');
  });

  it.each(['win32', 'darwin', 'linux'] as const)(
    'has no way to the tools in the menu of %s',
    (platform) => {
      expect(
        JSON.stringify(menuTemplate({ platform, tools: false, lock: () => undefined })),
      ).not.toContain('toggleDevTools');
      expect(
        JSON.stringify(menuTemplate({ platform, tools: true, lock: () => undefined })),
      ).toContain('toggleDevTools');
    },
  );
});
