import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../../../../analytics/contract/casework.ts';
import {
  quarterOf,
  quartersTo,
} from '../../../../../../renderer/data/casework/submissions/quarters.ts';
import {
  likelyAgency,
  sentWords,
  submissionsAnswer,
  submittersOf,
} from '../../../../../../renderer/data/casework/submissions/submission-words.ts';
import { areas } from '../../quality/quality-report.ts';
import { holdings, submissions } from '../sample-casework.ts';

const as = (status: Submission['status'], ...names: string[]): Submission[] =>
  names.map((area) => ({ area, status, sent: [] }));

describe('quarters', () => {
  it.each([
    ['2023-04-01', '2023/24 Q1'],
    ['2023-06-30', '2023/24 Q1'],
    ['2023-09-30', '2023/24 Q2'],
    ['2023-12-31', '2023/24 Q3'],
    ['2024-01-01', '2023/24 Q4'],
    ['2024-03-31', '2023/24 Q4'],
  ])('%s lies in %s', (day, label) => {
    expect(quarterOf(day)).toBe(label);
  });

  it('are offered from today back, with the one that is chosen', () => {
    const quarters = quartersTo('2024-05-05', '2001/02 Q3');
    expect(quarters.slice(0, 4)).toEqual(['2001/02 Q3', '2024/25 Q1', '2023/24 Q4', '2023/24 Q3']);
    expect(new Set(quarters).size).toBe(quarters.length);
    expect(quartersTo('2024-05-05', '2023/24 Q4')[0]).toBe('2024/25 Q1');
  });
});

describe('who has submitted', () => {
  it('is said in one sentence, with whom to remind', () => {
    const say = (...all: Submission[]) => submissionsAnswer(all, '2023/24 Q4');
    expect(say(...submissions)).toBe(
      '1 of 3 authorities has submitted for 2023/24 Q4; in part Sutton; nothing yet from Bromley.',
    );
    expect(say(...as('nothing', 'A', 'B', 'C', 'D', 'E'), ...as('submitted', 'F', 'G'))).toBe(
      '2 of 7 authorities have submitted for 2023/24 Q4; nothing yet from A, B, C and 2 more.',
    );
    expect(say(...as('submitted', 'A', 'B'))).toBe(
      'All 2 authorities have submitted for 2023/24 Q4.',
    );
    expect(say(...as('nothing', 'A', 'B'))).toBe(
      'Nothing has come for 2023/24 Q4 yet from any of the 2 authorities.',
    );
    expect(say(...as('nothing', 'A'))).toBe('Nothing has come for 2023/24 Q4 yet from A.');
  });

  it('is told apart from how much was sent, and from when anything last came', () => {
    const rows = submittersOf(submissions, holdings);
    expect(rows.map(({ sent: [one] }) => sentWords(one))).toEqual(['–', '1 of 3', 'All 3']);
    expect(rows.map(({ through }) => through)).toEqual([null, null, '2024-03-27']);
  });

  it('is asked of the agency with the most members there are records of', () => {
    const agencies = areas.filter(({ kind }) => kind === 'agency');
    const croydon = areas.filter(({ name }) => name === 'Croydon');
    expect(likelyAgency(agencies, croydon)?.name).toBe('Adopt London South');
    expect(likelyAgency(agencies, [])?.name).toBe('Adopt London North');
    expect(likelyAgency([], croydon)).toBeNull();
  });
});
