import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may come in at the browser host: only the browser that was opened with the one-time token,
 * asking for the host by its own address, from the host's own page.
 */
export type Gate = {
  readonly origin: string;
  /** The address to open once. */
  readonly invitation: string;
  /**
   * Whether a request is meant for this host, not for a name that an outsider made point here (DNS
   * rebinding), and doesn't come from somebody else's page.
   */
  addressedHere(request: IncomingMessage): boolean;
  /** Whether our own page says it sent the request: browsers always say so of sockets and POSTs. */
  fromOurPage(request: IncomingMessage): boolean;
  /** Whether the request carries the session's cookie. */
  known(request: IncomingMessage): boolean;
  /** Whether the invitation has been taken up. */
  used(): boolean;
  /** Trades the token for the session's cookie, once; null when it's wrong or has been used. */
  admit(token: string | null): string | null;
};

/** The gate of a host that listens on this port of 127.0.0.1. */
export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies don't know ports: two workbenches side by side must not overwrite each other's.
  const cookieName = `permanence-${port}`;
  const session = newSecret();
  let token: string | null = newSecret();
  return {
    origin,
    invitation: `${origin}/?token=${token}`,
    addressedHere: ({ headers }) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin),
    fromOurPage: ({ headers }) => headers.host === host && headers.origin === origin,
    known: ({ headers }) => isSecret(session, cookieOf(headers.cookie, cookieName)),
    used: () => token === null,
    admit: (claimed) => {
      if (token === null || !isSecret(token, claimed)) return null;
      token = null;
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function isSecret(secret: string, claimed: string | null | undefined): boolean {
  const [known, guess] = [Buffer.from(secret), Buffer.from(claimed ?? '')];
  return known.length === guess.length && timingSafeEqual(known, guess);
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
