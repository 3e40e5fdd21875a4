import { type CalendarDate, today } from '@medreg/clock';
import { maskIdNumber } from '@medreg/pii';
import type { Deps } from '../../context.ts';
import { fromColumn } from '../../database.ts';
import { type ApplicationFormData, renderApplicationForm } from '../../printable-form/index.ts';
import { text } from '../../forms/fields.ts';
import type { CopiedQualification } from '../../rules/facts.ts';
import type { ApplicationRow, TimelineEntryRow } from '../../rows.ts';
import { openForm, openStatement } from '../../sealed.ts';

/** @returns the printable form of an application as PDF, as it stands now; null when there is no such application */
export async function printForm(
  deps: Deps,
  applicationId: string,
  shows: { idNumber: 'FULL' | 'MASKED' },
): Promise<Buffer | null> {
  const row = await deps.db.application.findUnique({
    where: { id: applicationId },
    include: { timeline: { orderBy: { sequence: 'asc' } }, registrations: { select: { certificateCode: true } } },
  });
  if (!row) return null;
  const photo = row.photoKey === null ? null : await deps.files.getBytes(row.photoKey);
  return renderApplicationForm(formData(deps, row, row.timeline, { ...shows, photo, registration: row.registrations[0] ?? null }));
}

/** What the caller adds to an application's own data. */
export interface Shown {
  idNumber: 'FULL' | 'MASKED';
  photo: Buffer | null;
  registration: { certificateCode: string } | null;
}

/** @returns what the form shows of an application; the ID number masked for everybody but the applicant */
export function formData(
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  row: ApplicationRow,
  timeline: TimelineEntryRow[],
  { idNumber, photo, registration }: Shown,
): ApplicationFormData {
  const form = openForm(pii, row.formSealed);
  const full = pii.open(row.applicantIdNumberSealed);
  const code = row.qualificationCodeSealed === null ? '' : pii.open(row.qualificationCodeSealed);
  const used = row.qualification as CopiedQualification | null;
  const written = (name: string) => text(form, name);
  const review = timeline.findLast(({ step }) => step === 'pass' || step === 'sendBack');
  const decision = timeline.findLast(({ step }) => step === 'approve' || step === 'refuse');
  const said = (entry: TimelineEntryRow) => {
    const { opinion, reasons } = openStatement(pii, entry.statementSealed);
    const text = [opinion, ...reasons.map(({ message }) => message)].filter(Boolean).join('\n');
    return text === '' ? null : text;
  };
  return {
    applicationNo: row.number,
    submittedOn: row.submittedAt && today(row.submittedAt),
    applicant: {
      name: row.applicantName,
      sex: row.applicantSex,
      birthDate: fromColumn(row.applicantBirthDate),
      education: written('education'),
      health: written('health'),
      idNumber: idNumber === 'FULL' ? full : maskIdNumber(full),
      // The telephone and e-mail are identity's: on this paper they are written by hand.
      postalAddress: written('postalAddress'),
      career: written('career'),
      photo,
    },
    qualification: {
      // The code may hold the ID number (domain 6.2).
      code: idNumber === 'FULL' ? code : code.replace(full, maskIdNumber(full)),
      issuedOn: used?.issuedOn ?? dayOf({ at: row.createdAt }),
      province: row.practicePlaceCode === used?.provinceCode ? row.practicePlaceName : null,
      techniques: [...(used?.techniques ?? [])],
      diseases: [...(used?.diseases ?? [])],
    },
    institution: {
      name: row.institutionName,
      department: written('department'),
      practicePlace: row.practicePlaceName,
      authority: row.authorityName,
    },
    institutionReview: review
      ? {
          outcome: review.step === 'pass' ? 'PASSED' : 'RETURNED',
          opinion: said(review),
          reviewer: review.byName,
          reviewedOn: dayOf(review),
        }
      : null,
    authorityDecision: decision
      ? {
          outcome: decision.step === 'approve' ? 'APPROVED' : 'REFUSED',
          opinion: said(decision),
          officer: decision.byName,
          decidedOn: dayOf(decision),
          certificateCode: registration?.certificateCode ?? null,
        }
      : null,
    generatedAt: clock.now(),
  };
}

const dayOf = ({ at }: Pick<TimelineEntryRow, 'at'>): CalendarDate => today(at);
