import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier, join, sql } from '../../../analytics/engine/sql.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string()),
  fc.array(fc.integer()),
);

describe('sql', () => {
  it('turns every interpolated value into a parameter', () => {
    const { sql: text, parameters } = sql`SELECT * FROM t WHERE a = ${'x'} AND b > ${3}`;
    expect(text).toBe('SELECT * FROM t WHERE a = $p1 AND b > $p2');
    expect(parameters).toEqual({ p1: 'x', p2: 3 });
  });

  it('never lets a value into the text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const conditions = values.map((each) => sql`a = ${each}`);
        const statement = sql`SELECT 1 WHERE ${join(conditions, ' OR ')}`;
        const placeholders = values.map((_, index) => `a = $p${String(index + 1)}`);
        expect(statement.sql).toBe(`SELECT 1 WHERE ${placeholders.join(' OR ')}`);
        expect(Object.values(statement.parameters)).toEqual(values);
      }),
    );
  });

  it('numbers the parameters of nested fragments in the order they stand', () => {
    const inner = sql`b = ${2} OR c = ${3}`;
    const { sql: text, parameters } = sql`a = ${1} AND (${inner}) AND d = ${4}`;
    expect(text).toBe('a = $p1 AND (b = $p2 OR c = $p3) AND d = $p4');
    expect(parameters).toEqual({ p1: 1, p2: 2, p3: 3, p4: 4 });
  });

  it('can use one fragment several times', () => {
    const area = sql`area = ${'Kent'}`;
    const { sql: text, parameters } = sql`${area} OR ${area}`;
    expect(text).toBe('area = $p1 OR area = $p2');
    expect(parameters).toEqual({ p1: 'Kent', p2: 'Kent' });
  });

  it('takes an object that only looks like a fragment for what it is', () => {
    const forged = { sql: 'DROP TABLE t', parameters: {} };
    expect(() => sql`SELECT ${forged as never}`).toThrow(TypeError);
  });

  it('refuses values that have no place in SQL', () => {
    expect(() => sql`SELECT ${undefined as never}`).toThrow(TypeError);
    expect(() => sql`SELECT ${['a', 1] as never}`).toThrow(TypeError);
    expect(() => sql`SELECT ${new Date() as never}`).toThrow(TypeError);
  });

  it('cannot be called with a string made at run time', () => {
    expect(() => sql(['DROP TABLE t'] as never)).toThrow(TypeError);
  });
});

describe('identifier', () => {
  it('quotes plain names', () => {
    expect(identifier('care_episodes').sql).toBe('"care_episodes"');
    expect(identifier('CHILD').sql).toBe('"CHILD"');
  });

  it('refuses anything else', () => {
    const plain = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((name) => !plain.test(name)),
        (name) => {
          expect(() => identifier(name)).toThrow(TypeError);
        },
      ),
    );
    for (const name of ['', 'a"b', 'a b', '1a', 'a;', 'a\n', 'a'.repeat(64)]) {
      expect(() => identifier(name)).toThrow(TypeError);
    }
  });
});

describe('join', () => {
  it('puts a separator between fragments only', () => {
    expect(join([], ', ').sql).toBe('');
    expect(join([sql`a`], ', ').sql).toBe('a');
    expect(join([sql`a`, sql`b`, sql`c`], ' AND ').sql).toBe('a AND b AND c');
    expect(join([sql`a`, sql`b`], sql` + ${1} + `).sql).toBe('a + $p1 + b');
  });

  it('refuses a separator that is not on its list', () => {
    expect(() => join([sql`a`, sql`b`], '; DROP TABLE t; ' as never)).toThrow(TypeError);
  });
});
