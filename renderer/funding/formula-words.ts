import type {
  Component,
  Driver,
  Formula,
  Scenario,
} from '../../analytics/contract/funding/scenario.ts';
import { listed, measureInSentence, numberWords, PART_PHRASES, percentWords } from './words.ts';

/** A formula as a sentence says it: "60% by demand (placement orders over three years), 40% in equal parts". */
export function formulaWords(formula: Formula): string {
  const all = formula.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const parts = formula.filter(({ weight }) => weight > 0);
  const [only] = parts;
  if (!only) return 'nothing to share by yet';
  if (parts.length === 1) return `all ${partWords(only)}`;
  return parts.map((part) => `${rounded(part.weight / all)} ${partWords(part)}`).join(', ');
}

const rounded = (share: number) => percentWords(Math.round(share * 1000) / 1000);

function partWords(part: Component): string {
  const phrase = PART_PHRASES[part.kind];
  return part.kind === 'demand' ? `${phrase} (${listed(driverWords(part.drivers))})` : phrase;
}

/** Drivers over the same years share the words for them. */
function driverWords(drivers: readonly Driver[]): string[] {
  const counted = drivers.filter(({ weight }) => weight > 0);
  const [first] = counted;
  const alike = counted.every(({ years, lag }) => years === first?.years && lag === first.lag);
  if (first && alike && counted.length > 1) {
    const names = counted.map(({ measure }) => measureInSentence(measure));
    return [...names.slice(0, -1), `${names.at(-1) ?? ''}, each ${windowWords(first)}`];
  }
  return counted.map((driver) => `${measureInSentence(driver.measure)} ${windowWords(driver)}`);
}

const windowWords = ({ years }: Driver) =>
  years === 1 ? 'in one year' : `over ${numberWords(years)} years`;

/** All that a scenario does, in the order it is worked out; each item is a clause of its own. */
export function scenarioWords(scenario: Scenario): string[] {
  const { exceptions = [], transition = {}, damping } = scenario;
  const years = Object.keys(scenario.budget);
  const under = Object.entries(transition).filter(([year, way]) => way < 1 && years.includes(year));
  return [
    formulaWords(scenario.formula),
    ...exceptions.map(
      ({ partner, formula }) => `${partner} ${formulaWords(formula).replace(/^all /, 'only ')}`,
    ),
    ...(under.length > 0
      ? [
          `going ${listed(under.map(([year, way]) => `${percentWords(way)} of the way in ${year}`))}`,
        ]
      : []),
    ...(damping ? [dampingWords(damping)] : []),
  ];
}

/** "nobody pays over 10% more or over 5% less than the year before, until 2024/25" */
export function dampingWords({ floor, ceiling, until }: NonNullable<Scenario['damping']>): string {
  const limits = [
    ceiling === undefined
      ? null
      : ceiling >= 0
        ? `over ${percentWords(ceiling)} more`
        : `more than ${percentWords(1 + ceiling)} of it`,
    floor === undefined
      ? null
      : floor <= 0
        ? `over ${percentWords(-floor)} less`
        : `less than ${percentWords(floor)} more`,
  ].filter((words) => words !== null);
  const end = until === undefined ? '' : `, until ${until}`;
  return `nobody pays ${limits.join(' or ')} than the year before${end}`;
}

/** The whole formula as one sentence. */
export function formulaSentence(scenario: Scenario): string {
  const words = scenarioWords(scenario).join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
