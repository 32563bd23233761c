import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RandomStream } from '../../analytics/statistics/random-stream.ts';

const HEADER =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';

const DAYS = Array.from({ length: 6000 }, (_, n) => {
  const [year, month, day] = new Date(Date.UTC(2008, 3, 1 + n))
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}/${month}/${year}`;
});

/**
 * An SSDA903 episodes file of made-up children, three episodes each and one in twenty on the way to
 * adoption: plausible enough in shape for timing, and nothing else.
 */
function* episodeLines(rows: number): Generator<string> {
  const random = RandomStream.seeded(903);
  yield `${HEADER}\n`;
  const lines: string[] = [];
  for (let child = 100_001; lines.length < rows; child += 1) {
    const adopted = random.chance(0.05);
    let day = random.integer(0, 4000);
    for (let episode = 0; episode < 3 && lines.length < rows; episode += 1) {
      const until = day + random.integer(30, 300);
      const last = episode === 2;
      const [status, placement] =
        adopted && episode > 0 ? ['E1', last ? 'A6' : 'U6'] : ['C2', 'U6'];
      const ended = last
        ? random.chance(0.2)
          ? ['', '']
          : [DAYS[until], adopted ? 'E12' : 'E4A']
        : [DAYS[until], 'X1'];
      lines.push(
        [
          child,
          DAYS[day],
          episode === 0 ? 'S' : 'B',
          status,
          `N${random.integer(1, 8)}`,
          placement,
          'PR1',
          ...ended,
          last ? '' : 'CARPL',
          `CR${random.integer(0, 9)} ${random.integer(1, 9)}AB`,
          `SE${random.integer(1, 28)} ${random.integer(1, 9)}XY`,
          `SC${random.integer(100_000, 999_999)}`,
        ].join(','),
      );
      day = until;
    }
  }
  for (let from = 0; from < rows; from += 10_000)
    yield `${lines.slice(from, from + 10_000).join('\n')}\n`;
}

/** Writes such a file. */
export async function writeEpisodes(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(episodeLines(rows)), createWriteStream(path));
}
