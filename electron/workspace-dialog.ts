import { dialog, type BrowserWindow } from 'electron';

const FILTERS = [{ name: 'Permanence workspace', extensions: ['permanence'] }];

/** Asks in the system's dialog for a workspace file, or for the name of a new one. */
export async function chooseWorkspace(
  which: 'existing' | 'new',
  window: BrowserWindow | null,
): Promise<string | null> {
  if (which === 'existing') {
    const options = {
      title: 'Open a workspace',
      buttonLabel: 'Choose',
      filters: FILTERS,
      properties: ['openFile' as const],
    };
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  }
  const options = {
    title: 'New workspace',
    buttonLabel: 'Choose',
    defaultPath: 'workspace.permanence',
    filters: FILTERS,
    // A file that is there is opened, never written over: there is nothing to confirm.
    properties: ['createDirectory' as const],
  };
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return filePath === '' ? null : filePath;
}
