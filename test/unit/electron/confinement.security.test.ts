import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { forbidNetwork, secureContents, secureSession } from '../../../electron/confinement.ts';

vi.mock('electron', () => ({ protocol: {} }));

type Handler = (...args: unknown[]) => unknown;

/** A session that remembers the handlers it is given. */
function session(tools = false) {
  const handlers: Record<string, Handler> = {};
  const keep = (name: string) => (handler: Handler) => (handlers[name] = handler);
  const fake = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: keep('spelling'),
    webRequest: { onBeforeRequest: keep('network') },
  });
  secureSession(fake as never, { tools });
  const requested = (permission: string) => {
    const answer = vi.fn();
    handlers['request']?.({}, permission, answer);
    return answer.mock.calls[0]?.[0] as boolean;
  };
  const loads = (url: string) => {
    const answer = vi.fn<(response: { cancel: boolean }) => void>();
    handlers['network']?.({ url }, answer);
    return answer.mock.calls[0]?.[0].cancel === false;
  };
  const downloads = (url: string) => {
    const preventDefault = vi.fn();
    fake.emit('will-download', { preventDefault }, { getURL: () => url });
    return preventDefault.mock.calls.length === 0;
  };
  return { handlers, requested, loads, downloads };
}

/** A window's contents, of which the test asks where they may go. */
function contents() {
  let open: Handler = () => undefined;
  const fake = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: Handler) => (open = handler),
  });
  secureContents(fake as never);
  const allows = (event: string, url = '') => {
    const preventDefault = vi.fn();
    fake.emit(event, { preventDefault, url });
    return preventDefault.mock.calls.length === 0;
  };
  return { allows, opens: (url: string) => open({ url }) };
}

describe('threat: data that leaves the computer', () => {
  it.each([
    'https://attacker.example/collect',
    'http://127.0.0.1:8080/',
    'ws://127.0.0.1/',
    'wss://attacker.example/',
    'ftp://attacker.example/',
    'file:///etc/passwd',
    'chrome-extension://abc/x.js',
    'devtools://devtools/bundled/inspector.html',
    'not an address',
  ])('cancels a request for %s', (url) => expect(session().loads(url)).toBe(false));

  it.each(['app://permanence/app.js', 'blob:app://permanence/1-2', 'data:image/png;base64,AA=='])(
    'loads %s',
    (url) => expect(session().loads(url)).toBe(true),
  );

  it('loads the developer tools only where they are allowed', () => {
    expect(session(true).loads('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(session(true).loads('https://attacker.example/')).toBe(false);
  });

  it('finds no host by its name, not even for Chromium’s own services', () => {
    const appendSwitch = vi.fn();
    forbidNetwork({ commandLine: { appendSwitch } } as never);
    expect(appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND');
  });

  it('fetches no dictionaries', () => {
    const spelling = vi.fn();
    const fake = {
      ...Object.fromEntries(
        [
          'setPermissionRequestHandler',
          'setPermissionCheckHandler',
          'setDevicePermissionHandler',
        ].map((name) => [name, vi.fn()]),
      ),
      on: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
      setSpellCheckerEnabled: spelling,
    };
    secureSession(fake as never, { tools: false });
    expect(spelling).toHaveBeenCalledWith(false);
  });

  it('saves what the page made and nothing else', () => {
    expect(session().downloads('blob:app://permanence/1-2')).toBe(true);
    expect(session().downloads('data:text/csv,a')).toBe(true);
    expect(session().downloads('https://attacker.example/tool.exe')).toBe(false);
    expect(session().downloads('file:///etc/passwd')).toBe(false);
  });
});

describe('threat: a page that asks for the camera, the files or other devices', () => {
  const denied = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'usb',
    'hid',
    'openExternal',
    'unknown',
  ];

  it.each(denied)('denies %s, asked or checked', (permission) => {
    const { requested, handlers } = session();
    expect(requested(permission)).toBe(false);
    expect(handlers['check']?.(null, permission)).toBe(false);
  });

  it('lets it write to the clipboard', () => {
    expect(session().requested('clipboard-sanitized-write')).toBe(true);
    expect(session().handlers['check']?.(null, 'clipboard-sanitized-write')).toBe(true);
  });

  it('denies every device', () => expect(session().handlers['device']?.({})).toBe(false));
});

describe('threat: a window that is led elsewhere', () => {
  it.each(['https://attacker.example/', 'file:///etc/passwd', 'app://elsewhere/', 'about:blank'])(
    'does not go to %s',
    (url) => {
      expect(contents().allows('will-navigate', url)).toBe(false);
      expect(contents().allows('will-frame-navigate', url)).toBe(false);
    },
  );

  it('may load the page again', () => {
    expect(contents().allows('will-navigate', 'app://permanence/#/data')).toBe(true);
  });

  it('follows no redirect and holds no other page', () => {
    expect(contents().allows('will-redirect', 'app://permanence/')).toBe(false);
    expect(contents().allows('will-attach-webview')).toBe(false);
  });

  it.each(['https://attacker.example/', 'app://permanence/', 'about:blank'])(
    'opens no window for %s',
    (url) => expect(contents().opens(url)).toEqual({ action: 'deny' }),
  );
});
