import { categoryId } from '../cells/category.ts';
import type { Column } from './targets.ts';

/** What case systems write for the choices of coded columns, by the choice it means. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  male: ['boy', 'man', 'he'],
  female: ['girl', 'woman', 'she'],
  unknown: ['not known', 'not recorded', 'unborn', 'not yet known', 'indeterminate'],
  yes: ['true', 't', 'y', 'checked', 'x', 'ticked'],
  no: ['false', 'f', 'n', 'unchecked', 'none'],
  active: ['family finding', 'active family finding', 'searching', 'open', 'ongoing'],
  linked: ['link identified', 'linked to adopters', 'potential match'],
  own_carer_being_assessed: ['own carer', 'foster carer being assessed', 'current carer assessed'],
  on_hold: ['hold', 'paused', 'suspended', 'appeal', 'awaiting court'],
  in_house: ['inhouse', 'in house adopters', 'own adopters', 'own agency', 'raa', 'own raa'],
  partner_agency: ['partner', 'partner la', 'partner raa', 'consortium'],
  other_agency: ['other raa', 'other la', 'inter agency', 'interagency', 'external raa'],
  voluntary_agency: ['vaa', 'voluntary', 'voluntary adoption agency', 'external vaa'],
  RD1: ['needs changed', 'childs needs changed', 'change in childs needs'],
  RD2: ['no placement order', 'court did not make placement order', 'court refused order'],
  RD3: ['adopters not found', 'no adopters found', 'prospective adopters could not be found'],
  RD4: ['other', 'other reason'],
};

/** The choice of a coded column that a word most likely stands for; null when nobody can tell. */
export function meaningOf({ choices }: Column, value: string): string | null {
  const plain = categoryId(value);
  if (plain === null) return null;
  return (
    choices.find((choice) => categoryId(choice) === plain) ??
    choices.find((choice) => MEANINGS[choice]?.some((word) => categoryId(word) === plain)) ??
    null
  );
}
