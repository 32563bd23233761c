import type { Command } from '../state/commands.ts';

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s/,()]+/)
    .filter(Boolean);

/** How well a command answers what was typed; 0 when it does not. */
function scoreOf(command: Command, wanted: readonly string[]): number {
  const label = command.label.toLowerCase();
  const all = `${label} ${command.keywords?.toLowerCase() ?? ''} ${command.section.toLowerCase()}`;
  const starts = words(label);
  let score = 1;
  for (const word of wanted) {
    if (!all.includes(word)) return 0;
    if (label.startsWith(word)) score += 4;
    else if (starts.some((start) => start.startsWith(word))) score += 2;
    else if (label.includes(word)) score += 1;
  }
  return score + 1 / (1 + label.length);
}

/**
 * The commands that contain every word typed, best first within their sections, sections in the
 * order of their best. With nothing typed, those that need no search, in their own order.
 */
export function searchCommands(
  commands: readonly Command[],
  typed: string,
  isOpening: (command: Command) => boolean,
  limit = 40,
): Command[] {
  const wanted = words(typed);
  if (wanted.length === 0) return commands.filter(isOpening);
  const found = commands
    .map((command) => ({ command, score: scoreOf(command, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit);
  const sections = [...new Set(found.map(({ command }) => command.section))];
  return sections.flatMap((section) =>
    found.filter(({ command }) => command.section === section).map(({ command }) => command),
  );
}
