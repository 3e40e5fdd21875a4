/** How long (seconds) and for whom an answer may be kept. */
export type CachePolicy = { readonly maxAge: number; readonly scope: 'PUBLIC' | 'PRIVATE' };

/** Nothing said is nothing allowed. */
export const UNCACHEABLE: CachePolicy = { maxAge: 0, scope: 'PRIVATE' };

/**
 * The policy in a subgraph's Cache-Control header. Only an explicit `public` makes an answer public, and `no-store`,
 * `no-cache` and `private` win over everything else in the header.
 */
export function policyOfHeader(header: string | undefined): CachePolicy {
  if (header === undefined) return UNCACHEABLE;
  const directives = header
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return UNCACHEABLE;
  const age = directives.find((directive) => /^max-age=\d+$/.test(directive));
  const maxAge = age === undefined ? 0 : Number(age.slice('max-age='.length));
  const isPublic = directives.includes('public') && !directives.includes('private');
  return { maxAge, scope: isPublic ? 'PUBLIC' : 'PRIVATE' };
}

/** The policy of a whole is that of its strictest part. `whole` is null before the first part. */
export function stricter(whole: CachePolicy | null, part: CachePolicy): CachePolicy {
  if (whole === null || part === UNCACHEABLE) return part;
  const scope = whole.scope === 'PUBLIC' && part.scope === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE';
  return { maxAge: Math.min(whole.maxAge, part.maxAge), scope };
}

/** Whether everybody may be given the same answer for a while. */
export function isShareable(policy: CachePolicy | null): policy is CachePolicy {
  return policy !== null && policy.scope === 'PUBLIC' && policy.maxAge > 0;
}
