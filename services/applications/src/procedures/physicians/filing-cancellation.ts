import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { filedWithinTwoYears } from '../../rules/filing-days.ts';
import { noOtherInItsPlace } from '../../rules/register-state.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { record, theRecord } from '../parts/claims.ts';
import { DECLARATION, reason } from '../parts/fields.ts';
import { generalUnlessClosed, reviewedUnlessClosed } from '../parts/filing.ts';
import { physicianAuthority, present } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 取消医师注册备案 PHY_FILE_CANCEL: within two years, the same day included (10.1.7); I1–I5 are asked again. S0-2.6; domain 3.2. */
export default {
  code: 'PHY_FILE_CANCEL',
  name: '取消医师注册备案',
  business: BUSINESS_CODES.FILE_CANCEL,
  profession: 'PHYSICIAN',
  source: 'S0-2.6; O13-19; domain 3.2, 5.1',
  channels: { PERSON: generalUnlessClosed, AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['FILED'],
  photo: false,
  printable: false,
  fields: [reason('取消备案理由'), DECLARATION],
  materials: [],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: physicianAuthority(present),
  requirements: [accountActivated(), notBanned, notSuspended, filedWithinTwoYears, noOtherInItsPlace],
  grounds: 'ANY',
  decisionDays: 20,
  claim: theRecord,
  effects(facts) {
    const { id, version } = record(facts);
    return [{ kind: 'CANCEL_FILE', registrationId: id, version }];
  },
} satisfies Procedure;
