import type { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import { Outturn } from '../contract/funding/outturn.ts';
import {
  AnyScenario,
  Scenario,
  SCENARIO_FIELDS,
  SCENARIO_VERSION,
} from '../contract/funding/scenario.ts';
import { refusal } from './refusal.ts';
import type { Path } from './refusal.ts';
import { fieldName, listed } from './wording.ts';

/**
 * Reads a scenario as somebody wrote it. Refuses one of another version, and one with a fault,
 * naming the field, what is wrong with it and the nearest thing that works.
 */
export function readScenario(document: unknown): Scenario {
  return readDocument(Scenario, document, 'scenario');
}

/** Reads a year's budget and outturn likewise. */
export function readOutturn(document: unknown): Outturn {
  return readDocument(Outturn, document, 'outturn');
}

/** The document in a text; refuses what is no JSON. `file` names it for people. */
export function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PermanenceError(
      {
        code: 'scenario_refused',
        message: `${file} holds no scenario: it is not JSON (${why}).`,
        action: 'Write it as in samples/funding, or export it from the Funding screen.',
        place: { file },
      },
      { cause },
    );
  }
}

function readDocument<T>(schema: z.ZodType<T>, document: unknown, what: string): T {
  const any = AnyScenario.safeParse(document);
  if (!any.success) {
    throw refusal(
      [],
      `There is no ${what} here: it has to be a JSON object.`,
      'Write it as in samples/funding.',
    );
  }
  if (any.data.schema !== SCENARIO_VERSION) {
    throw refusal(
      ['schema'],
      any.data.schema === undefined
        ? `The ${what} does not say which version of the schema it follows.`
        : `schema is ${JSON.stringify(any.data.schema)}, a version that this workbench doesn't know.`,
      `Write "schema": ${SCENARIO_VERSION}, or open it with a newer workbench.`,
    );
  }
  const read = schema.safeParse(document, { reportInput: true });
  if (read.success) return read.data;
  const issues = read.error.issues.map(deepest);
  const [issue] = issues;
  if (!issue) throw new Error('A document was refused without a reason.');
  const more = issues.length - 1;
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  throw refusal(
    path,
    `${fieldName(path) || `The ${what}`} ${reasonOf(issue)}.${more > 0 ? ` (${more} more ${more === 1 ? 'field has' : 'fields have'} a fault.)` : ''}`,
    actionOf(issue, path),
  );
}

type Issue = z.core.$ZodIssue;

/** Of a choice between forms none of which fits, what keeps the likeliest from fitting. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flatMap((form) => (form.length > 0 ? [form.map(deepest)] : []))
    .map((form) => form[0])
    .filter((one) => one !== undefined)
    .sort((a, b) => b.path.length - a.path.length || Number(told(b)) - Number(told(a)))[0];
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

/** Whether an issue says more than that the type is another. */
const told = (issue: Issue) => issue.code !== 'invalid_type' && issue.code !== 'invalid_value';

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has ${listed(issue.keys.map((key) => `“${key}”`))}, which no scenario has`;
    case 'invalid_value':
      return `is ${written(issue.input)}, none of the values there are`;
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `is ${written(issue.input)}, not ${article(issue.expected)}`;
    case 'too_small':
    case 'too_big':
      return said(issue.message)
        ? issue.message
        : `is ${written(issue.input)}, which is too ${issue.code === 'too_small' ? 'small' : 'large'}`;
    default:
      return issue.message.replace(/\.$/, '');
  }
}

const said = (message: string) => /^(?:is|has|names|gives) /.test(message);

function written(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

function actionOf(issue: Issue, path: Path): string {
  switch (issue.code) {
    case 'custom': {
      const action: unknown = issue.params?.['action'];
      return typeof action === 'string' ? action : 'Correct it.';
    }
    case 'invalid_value':
      return `Write ${listed(issue.values.map((value) => JSON.stringify(value) ?? ''))}${issue.values.length > 1 ? ' – one of them' : ''}.`;
    case 'too_small':
      return `The smallest that works is ${String(issue.minimum)}.`;
    case 'too_big':
      return `The largest that works is ${String(issue.maximum)}.`;
    case 'unrecognized_keys':
      return path.length === 0
        ? `Take it out; a scenario has ${listed(SCENARIO_FIELDS)}.`
        : 'Take it out, or correct its name.';
    case 'invalid_type':
      return issue.expected === 'number'
        ? 'Write a plain number, without a pound sign, commas or quotes.'
        : `Write ${article(issue.expected)}, as in samples/funding.`;
    default:
      return 'Write it as in samples/funding.';
  }
}
