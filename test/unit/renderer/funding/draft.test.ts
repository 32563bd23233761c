import { describe, expect, it } from 'vitest';
import {
  changed,
  isChanged,
  keptAs,
  openDraft,
  redone,
  settled,
  undone,
} from '../../../../renderer/funding/draft.ts';
import { scenarioWith } from './sample-funding.ts';

const named = (name: string) => scenarioWith({ name });

describe('a draft', () => {
  it('takes changes back one by one and makes them again', () => {
    const [first, second, third] = [named('1'), named('2'), named('3')];
    const draft = changed(changed(openDraft(first), second), third);
    expect(undone(draft).now).toBe(second);
    expect(undone(undone(draft)).now).toBe(first);
    expect(undone(undone(undone(draft))).now).toBe(first);
    expect(redone(undone(draft)).now).toBe(third);
    expect(redone(draft)).toBe(draft);
  });

  it('takes all that one gesture changed back at once', () => {
    const first = named('1');
    let draft = openDraft(first);
    for (const step of ['2', '3', '4']) draft = changed(draft, named(step), 'weight');
    expect(undone(draft).now).toBe(first);
    const again = changed(settled(draft), named('5'), 'weight');
    expect(undone(again).now.name).toBe('4');
  });

  it('drops what was undone once something else is changed', () => {
    const draft = changed(undone(changed(openDraft(named('1')), named('2'))), named('3'));
    expect(redone(draft)).toBe(draft);
    expect(draft.now.name).toBe('3');
  });

  it('is changed until it is saved, or everything is taken back', () => {
    const first = named('1');
    const draft = changed(openDraft(first), named('2'));
    expect(isChanged(openDraft(first))).toBe(false);
    expect(isChanged(draft)).toBe(true);
    expect(isChanged(undone(draft))).toBe(false);
    expect(isChanged(keptAs(draft, named('2')))).toBe(false);
  });
});
