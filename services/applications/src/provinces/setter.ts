import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { MESSAGES } from '../messages.ts';

/** @returns the name of the authority that the viewer speaks for: 谁设定、谁负责 */
export async function authorityName({ neighbours }: Pick<Deps, 'neighbours'>, viewer: Viewer): Promise<string> {
  const authority = viewer.authorityId ? await neighbours.findAuthorityById(viewer.authorityId) : null;
  return authority?.name ?? MESSAGES.system;
}
