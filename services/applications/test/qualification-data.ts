import type { PayloadOf, QualificationCorrection } from '@medreg/events';
import { anOfficer } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { correctionSettled } from '../src/consumers/correction-settled.ts';
import type { ApplicationRow } from '../src/rows.ts';
import { anAuthority } from './fake-siblings.ts';
import { OFFICER_RIGHTS, type Stage } from './stage.ts';

/** 国家医学考试中心 at the national level, with its officer. */
export function aNation({ world }: Stage) {
  const authorityId = uuidv7();
  const region = { code: '000000' };
  world.authorities.set('000000', [
    anAuthority({ id: authorityId, name: '国家医学考试中心', level: 'NATIONAL', region }),
  ]);
  const officer = anOfficer({
    authorityId,
    authorityLevel: 'NATIONAL',
    regionCode: '000000',
    rights: OFFICER_RIGHTS,
    accountId: `account-${authorityId}`,
  });
  return { authorityId, officer };
}

/** What the qualifications service was told about an application. */
export async function correctionsOf({ deps }: Stage, { id, practitionerId }: ApplicationRow) {
  const rows = await deps.db.outboxMessage.findMany({
    where: { topic: 'qualification.correctionDecided', key: practitionerId },
  });
  return rows
    .map(({ payload }) => payload as PayloadOf<'qualification.correctionDecided'>)
    .filter(({ applicationId }) => applicationId === id)
    .map(({ correction }) => JSON.parse(deps.pii.open(correction)) as QualificationCorrection);
}

/** The qualifications service answers. */
export const settle = ({ deps }: Stage, { id }: ApplicationRow, outcome: 'APPLIED' | 'CONFLICT' = 'APPLIED') =>
  deps.db.$transaction((tx) =>
    correctionSettled(tx, deps, {
      applicationId: id,
      outcome,
      ...(outcome === 'CONFLICT' && { problem: 'ID_NUMBER_TAKEN' }),
    }),
  );
