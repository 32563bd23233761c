import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu: editing, viewing and window commands of the system; the rest is on the page. */
export function menuTemplate(options: {
  platform: NodeJS.Platform;
  tools: boolean;
}): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  return [
    ...(mac
      ? [{ role: 'appMenu' as const }]
      : [{ label: '&File', submenu: [{ role: 'quit' as const }] }]),
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

export function setMenu(options: { tools: boolean }): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, ...options })),
  );
}
