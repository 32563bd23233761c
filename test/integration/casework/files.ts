import { Workbench } from '../../../analytics/workbench.ts';
import { csv } from '../extracts/workspace.ts';

/** Croydon's children as its own system, its returns and the agency's log tell them. */
export const FILES = {
  journeys: csv(
    `child_id,area,decision_on,placement_order_on,matched_on,placed_on,adoption_order_on
1,Croydon,2022-05-03,2022-06-01,2022-09-01,2022-10-03,
2,Croydon,2022-07-01,2022-08-01,,,
3,Croydon,2022-09-01,,,,
9,Sutton,2022-09-09,,,,
`,
    'journeys.csv',
  ),
  header: csv(
    `LA,YEAR,CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
Croydon,2023,1,1,01/05/2019,WBRI,,,
Croydon,2023,2,2,11/06/2020,BCRB,,,
Croydon,2023,4,2,11/06/2020,BCRB,,,
`,
    'header.csv',
  ),
  episodes: csv(
    `LA,YEAR,CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
Croydon,2023,1,03/05/2021,S,C2,N1,U1,PR1,01/06/2022,X1,,,,
Croydon,2023,1,01/06/2022,L,E1,N1,U1,PR1,03/10/2022,X1,,,,
Croydon,2023,1,03/10/2022,P,E1,N1,A4,PR1,,,,,,
Croydon,2023,2,03/05/2021,S,C2,N1,U1,PR1,02/08/2022,X1,,,,
Croydon,2023,2,02/08/2022,L,E1,N1,U1,PR1,,,,,,
Croydon,2023,4,03/05/2021,S,C2,N1,U1,PR1,,,,,,
`,
    'episodes.csv',
  ),
  sbpfa: csv(
    `LA,YEAR,CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED
Croydon,2023,1,01/05/2019,03/05/2022,,
Croydon,2023,2,11/06/2020,01/07/2022,,
Croydon,2023,4,11/06/2020,15/02/2023,,
`,
    'placed_for_adoption.csv',
  ),
  asg: csv(
    `LA,CHILD_ID,FAMILY_ID,ADM_DECISION_DATE,PLACEMENT_ORDER_DATE,MATCHED_DATE,PLACED_DATE
Croydon,2,7,01/07/2022,01/08/2022,20/01/2023,
`,
    'asg-children.csv',
  ),
  sutton: csv(
    `LA,YEAR,CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED
Sutton,2023,1,01/05/2019,03/03/2023,,
`,
    'sutton-placed-for-adoption.csv',
  ),
  log: csv(
    `LA,FAMILY_ID,ENQUIRED_ON,STAGE_1_STARTED_ON,STAGE_2_STARTED_ON,APPROVED_ON
Croydon,7,01/02/2021,01/04/2021,01/07/2021,01/10/2021
Croydon,8,01/12/2022,01/02/2023,,
`,
    'adopter-log.csv',
  ),
} as const;
export type FileName = keyof typeof FILES;
export const FILE_NAMES = Object.keys(FILES) as FileName[];

/** A workbench in memory on 30 June 2025 with some of the files. */
export async function workbenchWith(...names: FileName[]): Promise<Workbench> {
  const workbench = await Workbench.open({
    samples: false,
    host: 'script',
    now: () => new Date('2025-06-30T12:00:00Z'),
  });
  await loadInto(workbench, ...names);
  return workbench;
}

export async function loadInto(workbench: Workbench, ...names: FileName[]): Promise<void> {
  const reports = await workbench.load(
    names.map((name) => ({ name: FILES[name].name, bytes: new Uint8Array(FILES[name].bytes) })),
  );
  for (const { file, refusal } of reports) {
    if (refusal) throw new Error(`${file}: ${refusal.message} ${refusal.action}`);
  }
}
