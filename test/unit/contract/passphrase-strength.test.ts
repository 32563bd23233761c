import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../../analytics/contract/passphrase-strength.ts';

const scoreOf = (passphrase: string) => passphraseStrength(passphrase).score;

describe('the strength of a passphrase', () => {
  it.each([
    '',
    'password',
    'Password1',
    'Adoption2026',
    'qwertyuiop',
    '12345678901234567890',
    'aaaaaaaaaaaaaaaa',
    'summer2025!',
  ])('calls %j no protection', (passphrase) => expect(scoreOf(passphrase)).toBe(0));

  it.each(['Croydon Permanence 2024', 'harbour-lantern', 'Tr0ub4dor&3', '25121990'])(
    'does not call %j good',
    (passphrase) => expect(scoreOf(passphrase)).toBeLessThan(3),
  );

  it.each([
    'winter harbour lantern copper thistle',
    'moss-anchor-velvet-tulip',
    'correct horse battery staple',
    'x7Kq9vRm2Tz4',
  ])('calls %j good or better', (passphrase) =>
    expect(scoreOf(passphrase)).toBeGreaterThanOrEqual(3),
  );

  it('counts a word once, however often it comes', () => {
    const once = passphraseStrength('lantern').bits;
    expect(passphraseStrength('lantern lantern lantern lantern').bits).toBeLessThan(once + 8);
  });

  it('never grows weaker by another word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{3,9}$/), (some, another) => {
        const before = passphraseStrength(some.join(' ')).bits;
        expect(passphraseStrength([...some, another].join(' ')).bits).toBeGreaterThanOrEqual(
          before,
        );
      }),
    );
  });

  it('says something of any text, and promises nobody a way back in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (passphrase) => {
        const { bits, verdict, advice } = passphraseStrength(passphrase);
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(verdict).not.toBe('');
        expect(advice).toContain('obody can open the file without it');
      }),
    );
  });
});
