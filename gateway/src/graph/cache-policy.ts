/** How long (seconds) and for whom an answer may be kept. */
export type CachePolicy = { readonly maxAge: number; readonly scope: 'PUBLIC' | 'PRIVATE' };

/** Nothing said is nothing allowed. */
export const UNCACHEABLE: CachePolicy = { maxAge: 0, scope: 'PRIVATE' };

/**
 * The policy in a subgraph's Cache-Control header. Only an explicit `public` makes an answer public, and `no-store`,
 * `no-cache` and `private` win over everything else in the header.
 */
export function policyOfHeader(header: string | readonly string[] | undefined): CachePolicy {
  if (header === undefined) return UNCACHEABLE;
  const directives = String(header)
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return UNCACHEABLE;
  const age = directives.find((directive) => /^max-age=\d+$/.test(directive));
  const maxAge = age === undefined ? 0 : Number(age.slice('max-age='.length));
  const isPublic = directives.includes('public') && !directives.includes('private');
  return { maxAge, scope: isPublic ? 'PUBLIC' : 'PRIVATE' };
}
