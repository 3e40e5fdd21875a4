import type { Viewer } from '@medreg/viewer';
import { visibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { OPEN_STATUSES } from '../../workflow.ts';
import { type QueuePage, queue } from '../list-applications/list-applications.ts';

/** 依职权办理: the tasks of the authority and, with the right to supervise, of those below it; by default the open ones. */
export function officialTasks(deps: Pick<Deps, 'db'>, viewer: Viewer, page: QueuePage) {
  const status = { in: page.status ? [...page.status] : OPEN_STATUSES };
  return queue(deps, [visibleTo(viewer), { channel: 'EX_OFFICIO', status }], page);
}
