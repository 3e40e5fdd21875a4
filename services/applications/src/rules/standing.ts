import { addYears, type CalendarDate } from '@medreg/clock';
import { type Facts, holds, type RecordFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, type Rule } from './rule.ts';

/** Whether a record is about the profession of the application, or about the person as a whole. */
const concerns = (facts: Facts) => (record: RecordFacts) =>
  record.professionType === null || record.professionType === facts.professionType;

const say = (date: CalendarDate | null) => (date === null ? '' : `（至${date}）`);

/** While suspended, no registration, change, filing elsewhere or cancellation of a filing (domain 5.1, 10.1.27). */
export const notSuspended: Rule = {
  at: ALWAYS,
  source: 'PL-42, 55–57; NR-31; 10.1.27',
  says: '未处于暂停执业期间',
  check(facts) {
    const running = facts.records
      .filter(concerns(facts))
      .find((record) => isSuspension(record) && holds(record, facts.today));
    if (!running) return null;
    return {
      code: 'SUSPENDED',
      message: `正处于暂停执业期间${say(running.validUntil)}，期满前不能办理此业务。`,
      basis: facts.professionType === 'NURSE' ? BASIS['NR-31'] : BASIS['PL-42'],
    };
  },
};

/** A penalty that suspends, or an assessment that was failed (PL-42). */
export const isSuspension = ({ kind, measure }: RecordFacts): boolean =>
  measure === 'SUSPENSION' || (kind === 'ASSESSMENT' && measure === 'FAILED');

/** False materials: one year; fraud: three years; other bans as decided (ALL-78, 79; PL-54, 58; domain 3.1.13). */
export const notBanned: Rule = {
  at: ALWAYS,
  source: 'ALL-78, 79; PL-54, 58',
  says: '未处于不得申请的期间',
  check(facts) {
    const ban = facts.records
      .filter(concerns(facts))
      .find((record) => record.kind === 'BAN' && holds(record, facts.today));
    if (!ban) return null;
    return {
      code: 'BANNED',
      message: `处于不得申请执业注册的期间${say(ban.validUntil)}。`,
      basis: ban.measure === 'FALSE_MATERIALS' ? BASIS['ALL-78'] : BASIS['ALL-79'],
    };
  },
};

const CRIMINAL_YEARS = 2;
const REVOCATION_YEARS = 2;
const ASSESSMENT_YEARS = 1;

/**
 * Waiting periods of registration (PL-16(2)–(4); O13-6; NR-32): two years after a sentence was served, two after the decision
 * that revoked the certificate, one after a deregistration for failed assessments. The anniversary itself is free.
 */
export const waitingPeriodsOver: Rule = {
  at: ALWAYS,
  source: 'PL-16(2)–(4); O13-6; NR-32; 10.1.19',
  says: '刑罚执行完毕、吊销证书均已满二年，因考核不合格注销已满一年',
  check(facts) {
    const { records, registrations, today } = facts;
    const mine = records.filter(concerns(facts));
    const criminal = mine.find(
      ({ kind, validUntil }) =>
        kind === 'CRIMINAL' && (validUntil === null || today < addYears(validUntil, CRIMINAL_YEARS)),
    );
    if (criminal) return waiting('CRIMINAL_PENALTY', '受刑事处罚，刑罚执行完毕未满二年。', BASIS['PL-16']);
    const revoked = mine.find(
      ({ measure, decidedOn }) => measure === 'REVOCATION' && today < addYears(decidedOn, REVOCATION_YEARS),
    );
    if (revoked) {
      const until = addYears(revoked.decidedOn, REVOCATION_YEARS);
      const basis = facts.professionType === 'NURSE' ? BASIS['NR-32'] : BASIS['PL-16'];
      return waiting('REVOKED_RECENTLY', `执业证书被吊销未满二年，${until}起可以重新申请。`, basis);
    }
    const failed = registrations.find(
      ({ status, statusReason, statusSince }) =>
        status === 'DEREGISTERED' && statusReason === 'D-P4' && today < addYears(statusSince, ASSESSMENT_YEARS),
    );
    return failed ? waiting('ASSESSMENT_FAILED', '因定期考核不合格被注销注册未满一年。', BASIS['PL-16']) : null;
  },
};

const waiting = (code: string, message: string, basis: string) => ({ code, message, basis });
