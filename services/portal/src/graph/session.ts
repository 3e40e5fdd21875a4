/** Who is signed in: an access token in memory; what renews it is a cookie that no script can read (see identity, `/session`). */

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: string;
}

interface Held {
  token: string;
  expiresAt: number;
}

export type SessionState =
  /** Not known yet: the cookie has not been asked. */
  | 'UNKNOWN'
  | 'SIGNED_IN'
  | 'SIGNED_OUT'
  /** It was there and has run out, or was ended elsewhere: signing in again goes on where one was. */
  | 'ENDED';

/** A token that has less than this to live is renewed before it is used. */
const SPARE_MS = 30_000;
const LOCK = 'medreg-session';

/** Whether there may be a cookie: a stranger's browser need not ask. */
const KNOWN = 'medreg-session-known';

let held: Held | null = null;
let state: SessionState = localStorage.getItem(KNOWN) === null ? 'SIGNED_OUT' : 'UNKNOWN';
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('medreg-session');

function become(next: SessionState, token: Held | null): void {
  held = token;
  if (next === 'SIGNED_IN') localStorage.setItem(KNOWN, 'yes');
  else if (next === 'SIGNED_OUT') localStorage.removeItem(KNOWN);
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

// Whoever signs out in one tab is signed out in all of them.
channel?.addEventListener('message', ({ data }) => {
  if (data === 'SIGNED_OUT') become('SIGNED_OUT', null);
});

export const sessionState = (): SessionState => state;
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @returns a token that can be used now, or null for a stranger */
export async function accessToken(): Promise<string | null> {
  if (state === 'SIGNED_OUT' || state === 'ENDED') return null;
  if (held && held.expiresAt - SPARE_MS > Date.now()) return held.token;
  return renewSession();
}

let renewing: Promise<string | null> | null = null;

/** The next token; one request at a time in this tab, and one after the other among all tabs. */
export function renewSession(): Promise<string | null> {
  renewing ??= inTurn(renew).finally(() => {
    renewing = null;
  });
  return renewing;
}

const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request(LOCK, work) as Promise<T>) : work();

async function renew(): Promise<string | null> {
  const was = state;
  const response = await fetch('/session/refresh', { method: 'POST', keepalive: true }).catch(() => null);
  if (response === null || response.status >= 500) return held?.token ?? null;
  if (!response.ok) {
    become(was === 'SIGNED_IN' ? 'ENDED' : 'SIGNED_OUT', null);
    return null;
  }
  const { accessToken: token, accessTokenExpiresAt } = (await response.json()) as Omit<Tokens, 'refreshToken'>;
  become('SIGNED_IN', { token, expiresAt: Date.parse(accessTokenExpiresAt) });
  return token;
}

/** What signing in, or a step that changes what the account may do, has answered with. */
export async function adoptSession({ accessToken: token, refreshToken, accessTokenExpiresAt }: Tokens): Promise<void> {
  await inTurn(() =>
    fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
      keepalive: true,
    }),
  );
  become('SIGNED_IN', { token, expiresAt: Date.parse(accessTokenExpiresAt) });
}

/** Forgets the session in this browser; that the server ends it is `signOut`. */
export async function forgetSession(): Promise<void> {
  await fetch('/session', { method: 'DELETE', keepalive: true }).catch(() => null);
  become('SIGNED_OUT', null);
  channel?.postMessage('SIGNED_OUT');
}
