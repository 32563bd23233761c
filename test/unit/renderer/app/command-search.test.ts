import { describe, expect, it } from 'vitest';
import { searchCommands } from '../../../../renderer/app/command-search.ts';
import type { Command } from '../../../../renderer/state/commands.ts';

const command = (label: string, section: string, keywords = ''): Command => ({
  id: label,
  label,
  section,
  keywords,
  run: () => undefined,
});

const commands = [
  command('Home', 'Go to'),
  command('Data', 'Go to', 'load files'),
  command('Placement orders', 'Measures', 'A16'),
  command('Adoption orders', 'Measures', 'A4'),
  command('Entering care to moving in', 'Measures', 'A1 timeliness'),
  command('Use the dark theme', 'Appearance', 'night'),
];

const search = (typed: string) =>
  searchCommands(commands, typed, (one) => one.section !== 'Measures').map(({ label }) => label);

describe('the command palette', () => {
  it('opens with what needs no search', () => {
    expect(search('')).toEqual(['Home', 'Data', 'Use the dark theme']);
  });

  it('finds by every word, in any order, in labels and keywords', () => {
    expect(search('orders adop')).toEqual(['Adoption orders']);
    expect(search('a16')).toEqual(['Placement orders']);
    expect(search('night')).toEqual(['Use the dark theme']);
  });

  it('puts what begins with the words first', () => {
    expect(search('or')).toEqual(['Adoption orders', 'Placement orders']);
    expect(search('da')[0]).toBe('Data');
  });

  it('finds nothing rather than something else', () => {
    expect(search('zebra')).toEqual([]);
  });

  it('lists at most as many as asked for', () => {
    expect(searchCommands(commands, 'e', () => true, 2)).toHaveLength(2);
  });
});
