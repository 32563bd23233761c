import type { App, Session, WebContents } from 'electron';
import { isOurPage } from './protocol.ts';

/** All that pages and the workbench may load: the built page and what the page itself has made. */
const LOCAL_SCHEMES = new Set(['app:', 'blob:', 'data:']);

/** Copying a table to the clipboard is the only thing a page may be granted. */
const PERMISSIONS = new Set(['clipboard-sanitized-write']);

/** Has to be called before Electron is ready. */
export function forbidNetwork(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
}

/**
 * Takes from a session all that Electron grants by default: permissions, devices, the network, and
 * downloads other than of what the page made. `tools` lets the developer tools load themselves.
 */
export function secureSession(session: Session, options: { tools: boolean }): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(PERMISSIONS.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  // The dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const scheme = schemeOf(url);
    const local = LOCAL_SCHEMES.has(scheme) || (options.tools && scheme === 'devtools:');
    answer({ cancel: !local });
  });
  session.on('will-download', (event, item) => {
    if (!['blob:', 'data:'].includes(schemeOf(item.getURL()))) event.preventDefault();
  });
}

/** Keeps a window on the page: it may reload it, but goes nowhere else and opens nothing. */
export function secureContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!isOurPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
