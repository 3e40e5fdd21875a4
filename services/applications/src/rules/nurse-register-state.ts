import { text } from '../forms/fields.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** What a renewal holds of a record: its period, and nothing that a change of institution touches (domain 3.5; 10.1.9). */
export const periodOf = ({ id }: Pick<RegistrationFacts, 'id'>): string => `${id}:PERIOD`;

/** A nurse has one registration: no other VALID one beside it (domain 3.5; S2-Q31). */
export const onlyOneValid: Rule = {
  at: ALWAYS,
  source: 'NR-8; domain 3.5',
  says: '没有其他有效的护士执业注册',
  check({ registrations, registration }) {
    if (!registrations.some(({ id, status }) => status === 'VALID' && id !== registration?.id)) return null;
    return {
      code: 'ALREADY_REGISTERED',
      message: '您已有有效的护士执业注册，无需再次注册。如需更换机构，请办理变更。',
      basis: BASIS['NR-9'],
    };
  },
};

const WAS_REGISTERED: ReadonlySet<string> = new Set(['EXPIRED', 'DEREGISTERED', 'REVOKED']);

/** First registration is for whoever was never registered; all others come back by 重新注册 (NM). */
export const neverRegisteredBefore: Rule = {
  at: ALWAYS,
  source: 'NR-8; NM',
  says: '从未注册（注册有效期届满未延续、被注销或者吊销的，办理重新注册）',
  check({ registrations }) {
    if (!registrations.some(({ status }) => WAS_REGISTERED.has(status))) return null;
    return {
      code: 'RE_REGISTRATION_NEEDED',
      message: '您曾经注册，注册有效期届满未延续或者已被注销，请办理重新注册。',
      basis: BASIS.NM,
    };
  },
};

/** A change is made within the period (NR-9); a renewal that is still open comes first. */
export const withinThePeriod: Rule = {
  at: ALWAYS,
  source: 'NR-9',
  says: '在注册有效期内',
  check({ registration }) {
    if (registration?.status !== 'EXPIRED') return null;
    return {
      code: 'PERIOD_EXPIRED',
      message: '注册有效期已届满：延续申请尚未决定的，延续后方可变更；未申请延续的，请办理重新注册。',
      basis: BASIS['NR-9'],
    };
  },
};

/** Reasons of the law that no open application holds up (3.1.4). */
const NEVER_BLOCKED: ReadonlySet<string> = new Set(['D-N2', 'D-N3', 'D-N5']);

/** No second open application whose effect conflicts (3.1.4): whoever wants out of the register does not renew, and the reverse. */
export const noRenewalUnderWay: Rule = {
  at: ['OPEN', 'SUBMIT'],
  source: '3.1.4',
  says: '没有办理中的延续注册申请',
  check({ channel, form, open, registration, registrations }) {
    const reason = text(form, 'reason');
    if (channel === 'EX_OFFICIO' || NEVER_BLOCKED.has(reason ?? '')) return null;
    // Whoever acts for somebody else may have a reason that nothing holds up: it is not known before he has given it.
    if (channel !== 'PERSON' && reason === null && registration?.status !== 'DEREGISTERED') return null;
    const periods = registrations.map(periodOf);
    if (!open.some(({ claim }) => claim !== null && periods.includes(claim))) return null;
    return {
      code: 'RENEWAL_OPEN',
      message: '延续注册申请正在办理，请先办结或撤回。',
      basis: BASIS['S2-Q22'],
    };
  },
};

/** The same the other way round: beside a renewal only a change of institution may be under way (10.1.9). */
export const onlyAChangeBeside: Rule = {
  at: ['OPEN', 'SUBMIT'],
  source: '3.1.4; 10.1.9',
  says: '除变更注册外，没有涉及同一注册信息的其他办理中业务',
  check({ open, registration }) {
    if (!registration) return null;
    const other = open.some(({ claim, procedure }) => claim === registration.id && procedure !== 'NUR_CHG');
    if (!other) return null;
    return {
      code: 'CONFLICTING_OPEN',
      message: '有一项办理中的业务涉及同一注册信息，请先办结或撤回后再申请。',
      basis: BASIS['S2-Q22'],
    };
  },
};

/** A reason that speaks of the record must be true of it (NM; ALL-70). */
export const reasonIsTrueOfTheRecord: Rule = {
  at: OF_THE_FORM,
  source: 'NM; ALL-70; S2-Q41.3',
  says: '以有效期届满为由的，注册有效期已届满；以吊销为由的，已有吊销决定',
  check({ form, registration, records }) {
    const reason = text(form, 'reason');
    const wrong = (message: string) => ({ code: 'REASON_NOT_TRUE', message, basis: BASIS['ALL-70'] });
    if (reason === 'D-N1' && registration?.status === 'VALID') return wrong('注册有效期尚未届满，不能以此理由注销。');
    const revoked = registration?.status === 'REVOKED' || records.some(isRevocation);
    if (reason === 'D-N2' && !revoked) return wrong('没有吊销护士执业证书的处罚记录，不能以此理由注销。');
    return null;
  },
};

const isRevocation = ({ measure, professionType }: Facts['records'][number]) =>
  measure === 'REVOCATION' && (professionType === null || professionType === 'NURSE');
