import { protocol, type Session } from 'electron';
import { readPageFile, type PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';

const SCHEME = 'app';
const HOST = 'permanence';

/** Where the desktop's page lives. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`;

/** Has to be called before Electron is ready: makes `app:` a scheme with an origin of its own. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page to a session's windows. */
export function servePage(session: Session, files: PageFiles): void {
  session.protocol.handle(SCHEME, (request) => answerPage(request, files));
}

/** Answers GET for the built page's own files and for nothing else. */
export async function answerPage(
  request: Pick<Request, 'method' | 'url'>,
  files: PageFiles,
): Promise<Response> {
  const headers = pageHeaders('desktop');
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const url = parsed(request.url);
  const file =
    url?.protocol === `${SCHEME}:` && url.host === HOST
      ? await readPageFile(files, url.pathname)
      : null;
  if (!file) return new Response(null, { status: 404, headers });
  return new Response(file.bytes, { headers: { ...headers, 'content-type': file.type } });
}

/** Whether an address is the page itself, with whatever selection it carries. */
export function isOurPage(address: string): boolean {
  const url = parsed(address);
  return (
    url?.protocol === `${SCHEME}:` &&
    url.host === HOST &&
    (url.pathname === '/' || url.pathname === '/index.html')
  );
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
