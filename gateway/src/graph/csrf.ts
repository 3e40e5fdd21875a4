import type { IncomingHttpHeaders } from 'node:http';

/** Header by which our HTTP layer tells Apollo's CSRF prevention that no browser sends this request behind a user's back. */
export const PREFLIGHTED = 'apollo-require-preflight';

const EXPLICIT = /\bapplication\/(graphql-response\+)?json\b/;

/**
 * Whether a request cannot be one that a foreign page makes a browser send without asking first (CSRF, XS-search).
 *
 * A POST with a JSON body is always preflighted, and other bodies are refused with 415 before this. For a GET the
 * GraphQL-over-HTTP audits send nothing but `accept`, which alone is no proof: so a GET counts as safe when it has
 * one of Apollo's two headers, or names a JSON media type in `accept` (no link, form, image or script does) and the
 * browser, if it is one, says by Sec-Fetch-Site that the page is ours or that the user typed the address. Besides,
 * nothing here trusts a cookie, and a GET never runs a mutation.
 */
export function isPreflighted(headers: IncomingHttpHeaders): boolean {
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) return true;
  const site = headers['sec-fetch-site'];
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  return sameSite && EXPLICIT.test(headers.accept ?? '');
}
