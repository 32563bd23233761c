import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  HUGEINT,
  INTEGER,
  LIST,
  SQLNULL,
  VARCHAR,
  listValue,
} from '@duckdb/node-api';
import type { DuckDBPreparedStatement, DuckDBType, DuckDBValue } from '@duckdb/node-api';

export type ParameterValue =
  string | number | bigint | boolean | null | readonly string[] | readonly number[];

/** One SQL statement. Values reach it as `$name` parameters only, never as part of its text. */
export type Statement = {
  readonly sql: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
};

/** Gives a prepared statement its parameters; a name the SQL doesn't use is an error. */
export function bindParameters(
  prepared: DuckDBPreparedStatement,
  parameters: Statement['parameters'] = {},
): void {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(parameters)) {
    values[name] = isList(value) ? listValue([...value]) : value;
    types[name] = typeOf(value);
  }
  prepared.bind(values, types);
}

function isList(value: ParameterValue): value is readonly string[] | readonly number[] {
  return Array.isArray(value);
}

const INT32_MAX = 2 ** 31 - 1;
const INT64_MAX = 2n ** 63n - 1n;

function typeOf(value: ParameterValue): DuckDBType {
  if (isList(value)) return listType(value);
  switch (typeof value) {
    case 'string':
      return VARCHAR;
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return value <= INT64_MAX && value >= -INT64_MAX - 1n ? BIGINT : HUGEINT;
    case 'number':
      return numberType([value]);
    default:
      return SQLNULL;
  }
}

function listType(values: readonly string[] | readonly number[]): DuckDBType {
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.length === 0) return LIST(SQLNULL); // the only list that fits a list of any type
  return LIST(numbers.length === 0 ? VARCHAR : numberType(numbers));
}

/** The narrowest type that holds every value: a list's type must not hang on its first element. */
function numberType(values: readonly number[]): DuckDBType {
  if (!values.every(Number.isSafeInteger)) return DOUBLE;
  return values.every((value) => Math.abs(value) <= INT32_MAX) ? INTEGER : BIGINT;
}
