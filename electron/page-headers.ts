/**
 * What the page may do, on every host. Scripts and styles come from the host alone and nothing
 * inline runs. Style attributes are allowed because Plotly positions its parts with them; they
 * can't run code. `connect` is the page's own host for the browser and nothing for the desktop,
 * where the engine is reached over a message port.
 */
function contentSecurityPolicy(connect: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The headers that go with every answer of a host, whatever it answers. */
export function pageHeaders(host: 'desktop' | 'browser'): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(host === 'desktop' ? "'none'" : "'self'"),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  };
}
