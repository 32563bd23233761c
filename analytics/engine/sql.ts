import type { ParameterValue, Statement } from './statement.ts';

type Piece = { readonly text: string } | { readonly value: ParameterValue };

/**
 * A piece of SQL that knows its values apart from its text. It is a {@link Statement}, so a whole
 * one can be run as it stands; only {@link sql}, {@link identifier} and {@link join} make one.
 */
class SqlFragment implements Statement {
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  static piecesOf(fragment: SqlFragment): readonly Piece[] {
    return fragment.#pieces;
  }

  get sql(): string {
    let count = 0;
    return this.#pieces
      .map((piece) => ('text' in piece ? piece.text : `$p${String(++count)}`))
      .join('');
  }

  get parameters(): Readonly<Record<string, ParameterValue>> {
    const values = this.#pieces.flatMap((piece) => ('value' in piece ? [piece.value] : []));
    return Object.fromEntries(values.map((value, index) => [`p${String(index + 1)}`, value]));
  }
}

export type Fragment = SqlFragment;

/**
 * Writes SQL: `` sql`SELECT * FROM t WHERE area = ${area} AND ${condition}` ``. An interpolated
 * fragment becomes part of the text; anything else becomes a parameter, whatever it contains.
 */
export function sql(
  text: TemplateStringsArray,
  ...parts: readonly (Fragment | ParameterValue)[]
): Fragment {
  if (!Array.isArray(text.raw)) throw new TypeError('sql is a template tag, not a function.');
  return new SqlFragment(
    text.flatMap((string, index) => {
      const literal: Piece = { text: string };
      return index < parts.length ? [literal, ...piecesOfPart(parts[index])] : [literal];
    }),
  );
}

function piecesOfPart(part: Fragment | ParameterValue | undefined): readonly Piece[] {
  if (part instanceof SqlFragment) return SqlFragment.piecesOf(part);
  if (!isParameterValue(part)) {
    throw new TypeError(`A value of type ${typeof part} can't stand in SQL.`);
  }
  return [{ value: part }];
}

function isParameterValue(part: unknown): part is ParameterValue {
  if (part === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof part)) return true;
  return (
    Array.isArray(part) &&
    ['string', 'number'].some((type) => part.every((item) => typeof item === type))
  );
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/**
 * The name of a table or column, quoted. Throws for anything but a plain name: letters, digits and
 * underscores, not starting with a digit.
 */
export function identifier(name: string): Fragment {
  if (!IDENTIFIER.test(name)) {
    throw new TypeError(`${JSON.stringify(name)} is not the name of a table or column.`);
  }
  return new SqlFragment([{ text: `"${name}"` }]);
}

const SEPARATORS = [', ', ' AND ', ' OR ', ' UNION ALL ', ' UNION ALL BY NAME ', ' '] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The fragments one after the other, with a separator between them. */
export function join(fragments: readonly Fragment[], separator: Separator | Fragment): Fragment {
  const between =
    separator instanceof SqlFragment
      ? SqlFragment.piecesOf(separator)
      : [{ text: knownSeparator(separator) }];
  return new SqlFragment(
    fragments.flatMap((fragment, index) =>
      index === 0
        ? SqlFragment.piecesOf(fragment)
        : [...between, ...SqlFragment.piecesOf(fragment)],
    ),
  );
}

function knownSeparator(separator: Separator): string {
  if (!SEPARATORS.includes(separator)) {
    throw new TypeError(`${JSON.stringify(separator)} doesn't separate fragments of SQL.`);
  }
  return separator;
}
