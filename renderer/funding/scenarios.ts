import type { Output } from '../../analytics/contract/api.ts';
import type { LockedVersion } from '../../analytics/contract/funding/version.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import type { Draft } from './draft.ts';
import { isChanged } from './draft.ts';

/** A scenario that can be opened or compared, wherever it is from. */
export type ScenarioChoice = {
  /** Its part of the address: `ready:…`, `saved:…` or `file:…`. */
  readonly id: string;
  readonly name: string;
  readonly section: string;
  /** Fine print: locked, changed, illustrative. */
  readonly detail: string;
  /** As it now stands, with what has been changed and not saved. */
  readonly scenario: Scenario;
  /** As it was opened or last saved. */
  readonly kept: Scenario;
  readonly savedId: number | null;
  readonly locked: LockedVersion | null;
  readonly isChanged: boolean;
};

export const readyKey = (id: string) => `ready:${id}`;
export const savedKey = (id: number) => `saved:${id}`;
export const fileKey = (name: string) => `file:${name}`;

type Sources = {
  ready: Output<'funding.ready'>;
  saved: Output<'funding.saved'>;
  files: ReadonlyMap<string, Scenario>;
  drafts: ReadonlyMap<string, Draft>;
};

/** The scenarios that a draft may have begun from, as they were before it, by their keys. */
export const originalScenarios = (
  ready: Sources['ready'],
  saved: Sources['saved'],
): Map<string, Scenario> =>
  new Map([
    ...saved.map(({ id, scenario }) => [savedKey(id), scenario] as const),
    ...ready.flatMap((one) =>
      one.kind === 'scenario' ? [[readyKey(one.id), one.scenario] as const] : [],
    ),
  ]);

/** Every scenario there is: the workspace's own first, then those opened from files, then the ready ones. */
export function scenarioChoices({ ready, saved, files, drafts }: Sources): ScenarioChoice[] {
  const choice = (
    id: string,
    section: string,
    kept: Scenario,
    more: { savedId?: number; locked?: LockedVersion | null } = {},
  ): ScenarioChoice => {
    const draft = drafts.get(id);
    const locked = more.locked ?? null;
    const changed = draft !== undefined && isChanged(draft);
    const scenario = draft?.now ?? kept;
    return {
      id,
      name: scenario.name,
      section,
      detail: [
        locked ? 'Locked' : '',
        changed ? 'Not saved' : '',
        scenario.illustrative ? 'Illustrative' : '',
      ]
        .filter(Boolean)
        .join(' · '),
      scenario,
      kept,
      savedId: more.savedId ?? null,
      locked,
      isChanged: changed,
    };
  };
  return [
    ...saved.map(({ id, scenario, locked }) =>
      choice(savedKey(id), locked ? 'Locked' : 'This workspace', scenario, { savedId: id, locked }),
    ),
    ...[...files].map(([key, scenario]) => choice(key, 'From files', scenario)),
    ...ready.flatMap((document) =>
      document.kind === 'scenario'
        ? [choice(readyKey(document.id), 'From the reports', document.scenario)]
        : [],
    ),
  ];
}

/** What the screen opens with: what is worked on, or the ready scenario with most to say. */
export function openingChoice(choices: readonly ScenarioChoice[]): ScenarioChoice | null {
  const most = (candidates: readonly ScenarioChoice[]) =>
    candidates.reduce<ScenarioChoice | null>(
      (best, one) => (best === null || richness(one) > richness(best) ? one : best),
      null,
    );
  const own = choices.filter(({ savedId }) => savedId !== null);
  return own.at(-1) ?? most(choices);
}

/** What a board would first set beside a scenario: others that share the year's budget among the same. */
export function likelyRivals(
  choices: readonly ScenarioChoice[],
  { id, scenario }: Pick<ScenarioChoice, 'id' | 'scenario'>,
  year: string,
): ScenarioChoice[] {
  const partners = ({ partners: names }: Scenario) => [...names].sort().join('\n');
  return choices
    .filter((one) => one.id !== id && year in one.scenario.budget)
    .filter((one) => partners(one.scenario) === partners(scenario))
    .slice(0, 2);
}

const richness = ({ scenario }: ScenarioChoice) =>
  Object.keys(scenario.budget).length + scenario.formula.length;
