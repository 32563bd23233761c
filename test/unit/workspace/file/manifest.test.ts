import { strToU8 } from 'fflate';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { openManifest, sealManifest } from '../../../../analytics/workspace/file/manifest.ts';
import { seal } from '../../../../analytics/workspace/file/payload.ts';

const secret = await generateX25519Identity();
const recipient = await identityToRecipient(secret);

/** As the first version wrote it: what must be read for ever. */
const VERSION_1 = {
  format: 'permanence-workspace',
  version: 1,
  created: '2026-03-31T09:30:00.000Z',
  workspaceKey: '0123456789abcdef'.repeat(4),
  views: [
    {
      id: '5e2f',
      name: 'Croydon against the threshold',
      savedAt: '2026-03-31T09:31:00.000Z',
      selection: {
        measure: 'entry_to_placed_days',
        areas: ['Croydon'],
        periods: ['2022/23'],
        cohort: 'adopted_in_year',
        by: null,
        where: { ethnicity: ['white'] },
        grain: 'year',
        statistic: 'mean',
        figure: null,
      },
    },
  ],
  tables: [{ table: 'sources', rows: 2, bytes: 1024, sha256: 'ab'.repeat(32) }],
} as const;

const open = async (text: string): Promise<unknown> =>
  openManifest(
    new Map([['manifest.json.gz.age', await seal(strToU8(text), recipient)]]),
    secret,
    'a.permanence',
  );

describe('the manifest of a workspace', () => {
  it('is read as the first version wrote it', async () => {
    expect(await open(JSON.stringify(VERSION_1))).toEqual({
      ...VERSION_1,
      recipes: [],
      audit: null,
    });
  });

  it('is refused as newer when it comes from a later version, whatever that looks like', async () => {
    const later = JSON.stringify({ format: 'permanence-workspace', version: 12, tables: {} });
    await expect(open(later)).rejects.toMatchObject({
      failure: { code: 'workspace_newer', message: expect.stringContaining('number 12') },
    });
  });

  it.each([
    ['no JSON', '{"format":'],
    ['no object', '[]'],
    ['another format', JSON.stringify({ ...VERSION_1, format: 'something' })],
    ['no version', JSON.stringify({ ...VERSION_1, version: undefined })],
    ['a version before the first', JSON.stringify({ ...VERSION_1, version: 0 })],
    ['a short key', JSON.stringify({ ...VERSION_1, workspaceKey: '00' })],
    ['something nobody wrote', JSON.stringify({ ...VERSION_1, extra: 1 })],
    ['no date', JSON.stringify({ ...VERSION_1, created: 'yesterday' })],
    [
      'a negative count',
      JSON.stringify({ ...VERSION_1, tables: [{ ...VERSION_1.tables[0], rows: -1 }] }),
    ],
  ])('is refused as damaged when it is %s', async (_, text) => {
    await expect(open(text)).rejects.toMatchObject({ failure: { code: 'workspace_damaged' } });
  });

  it('is not saved when it could not be read again', async () => {
    const [view] = VERSION_1.views;
    const unreadable = {
      ...VERSION_1,
      tables: [],
      views: [
        { ...view, selection: { ...view.selection, areas: [], periods: [], where: {} }, name: '' },
      ],
    };
    await expect(sealManifest(unreadable, recipient, 'a.permanence')).rejects.toThrow();
  });

  it('is not saved when it is larger than what is read', async () => {
    const [view] = VERSION_1.views;
    const areas = Array.from({ length: 1000 }, (_, index) => `${'x'.repeat(1000)}${String(index)}`);
    const selection = { ...view.selection, areas, periods: [], where: {} };
    const views = Array.from({ length: 17 }, () => ({ ...view, selection }));
    await expect(
      sealManifest({ ...VERSION_1, tables: [], views }, recipient, 'a.permanence'),
    ).rejects.toMatchObject({ failure: { code: 'file_too_large' } });
  });
});
