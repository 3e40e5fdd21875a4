import { randomUUID } from 'node:crypto';
import type { RegistrationSnapshot } from '@medreg/events';
import { followRegistration } from '../src/consumers/follow-registration.ts';
import { learnIdNumber } from '../src/register/learn-id-number.ts';
import type { Identity } from './harness.ts';

/** What the register says of somebody; everything that a test does not name is the same. */
export function aSnapshot(change: Partial<RegistrationSnapshot> = {}): RegistrationSnapshot {
  return {
    registrationId: randomUUID(),
    practitionerId: randomUUID(),
    professionType: 'PHYSICIAN',
    status: 'VALID',
    suspended: false,
    name: '张三',
    sex: 'FEMALE',
    birthMonth: '1986-11',
    level: '执业医师',
    category: '临床',
    major: '',
    scopes: ['内科专业'],
    techniques: [],
    diseases: [],
    certificateCode: '110440000000001',
    eRegId: null,
    practicePlaceCode: '440000',
    practicePlaceName: '广东省',
    primaryInstitutionId: randomUUID(),
    primaryInstitutionName: '荔湾区第一医院',
    primaryInstitutionClosed: false,
    issuingAuthorityId: randomUUID(),
    issuingAuthorityName: '荔湾区卫生健康局',
    issuingAuthorityCode: '440103',
    issuedOn: '2020-01-01',
    validUntil: null,
    filings: [],
    photoKey: null,
    ...change,
  };
}

/** `registration.changed` is worked. @returns what it said */
export async function register(
  identity: Identity,
  change: Partial<RegistrationSnapshot> = {},
  version = 1,
): Promise<RegistrationSnapshot> {
  const { deps } = identity;
  const snapshot = aSnapshot(change);
  const { registrationId, practitionerId } = snapshot;
  const payload = { registrationId, practitionerId, snapshot: deps.pii.seal(JSON.stringify(snapshot)) };
  await deps.prisma.$transaction((tx) => followRegistration(tx, deps, payload, version));
  await learnIdNumber(deps, practitionerId);
  return snapshot;
}
