import type { ExportSheet } from '../formats/workbook/write.ts';
import type { Agency, Borough } from './agency.ts';
import { adoptionSheets } from './annex-a-adoption.ts';
import type { AnnexAScope } from './annex-a-adoption.ts';
import { careSheets } from './annex-a-care.ts';

export type { AnnexAScope };

/** A borough's Annex A as it would be sent: a workbook with a sheet a list. */
export type AnnexA = { readonly borough: Borough; readonly sheets: readonly ExportSheet[] };

/** The Annex A of every borough as at the last day. */
export function annexAs(agency: Agency, scope: AnnexAScope): AnnexA[] {
  return agency.boroughs.map((borough) => ({
    borough,
    sheets: [
      ...EMPTY_LISTS,
      ...careSheets(agency, borough),
      ...adoptionSheets(agency, borough, scope),
    ],
  }));
}

const CHILD = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age of Child (Years)',
] as const;

const ALLOCATED = ['Allocated Team', 'Allocated Worker'] as const;

/** Contacts, early help, referrals, assessments and enquiries: in the workbook, but not ours to fill. */
const EMPTY_LISTS: readonly ExportSheet[] = [
  [...CHILD, 'Date of Contact', 'Contact Source'],
  [
    ...CHILD,
    'Assessment start date',
    'Assessment completion date',
    'Organisation completing assessment',
  ],
  [
    ...CHILD,
    'Date of referral',
    'Referral Source',
    'Referral NFA?',
    'Number of Referrals in Last 12 Months',
    ...ALLOCATED,
  ],
  [
    ...CHILD,
    'Does the Child have a Disability',
    'Continuous Assessment Start Date',
    'Child Seen During Continuous Assessment',
    'Continuous Assessment Date of Authorisation',
    "Was the child assessed as requiring LA children's social care support?",
    ...ALLOCATED,
  ],
  [
    ...CHILD,
    'Does the Child have a Disability',
    'Strategy discussion initiating Section 47 Enquiry Start Date',
    'Was an Initial Child Protection Conference deemed unnecessary?',
    'Date of Initial Child Protection Conference',
    'Did the Initial Child Protection Conference Result in a Child Protection Plan',
    'Number of Section 47 Enquiries in the last 12 months',
    'Number of ICPCs in the last 12 months',
    ...ALLOCATED,
  ],
].map((headers, index) => ({
  name: `List ${index + 1}`,
  columns: headers.map((header) => ({ header, kind: 'text' as const })),
  rows: [],
}));
