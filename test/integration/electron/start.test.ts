import { RPCLink } from '@orpc/client/websocket';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { opening } from './hosted.ts';
import { INVITATION, startBuilt as start } from './started.ts';

describe('npm start', () => {
  it('serves the workbench on its samples to the browser it invites', async () => {
    const running = start('--no-window');
    const invitation = await running.said(INVITATION);
    const { origin } = new URL(invitation);
    const entry = await fetch(invitation, { redirect: 'manual' });
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${origin}/`, { headers: { cookie } });
    expect(await page.text()).toContain('<title>Permanence Workbench</title>');

    const websocket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
      headers: { cookie, origin },
    });
    expect(await opening(websocket)).toBe('open');
    const link = new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket });
    expect(await link.call(['session.describe'], undefined, { context: {} })).toMatchObject({
      ok: true,
      value: { host: 'browser', workspace: { kind: 'sample' } },
    });
  });

  it('says how it opens and why, and stops when it is told', async () => {
    const running = start('--browser');
    await running.said(INVITATION);
    expect(running.text().split('\n')[0]).toMatch(
      /^(Open the workbench in a browser on this computer|Opening the workbench in a window of .+): a browser was asked for/,
    );
    expect(await running.stop()).toBe(0);
  });

  it('explains its options', async () => {
    const running = start('--help');
    await running.said(/--no-window/);
    expect(await running.ended).toBe(0);
  });

  it('takes one workspace file and no more', async () => {
    const running = start('a.permanence', 'b.permanence');
    await running.said(/Only one workspace file/);
    expect(await running.ended).toBe(2);
  });

  it('takes no option that it does not know', async () => {
    const running = start('--port', '80');
    await running.said(/Unknown option/);
    expect(await running.ended).toBe(2);
  });
});
