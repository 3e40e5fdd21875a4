import type { WhatICanDoQuery } from '../../generated/person/home/home.ts';
import type { Opening } from '../../procedure-form/open-procedure.ts';

/** One line of 我能办什么: a procedure, and what of the person's it would concern. */
export type Line = WhatICanDoQuery['availableProcedures'][number];

/** It can be opened, or is open itself; another application that is open only stands in its way. */
export const isThere = ({ available, open, procedure }: Line): boolean =>
  available || open?.procedure.code === procedure.code;

export const keyOf = ({ procedure, qualification, registration, filing }: Line): string =>
  [procedure.code, qualification?.id, registration?.id, filing?.id].filter(Boolean).join(' ');

export const openingOf = ({ procedure, qualification, registration, filing }: Line): Opening => ({
  procedure: procedure.code,
  qualificationId: qualification?.id ?? null,
  registrationId: registration?.id ?? null,
  multiFilingId: filing?.id ?? null,
});
