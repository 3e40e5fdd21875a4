import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../deps.ts';
import { RegionOpenDocument } from '../generated/ask-institutions.ts';

/** 区域已启动电子化注册 (domain 4.2 'region open'). @throws SiblingAway */
export async function isRegionOpen({ siblings }: Deps, { requestId }: Viewer, code: string): Promise<boolean> {
  const { region } = await siblings.ask('institutions', RegionOpenDocument, { code }, { requestId });
  return region?.eRegistrationOpen ?? false;
}
