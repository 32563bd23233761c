import { readFileSync } from 'node:fs';
import type { Scheme } from '../../../../renderer/design/palette.ts';

const css = readFileSync('renderer/design/tokens.css', 'utf8');

/** The declarations of the first rule with this selector. */
function rule(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no rule for ${selector}`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...body.matchAll(/^\s*(--[a-z0-9-]+):\s*([^;]+);/gm)].map((match) => [match[1]!, match[2]!]),
  );
}

/** A token's value under a scheme, density and contrast, as the page would resolve it. */
export function token(
  name: string,
  { scheme = 'light', within = ':root' }: { scheme?: Scheme; within?: string } = {},
): string {
  const value = rule(within).get(name) ?? rule(':root').get(name);
  if (value === undefined) throw new Error(`tokens.css has no ${name}`);
  const pair = /^light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)$/.exec(value);
  return (scheme === 'light' ? pair?.[1] : pair?.[2]) ?? value;
}
