/** Stands in index.html where the nonce of a page goes. */
const NONCE = '%NONCE%';
const DEVELOPMENT = '<meta name="medreg-development" content="yes">';

/**
 * The one page, anew for each request: only its own files run, only its own style elements count, nothing is asked of anybody else.
 * @param html as built
 */
export function pageOf(html: string, { development }: { development: boolean }) {
  const told = development ? html.replace('</head>', `${DEVELOPMENT}</head>`) : html;
  return (nonce: string) => ({ html: told.replaceAll(NONCE, nonce), policy: policyOf(nonce) });
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
