import { calendarDate } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import { toColumn } from '../src/database.ts';
import type { ProfessionType } from '../src/generated/resolvers.ts';
import type { RecordFacts } from '../src/rules/facts.ts';
import type { Stage } from './stage.ts';

/** What a confirmed record of a person says; the rest is filled in. */
export interface Recorded extends Pick<RecordFacts, 'kind' | 'measure'> {
  professionType?: ProfessionType;
  registrationId?: string;
  decidedOn?: string;
  validFrom?: string;
  validUntil?: string | null;
}

/** Puts a confirmed record on a person, as it comes of features/records (domain 3.7). */
export function aRecord({ deps }: Stage, practitionerId: string, recorded: Recorded) {
  const { decidedOn = '2026-11-01', validFrom = decidedOn, validUntil = null, ...rest } = recorded;
  return deps.db.personRecord.create({
    data: {
      ...rest,
      id: uuidv7(),
      practitionerId,
      state: 'CONFIRMED',
      decidedOn: toColumn(calendarDate(decidedOn)),
      validFrom: toColumn(calendarDate(validFrom)),
      validUntil: validUntil === null ? null : toColumn(calendarDate(validUntil)),
      detailsSealed: deps.pii.seal('{}'),
      providedByKind: 'AUTHORITY',
      providedById: uuidv7(),
      providedByName: '某卫生监督所',
      providedAt: deps.clock.now(),
    },
  });
}
