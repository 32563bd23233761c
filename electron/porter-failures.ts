import { PermanenceError } from '../analytics/contract/failure.ts';

/** Why the browser host remembers no key. */
export const inBrowser =
  'In a browser’s window the operating system’s keychain can’t be reached: only the desktop app can have the key remembered.';

export function locked(what: string): PermanenceError {
  return new PermanenceError({
    code: 'locked',
    message: `${what} is locked.`,
    action: 'Unlock it with its passphrase.',
  });
}

export function nothingChosen(): PermanenceError {
  return refused('No workspace file was chosen.', 'Choose one first.');
}

export function nothingOpen(): PermanenceError {
  return refused('No workspace file is open.', 'Unlock one first.');
}

export function noKeychain(): PermanenceError {
  return refused(inBrowser, 'Go on using the passphrase.');
}

export function notRemembered(): PermanenceError {
  return refused('This computer does not remember the key of this file.', 'Give the passphrase.');
}

export function keptAlready(file: string): PermanenceError {
  return refused(`What is open is kept in ${file} already.`, 'Close it to begin another.');
}

export function noDialog(): PermanenceError {
  return refused(
    'In the browser a page may not choose files for the workbench.',
    'Start the workbench with the file’s name: npm start -- FILE',
  );
}

function refused(message: string, action: string): PermanenceError {
  return new PermanenceError({ code: 'invalid_request', message, action });
}
