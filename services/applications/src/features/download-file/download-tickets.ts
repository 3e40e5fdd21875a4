import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { ApplicationRow } from '../../rows.ts';
import { partiesOf } from '../../workflow.ts';
import type { ArchiveFormat } from '../export-archive/export-archive.ts';

/** Seconds for which an address works: long enough to look at a page, too short to be passed on. */
export const DOWNLOAD_TTL_SECONDS = 300;

/** What a download ticket is about. A form shows the full ID number to the applicant alone; others reveal it, on record. */
export type DownloadSubject =
  | { what: 'photo'; key: string }
  | { what: 'material'; key: string; mediaType: string }
  | { what: 'form'; applicationId: string; idNumber: 'FULL' | 'MASKED' }
  | { what: 'archive'; practitionerId: string; format: ArchiveFormat };

const SEPARATOR = '|';

export function parseSubject(subject: string): DownloadSubject | null {
  const [what, of, idNumber] = subject.split(SEPARATOR);
  if (what === 'photo' && of) return { what, key: of };
  if (what === 'material' && of && idNumber) return { what, key: of, mediaType: idNumber };
  if (what === 'form' && of && (idNumber === 'FULL' || idNumber === 'MASKED'))
    return { what, applicationId: of, idNumber };
  if (what === 'archive' && of && (idNumber === 'PDF' || idNumber === 'JSON'))
    return { what, practitionerId: of, format: idNumber };
  return null;
}

type Signer = Pick<Deps, 'tickets'>;

/** @returns a short-lived address of the photo, bound to the viewer's account */
export function photoUrl(deps: Signer, viewer: Viewer, key: string): string {
  return address(deps, viewer, ['photo', key]);
}

/** @returns a short-lived address of an uploaded material, bound to the viewer's account */
export function materialUrl(deps: Signer, viewer: Viewer, key: string, mediaType: string): string {
  return address(deps, viewer, ['material', key, mediaType]);
}

/** @returns a short-lived address of the printable form as PDF, bound to the viewer's account */
export function printableFormUrl(deps: Signer, viewer: Viewer, application: ApplicationRow): string {
  const idNumber = partiesOf(viewer, application).includes('CONCERNED') ? 'FULL' : 'MASKED';
  return address(deps, viewer, ['form', application.id, idNumber], `${application.number}.pdf`);
}

/** @returns a short-lived address of the own archive, bound to the viewer's account; null for whoever has none */
export function archiveUrl(deps: Signer, viewer: Viewer, format: ArchiveFormat): string | null {
  const practitionerId = viewer.kind === 'PERSON' ? possibleId(viewer.practitionerId) : null;
  if (practitionerId === null) return null;
  return address(deps, viewer, ['archive', practitionerId, format], `practice-archive.${format.toLowerCase()}`);
}

function address({ tickets }: Signer, viewer: Viewer, subject: string[], fileName?: string): string {
  const ticket = tickets.sign(
    {
      purpose: 'DOWNLOAD',
      subject: subject.join(SEPARATOR),
      owner: viewer.accountId ?? `service:${viewer.service ?? ''}`,
      ...(fileName !== undefined && { fileName }),
    },
    DOWNLOAD_TTL_SECONDS,
  );
  return `/files/applications/downloads/${ticket}`;
}
