import { describe, expect, it, vi } from 'vitest';
import { launch, type LaunchOptions, type Surroundings } from '../../../electron/launch.ts';

const INVITATION = 'http://127.0.0.1:4000/?token=secret';

/** A computer on which everything works, but for what a test says. */
function computer(changes: Partial<Surroundings> & { visited?: boolean; pages?: number[] } = {}) {
  const said: string[] = [];
  const { visited = true, pages = [], ...rest } = changes;
  let stop: () => void = () => undefined;
  const host = {
    invitation: INVITATION,
    origin: 'http://127.0.0.1:4000',
    visited: () => visited,
    pages: () => pages.shift() ?? 0,
    close: vi.fn(async () => undefined),
  };
  const window = { closed: Promise.resolve(), close: vi.fn() };
  const around = {
    findElectron: vi.fn(async () => ({ found: true, path: '/electron' }) as const),
    runDesktop: vi.fn(async () => true),
    startHost: vi.fn(async () => host),
    findBrowser: vi.fn(async () => ({ name: 'Microsoft Edge', path: '/edge' })),
    openWindow: vi.fn(async () => window),
    stopped: new Promise<void>((resolve) => (stop = resolve)),
    say: (line: string) => void said.push(line),
    ...rest,
  };
  const run = (options: Partial<LaunchOptions> = {}) =>
    launch({ window: true, desktop: true, ...options }, around);
  return { run, around, host, window, said, stop: () => stop() };
}

const noElectron = async () => ({ found: false, reason: 'it snows' }) as const;

describe('starting the workbench', () => {
  it('opens the desktop app where Electron is installed, and says so', async () => {
    const { run, around, said } = computer();
    await run();
    expect(around.runDesktop).toHaveBeenCalledExactlyOnceWith('/electron');
    expect(around.startHost).not.toHaveBeenCalled();
    expect(said).toEqual(['Opening the workbench as a desktop app: Electron is installed.']);
  });

  it('opens a window of the browser otherwise, and says which and why', async () => {
    const { run, around, said, host } = computer({ findElectron: noElectron });
    await run();
    expect(around.openWindow).toHaveBeenCalledExactlyOnceWith(
      { name: 'Microsoft Edge', path: '/edge' },
      INVITATION,
    );
    expect(said[0]).toBe('Opening the workbench in a window of Microsoft Edge: it snows.');
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('falls back to the browser when the desktop app cannot open here', async () => {
    const { run, around, said } = computer({ runDesktop: async () => false });
    await run();
    expect(around.openWindow).toHaveBeenCalledOnce();
    expect(said[1]).toContain('Electron is installed but could not open a window here');
  });

  it('gives the address where there is no browser either, and waits', async () => {
    const { run, said, stop, host } = computer({
      findElectron: noElectron,
      findBrowser: async () => null,
    });
    const running = run();
    await vi.waitFor(() => expect(said).toContain(`  ${INVITATION}`));
    expect(said[0]).toContain('it snows, and neither Edge, Chrome nor Chromium was found');
    expect(host.close).not.toHaveBeenCalled();
    stop();
    await running;
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('gives the address when the browser could not open its window', async () => {
    const { run, said, stop } = computer({ findElectron: noElectron, visited: false });
    const running = run();
    await vi.waitFor(() => expect(said).toContain(`  ${INVITATION}`));
    expect(said[1]).toContain('Microsoft Edge could not open a window here');
    stop();
    await running;
  });

  it('keeps running while a page is open in another process of the browser', async () => {
    vi.useFakeTimers();
    const { run, host } = computer({ findElectron: noElectron, pages: [1, 1, 0] });
    const running = run();
    await vi.advanceTimersByTimeAsync(1500);
    expect(host.close).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    await running;
    expect(host.close).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('opens nothing when no window is wanted, and looks for nothing', async () => {
    const { run, around, said, stop } = computer();
    const running = run({ window: false });
    await vi.waitFor(() => expect(said).toContain(`  ${INVITATION}`));
    expect(around.findElectron).not.toHaveBeenCalled();
    expect(around.findBrowser).not.toHaveBeenCalled();
    stop();
    await running;
  });

  it('uses a browser when that is wanted', async () => {
    const { run, around } = computer();
    await run({ desktop: false });
    expect(around.findElectron).not.toHaveBeenCalled();
    expect(around.openWindow).toHaveBeenCalledOnce();
  });

  it('closes its window and the workbench when it is stopped', async () => {
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const window = { closed, close: vi.fn(() => close()) };
    const { run, around, stop, host } = computer({
      findElectron: noElectron,
      openWindow: vi.fn(async () => window),
    });
    const running = run();
    await vi.waitFor(() => expect(around.openWindow).toHaveBeenCalled());
    stop();
    await running;
    expect(window.close).toHaveBeenCalledOnce();
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('closes the workbench when the window cannot be opened at all', async () => {
    const { run, host } = computer({
      findElectron: noElectron,
      openWindow: async () => {
        throw new Error('no room for a profile');
      },
    });
    await expect(run()).rejects.toThrow('no room');
    expect(host.close).toHaveBeenCalledOnce();
  });
});
