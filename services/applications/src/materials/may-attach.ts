import type { Viewer } from '@medreg/viewer';
import type { ApplicationRow } from '../rows.ts';
import { canTake } from '../workflow.ts';

/** 军队、武警机构书面确认 (S2-Q33): the one paper of which the authority keeps a scan itself. */
export const RELEASE_PAPER = 'MILITARY_CONFIRMATION';

/**
 * Whether somebody may add files to a material: the applicant as long as he may change the application; an officer the answer
 * that a military body gave on paper, before he records it (domain 2.1, 3.5).
 */
export const mayAttach = (application: ApplicationRow, material: string, viewer: Viewer): boolean =>
  canTake('submit', application, viewer) ||
  (material === RELEASE_PAPER && canTake('recordRelease', application, viewer));
