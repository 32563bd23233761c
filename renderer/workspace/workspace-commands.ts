import type { Audience } from '../../analytics/contract/session.ts';
import { navigate } from '../app/address.ts';
import type { Connection } from '../connect.ts';
import type { Command } from '../state/commands.ts';
import { forgetKey, lockNow, useWorkspaceDialog } from './workspace-actions.ts';
import { WORKSPACE_SCREENS } from './workspace-screens.ts';

/** What can be done with the workspace as a whole, from anywhere. */
export function workspaceCommands(
  section: string,
  client: Connection,
  audience: Audience,
  present: (audience: Audience) => void,
): Command[] {
  const { show } = useWorkspaceDialog.getState();
  const { file, mayChoose, keychain } = client.porter.state();
  const command = (id: string, label: string, keywords: string, run: () => void): Command => ({
    id: `workspace ${id}`,
    label,
    section,
    keywords,
    run,
  });
  const other: Audience = audience === 'officer' ? 'presentation' : 'officer';
  return [
    ...WORKSPACE_SCREENS.map(({ id, label, keywords, purpose }) =>
      command(id, label, `${keywords} ${purpose}`, () => {
        navigate(id);
      }),
    ),
    command(
      'audience',
      other === 'presentation' ? 'Present the screen to others' : 'Show the officer’s view again',
      'audience presentation officer disclosure share projector teams',
      () => {
        present(other);
      },
    ),
    {
      ...command(
        'lock',
        file === null ? 'Cover the screen' : 'Lock the workspace',
        'lock cover hide leave desk secure away',
        () => {
          void lockNow(client);
        },
      ),
      detail: 'Ctrl L',
    },
    ...(file === null
      ? mayChoose
        ? [
            command('keep', 'Keep it in an encrypted file…', 'save as passphrase', () => {
              show({ kind: 'keep' });
            }),
          ]
        : []
      : [
          command('passphrase', 'Change the passphrase…', 'password key', () => {
            show({ kind: 'passphrase' });
          }),
          ...(keychain.remembers
            ? [
                command('forget', 'Forget the key on this computer', 'keychain', () => {
                  void forgetKey(client);
                }),
              ]
            : keychain.refusal === null
              ? [
                  command('remember', 'Remember the key on this computer…', 'keychain', () => {
                    show({ kind: 'remember' });
                  }),
                ]
              : []),
          command('close', 'Close this workspace…', 'leave samples', () => {
            show({ kind: 'leaving', to: 'samples' });
          }),
        ]),
    ...(mayChoose
      ? [
          command('open', 'Open another workspace…', 'file', () => {
            show({ kind: 'leaving', to: 'existing' });
          }),
          command('new', 'New workspace…', 'create make file', () => {
            show({ kind: 'leaving', to: 'new' });
          }),
        ]
      : []),
  ];
}
