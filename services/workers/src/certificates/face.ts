import { type CalendarDate, calendarDate } from '@medreg/clock';
import { oneLine } from '@medreg/documents';
import { CertificateFace } from '@medreg/events';

/** The face after the check: every value fits on a line, the date is one. */
export type CheckedFace = Omit<CertificateFace, 'issuedOn'> & { issuedOn: CalendarDate };

/** @throws ZodError for a face that is not complete */
export function checkFace(input: CertificateFace): CheckedFace {
  const face = CertificateFace.parse(input);
  return {
    ...face,
    name: oneLine(face.name),
    category: oneLine(face.category),
    major: oneLine(face.major),
    certificateCode: oneLine(face.certificateCode),
    techniques: face.techniques.map(oneLine),
    diseases: face.diseases.map(oneLine),
    practicePlace: oneLine(face.practicePlace),
    primaryInstitution: oneLine(face.primaryInstitution),
    issuingAuthority: oneLine(face.issuingAuthority),
    issuedOn: calendarDate(face.issuedOn),
    identifier: oneLine(face.identifier),
  };
}
