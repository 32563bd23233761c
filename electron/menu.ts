import { Menu, type MenuItemConstructorOptions } from 'electron';

type MenuOptions = { tools: boolean; lock: () => void };

/**
 * The menu: editing, viewing and window commands of the system, and locking, which has to work
 * whatever the page does; the rest is on the page.
 */
export function menuTemplate(
  options: MenuOptions & { platform: NodeJS.Platform },
): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const lock = { label: '&Lock now', accelerator: 'CmdOrCtrl+L', click: options.lock };
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [lock, ...(mac ? [] : [{ type: 'separator' as const }, { role: 'quit' as const }])],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.tools ? [{ role: 'toggleDevTools' as const }] : []),
      ],
    },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [{ role: 'about' }] },
  ];
}

export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, ...options })),
  );
}
