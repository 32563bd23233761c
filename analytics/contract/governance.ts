/** A piece of the text: a paragraph, a list, answers to questions, or commands to type. */
export type GovernancePart =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'answers'; readonly answers: readonly (readonly [string, string])[] }
  | { readonly kind: 'commands'; readonly commands: readonly string[] };

export type GovernanceSection = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly GovernancePart[];
};

const words = (text: string): GovernancePart => ({ kind: 'words', words: text });
const list = (...items: string[]): GovernancePart => ({ kind: 'list', items });
const answers = (...pairs: (readonly [string, string])[]): GovernancePart => ({
  kind: 'answers',
  answers: pairs,
});
const commands = (...lines: string[]): GovernancePart => ({ kind: 'commands', commands: lines });

/** What an information governance lead asks of the workbench, in the one place it is written. */
export const GOVERNANCE: readonly GovernanceSection[] = [
  {
    id: 'kept',
    title: 'What is kept, and where',
    parts: [
      words(
        'A workspace is one file, in the folder its owner chose. Everything that was loaded, worked out or written down is in it and nowhere else. It is encrypted before it reaches the disk.',
      ),
      answers(
        [
          'In the workspace file',
          'The loaded rows of children’s and households’ records, rejected rows with their reasons, published figures, corrections with their reasons, saved views and recipes, funding scenarios, and the audit log.',
        ],
        [
          'Beside it',
          'The two states before the newest (.1 and .2), encrypted alike. While it is open a .lock file, which holds the account’s name, the computer’s name, the time and a process number, and nothing of a child.',
        ],
        [
          'In memory only',
          'A workspace started without a file, the samples, previews of files not loaded yet, and everything decrypted. It goes when the workbench is closed or, for a workspace file, locked.',
        ],
        [
          'In your account’s settings on this computer',
          'The number of minutes after which the workspace locks. Where you chose it in the desktop app: the file’s key, encrypted with a secret that the operating system’s keychain holds for your account, under a name that is a digest of where the file lies.',
        ],
        [
          'In the window’s own storage',
          'The theme, contrast and density chosen. The address of a screen names measures, areas and periods, and may name a child’s key, never a local case number; a browser of your own keeps addresses in its history, the workbench’s own window forgets them. What is typed into fields is not for the browser to keep, suggest or spell-check.',
        ],
        [
          'Outside the workbench',
          'What you export or copy: images, CSV and Excel files, the clipboard. They are not encrypted, and where they go is for you to decide.',
        ],
      ),
    ],
  },
  {
    id: 'not-kept',
    title: 'What is not kept',
    parts: [
      list(
        'Names, days of birth (the month is kept, for ages), addresses, NHS numbers and unique pupil numbers: such columns are left out when a file is loaded, and the preview says which.',
        'The passphrase, or anything it could be worked out from without guessing it. There is no second key, no recovery and no back door. Unless you have the key remembered, which is off until you choose it, nothing but the passphrase opens the file.',
        'Copies of the files you load. They are read where they are and stay as they are; a browser’s upload is held in memory.',
        'Temporary files of the database. Should memory not be enough, the work stops with a message and writes nothing.',
        'Logs of use outside the workspace, telemetry, crash reports, or a list of files opened before.',
      ),
      words(
        'Children and households appear under a key: a keyed hash (HMAC-SHA-256) of the authority and the local case number, made with a secret that is in the workspace alone. The same child has another key in another workspace. The local case number itself is in the encrypted file and is shown for one record at a time, for a reason that is written down.',
      ),
    ],
  },
  {
    id: 'network',
    title: 'The network',
    parts: [
      words(
        'There is none. The desktop app blocks every request but those for its own built-in page. In a browser’s window the workbench listens on this computer alone (127.0.0.1), lets in the one browser that opened its one-time address, and the page may talk to nothing else. Updates are installed the way your IT department installs software.',
      ),
    ],
  },
  {
    id: 'threats',
    title: 'What it protects from, and what it does not',
    parts: [
      answers(
        [
          'A lost or stolen laptop, memory stick or backup',
          'Protected. Without the passphrase the file is noise: each part is encrypted with ChaCha20-Poly1305 under a random key (the age format), which is itself wrapped by the passphrase with scrypt (2^18), made to be slow to guess. A weak passphrase is the weak point; the meter says how weak.',
        ],
        [
          'Somebody at a desk that was left',
          'The workspace locks after 10 minutes without use (you can choose 1 to 60, which is kept for the next time), when the computer sleeps, and with Ctrl L. Locking saves, then ends the process that held the data; the page forgets what it showed. If the file can’t be saved, it stays open and says so rather than lose work. A workspace that is in memory only can’t be locked, because nothing could unlock it: once something was loaded into it, it is covered instead. The page forgets what it showed and is answered no more, but whoever sits there can have it shown again, and the data stays in memory. Keep such a workspace in an encrypted file to be able to lock it.',
        ],
        [
          'A key that this computer remembers',
          'Off unless you choose it, and in the desktop app only. The operating system’s keychain (Windows DPAPI, macOS Keychain, GNOME Keyring or KWallet) protects the key with your account; where Linux has none of these, nothing is remembered. It protects from whoever has the disk, the file or a backup but not your account. It does not protect from whoever uses the computer while you are signed in, from programs that run as you, or from an administrator who can sign in as you: they open the file without the passphrase, after a lock as well, since the lock then asks the keychain and not a person. A lock still ends the process that held the data. The key is forgotten when you say so, when the passphrase is changed, and when it no longer opens the file; that it was given, and each opening with it, is in the audit log.',
        ],
        [
          'Others looking at the screen',
          'Presentation hides every row of a person and every count of 1 to 5, rounds the other counts to 5, and withholds percentages and means of fewer than 10. This is enforced where figures are read, not only on the page. It is not yet full disclosure control: do not publish from it.',
        ],
        [
          'A changed or swapped file',
          'Every part is authenticated, and damage is told from a wrong passphrase. The audit log is a chain of hashes: an entry that is changed, taken out or moved is found. Somebody who has the passphrase could write a whole new log; note the last digest elsewhere to be able to prove that.',
        ],
        [
          'A hostile file that somebody sends',
          'Files to load and workspace files are parsed within limits, without running anything in them; formulas, macros and links are not followed. What is exported never begins like a formula.',
        ],
        [
          'Other web pages and programs of the same user',
          'Web pages cannot reach the workbench: host, origin and cookie are checked on every request. Malicious software running under your own account can read the memory of an open workspace, as of any program: that is for the computer’s own protection.',
        ],
        [
          'The operating system’s swap file and hibernation',
          'Windows and macOS may write memory to disk by themselves. Use full-disk encryption (BitLocker, FileVault), which organisations require of laptops anyway.',
        ],
        [
          'A forgotten passphrase',
          'Not protected. Nobody can open the file. Keep the passphrase in your organisation’s password manager, or sealed where a colleague can reach it.',
        ],
      ),
    ],
  },
  {
    id: 'dpia',
    title: 'Answers for a data protection impact assessment',
    parts: [
      answers(
        [
          'What is processed, and of whom',
          'Records of children in care with a plan for adoption and of prospective adopters, as authorities already hold them for their statutory returns (SSDA903, ASG, Annex A) and case systems: dates of each step, age, sex, ethnicity, disability, sibling group, placement, authority; for adopters dates of each stage and what they could consider. Some of it is special category data (ethnicity, health).',
        ],
        [
          'Why',
          'To report on, compare and plan adoption services, which authorities and regional adoption agencies have to do. The workbench decides nothing about a child or a family, and profiles nobody: it counts, compares and forecasts groups.',
        ],
        [
          'Lawful basis, and who is controller',
          'Your organisation’s, as for the records themselves; the workbench adds no new party. Nobody else processes the data: there is no service behind it, no supplier with access and no transfer, inside the country or out of it.',
        ],
        [
          'How little is used',
          'Direct identifiers are dropped when a file is loaded. Only the columns that measures need are kept. Screens show groups; single records are pseudonymous, and the number behind one is shown for a logged reason.',
        ],
        [
          'Who has access',
          'Whoever can read the file and knows its passphrase or, where its key is remembered, is signed in to the account that had it remembered. One window at a time can write it; others may read. There are no accounts: a workspace for each team, with a passphrase of its own, is how access is kept apart. Changing the passphrase encrypts the file anew and removes the earlier states kept beside it; copies elsewhere still open with the old one.',
        ],
        [
          'How long it is kept',
          'As long as you keep the file: put it under your retention schedule like any other. Deleting the file with its two earlier states deletes everything; without the passphrase any forgotten copy can’t be read.',
        ],
        [
          'People’s rights',
          'Access, rectification and erasure are answered from the case system, which is the record. A correction made here is marked as such, with its reason, and ends when the source is mended. To find a child’s rows here, ask by authority and local case number under Data, Casework.',
        ],
        [
          'Accountability',
          'Openings (and whether with a remembered key), loads, look-ups of single records, exports, locked scenarios, changes of the passphrase and keys handed to a keychain are logged in the file with time, account and reason.',
        ],
        [
          'What remains',
          'The strength of the passphrase, the account that a key is remembered for, exports that leave the file, malicious software on an open computer, and people who photograph the screen.',
        ],
      ),
    ],
  },
  {
    id: 'tools',
    title: 'How to open the file without the workbench',
    parts: [
      words(
        'The file is an ordinary zip whose parts are in the public age format (age-encryption.org), so your data is not held by this program. With unzip, the age tool and the passphrase:',
      ),
      commands(
        'unzip croydon.permanence -d croydon',
        'cd croydon',
        'sha256sum --check identity.sha256',
        'age -d -i identity.age -o sources.arrows.gz sources.arrows.gz.age',
        'gunzip sources.arrows.gz',
      ),
      words(
        'age asks for the passphrase. Each table becomes an Apache Arrow stream, which Python (pyarrow), R (arrow) and DuckDB read; manifest.json.gz.age and audit.jsonl.gz.age are text. What is decrypted that way lies in clear on the disk: delete it when you are done.',
      ),
      list(
        'identity.age: the file’s own random key, wrapped by the passphrase; identity.sha256 tells damage from a wrong passphrase.',
        'manifest.json.gz.age: what is in the file, saved views and recipes.',
        'audit.jsonl.gz.age: the audit log, an entry a line.',
        'One …arrows.gz.age for each table that isn’t empty.',
      ),
    ],
  },
];
