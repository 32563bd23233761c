import { navigate } from '../../app/address.ts';
import type { Command } from '../../state/commands.ts';
import { listParams, type CaseworkList } from './casework-address.ts';

const LISTS: readonly { list: CaseworkList; label: string; keywords: string }[] = [
  {
    list: 'children',
    label: 'Track children',
    keywords: 'tracker stage days next step due overdue stuck waiting casework',
  },
  {
    list: 'families',
    label: 'Track families',
    keywords: 'tracker adopters households stage days next step due overdue casework',
  },
  {
    list: 'corrections',
    label: 'See corrections',
    keywords: 'officer overlay undo withdraw mend casework',
  },
  {
    list: 'submissions',
    label: 'See who has submitted this quarter',
    keywords: 'submissions boroughs returns missing chase casework',
  },
  {
    list: 'reconciliation',
    label: 'Reconcile journeys with a return',
    keywords: 'reconciliation ssda903 903 asg submitted differ casework',
  },
  {
    list: 'look-ups',
    label: 'See who looked up local case numbers',
    keywords: 'access log identify audit casework',
  },
];

/** The ways into casework from anywhere. */
export function caseworkCommands(section: string): Command[] {
  const go = (id: string, label: string, keywords: string, params: URLSearchParams): Command => ({
    id: `casework ${id}`,
    label,
    section,
    keywords,
    detail: 'Data · Casework',
    run: () => {
      navigate('data', params);
    },
  });
  return [
    ...LISTS.map(({ list, label, keywords }) => go(list, label, keywords, listParams(list))),
    go(
      'correct',
      'Correct a child’s record…',
      'add correction mend change date casework',
      listParams('corrections', { correct: 'new' }),
    ),
  ];
}
