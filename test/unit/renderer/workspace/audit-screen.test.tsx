// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AuditEntry, AuditPage } from '../../../../analytics/contract/audit.ts';
import { GOVERNANCE } from '../../../../analytics/contract/governance.ts';
import { AuditScreen } from '../../../../renderer/workspace/audit-screen.tsx';
import { detailWords } from '../../../../renderer/workspace/audit-words.ts';
import { GovernanceScreen } from '../../../../renderer/workspace/governance-screen.tsx';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import { session } from '../sample-data.ts';

preparePage();

const digest = (letter: string) => letter.repeat(64);
const entry = (over: Partial<AuditEntry>): AuditEntry => ({
  sequence: 1,
  at: '2026-11-22T09:00:00.000Z',
  by: 'sam',
  action: 'open',
  detail: {},
  previous: digest('0'),
  digest: digest('a'),
  ...over,
});

const LOOK = entry({
  sequence: 2,
  action: 'named_rows',
  detail: { key: digest('b'), reason: 'A date that cannot be right' },
  digest: digest('c'),
});

const page = (over: Partial<AuditPage['check']> = {}): AuditPage => ({
  rows: [LOOK, entry({})],
  total: 2,
  check: { intact: true, entries: 2, head: digest('c'), problem: null, ...over },
});

const draw = (answer: AuditPage) =>
  renderPage(<AuditScreen />, fakeConnection({ 'audit.page': async () => answer }));

describe('the audit log', () => {
  it('tells when, what, who and why, and that it is whole', async () => {
    draw(page());
    const row = await screen.findByRole('row', { name: /A date that cannot be right/ });
    expect(row.textContent).toContain('Looked up single records');
    expect(row.textContent).toContain('sam');
    expect(screen.getByRole('main').textContent).toContain('none was changed');
  });

  it('tells where it was tampered with', async () => {
    draw(page({ intact: false, problem: 'Entry 1 is not as it was written.' }));
    expect((await screen.findByText('Entry 1 is not as it was written.')).textContent).toBeTruthy();
    expect(screen.getByRole('main').textContent).not.toContain('none was changed');
  });

  it('is not shown while presenting, and not asked for', async () => {
    const { connection } = renderPage(
      <AuditScreen />,
      fakeConnection({
        'session.describe': async () => ({ ...session, audience: 'presentation' }),
      }),
    );
    await screen.findByText('Not shown while presenting');
    expect((connection as ReturnType<typeof fakeConnection>).asked.at(-1)?.method).not.toBe(
      'audit.page',
    );
  });

  it.each([
    [
      { action: 'load', detail: { file: 'a.csv', loaded: 12, rejected: 3, refused: null } },
      'a.csv: 12 rows loaded, 3 rows rejected',
    ],
    [
      { action: 'load', detail: { file: 'a.csv', refused: 'file_empty' } },
      'a.csv: refused (file empty)',
    ],
    [{ action: 'recover', detail: { generation: 1 } }, 'state 1 before the newest'],
    [{ action: 'export', detail: { what: 'quality report', area: null } }, 'quality report'],
  ] as const)('puts %j into words', (told, words) => {
    expect(detailWords(told)).toBe(words);
  });
});

describe('the information governance page', () => {
  it('holds all of the one text', async () => {
    renderPage(<GovernanceScreen />);
    await screen.findByRole('heading', { level: 1 });
    const shown = document.body.textContent ?? '';
    for (const { title, parts } of GOVERNANCE) {
      expect(shown).toContain(title);
      for (const part of parts) {
        const pieces =
          part.kind === 'words'
            ? [part.words]
            : part.kind === 'list'
              ? part.items
              : part.kind === 'answers'
                ? part.answers.flat()
                : part.commands;
        for (const piece of pieces) expect(shown).toContain(piece);
      }
    }
  });

  it('tells of a remembered key and of what is in memory what they do not protect from', () => {
    const threats = GOVERNANCE.find(({ id }) => id === 'threats')?.parts ?? [];
    const answers = new Map(
      threats.flatMap((part) => (part.kind === 'answers' ? [...part.answers] : [])),
    );
    const key = answers.get('A key that this computer remembers');
    for (const words of [
      'Off unless you choose it',
      'does not protect from',
      'is forgotten when',
    ]) {
      expect(key).toContain(words);
    }
    expect(answers.get('Somebody at a desk that was left')).toContain(
      'whoever sits there can have it shown again',
    );
  });
});
