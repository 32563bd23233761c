import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseWorkspace } from '../../../electron/workspace-dialog.ts';

const electron = vi.hoisted(() => ({
  dialog: { showOpenDialog: vi.fn(), showSaveDialog: vi.fn() },
}));
vi.mock('electron', () => electron);
beforeEach(() => vi.clearAllMocks());

const window = { window: 1 } as never;

describe('choosing a workspace in the system’s dialog', () => {
  it('gives the file that was chosen', async () => {
    electron.dialog.showOpenDialog.mockResolvedValue({ filePaths: ['/a.permanence'] });
    expect(await chooseWorkspace('existing', window)).toBe('/a.permanence');
    expect(electron.dialog.showOpenDialog.mock.calls[0]?.[0]).toBe(window);
  });

  it('gives the name of a new one, without a question about writing over it', async () => {
    electron.dialog.showSaveDialog.mockResolvedValue({ filePath: '/new.permanence' });
    expect(await chooseWorkspace('new', null)).toBe('/new.permanence');
    const [options] = electron.dialog.showSaveDialog.mock.calls[0] as [{ properties: string[] }];
    expect(options.properties).not.toContain('showOverwriteConfirmation');
  });

  it('gives nothing when the dialog is left', async () => {
    electron.dialog.showOpenDialog.mockResolvedValue({ filePaths: [] });
    electron.dialog.showSaveDialog.mockResolvedValue({ filePath: '' });
    expect(await chooseWorkspace('existing', null)).toBeNull();
    expect(await chooseWorkspace('new', null)).toBeNull();
  });
});
