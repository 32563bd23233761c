import { describe, expect, it } from 'vitest';
import { pageHeaders } from '../../../electron/page-headers.ts';

function policy(host: 'desktop' | 'browser') {
  const text = pageHeaders(host)['content-security-policy'] ?? '';
  return Object.fromEntries(
    text.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('threat: script or data that gets into the page', () => {
  it.each(['desktop', 'browser'] as const)('can run nothing inline on the %s', (host) => {
    expect(policy(host)).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
    });
    expect(JSON.stringify(policy(host))).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('can send nothing anywhere but to the page’s own host', () => {
    expect(policy('browser')['connect-src']).toEqual(["'self'"]);
    expect(policy('desktop')['connect-src']).toEqual(["'none'"]);
    expect(policy('browser')['form-action']).toEqual(["'none'"]);
    expect(policy('browser')['img-src']).toEqual(["'self'", 'data:', 'blob:']);
  });

  it('allows style attributes, which charts position their parts with, and no more', () => {
    const unsafe = Object.entries(policy('browser')).filter(([, sources]) =>
      sources.some((source) => source.includes('unsafe')),
    );
    expect(unsafe).toEqual([['style-src-attr', ["'unsafe-inline'"]]]);
  });
});

describe('threat: another page that frames, opens or embeds ours', () => {
  it('is kept apart', () => {
    expect(policy('browser')['frame-ancestors']).toEqual(["'none'"]);
    expect(pageHeaders('browser')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
});
