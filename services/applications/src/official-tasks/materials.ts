import type { Viewer } from '@medreg/viewer';
import type { MaterialLine } from '../materials/materials-of.ts';
import type { ApplicationRow } from '../rows.ts';
import { isOpen, isTheirs, partiesOf } from '../workflow.ts';

/** What is shown in an ex officio task: the authority's evidence and the person's explanation; neither is mandatory. */
export const OFFICIAL_MATERIALS: readonly MaterialLine[] = [
  { code: 'EVIDENCE', name: '认定依据', mandatory: false, form: 'ONLINE' },
  { code: 'EXPLANATION', name: '陈述申辩材料', mandatory: false, form: 'ONLINE' },
];

/** Whether the viewer may add such a file now: officers evidence while the task is open, the person while he is heard. */
export function mayAddToTask(application: ApplicationRow, viewer: Viewer, material: string): boolean {
  if (application.channel !== 'EX_OFFICIO' || !isOpen(application)) return false;
  if (material === 'EVIDENCE') return isTheirs('keep', application, viewer);
  const concerned = partiesOf(viewer, application).includes('CONCERNED');
  return material === 'EXPLANATION' && concerned && application.status === 'HEARING';
}
