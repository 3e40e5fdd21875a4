import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@medreg/events';
import { connectQueues } from '@medreg/jobs';
import { publish, startRelay } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { openStage, type Stage } from '../../../test/stage.ts';
import { startEvents } from '../../events.ts';
import { tellInstitution } from './tell-institution.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** An institution with that many accounts. */
async function withUsers(count: number) {
  const { id } = await stage.registered();
  const { db, pii } = stage.deps;
  for (let at = 0; at < count; at += 1) {
    const phone = `1990000${String(1000 + at)}`;
    await db.institutionUser.create({
      data: {
        id: randomUUID(),
        userName: `${id}${at}`,
        institutionId: id,
        name: '罗岭南',
        phoneSealed: pii.seal(phone),
        phoneIndex: pii.blindIndex('PHONE', phone),
        documentsSeen: [],
        issuedBy: '',
      },
    });
  }
  return id;
}
const aNotice = (institutionId: string, messageId = randomUUID()) => ({
  institutionId,
  messageId,
  template: 'INSTITUTION_MATTER',
  params: stage.deps.pii.seal(JSON.stringify({ matter: '待审核', reference: 'SQ1' })),
});
const tell = (notice: ReturnType<typeof aNotice>) =>
  stage.deps.db.$transaction((tx) => tellInstitution(tx, stage.deps, notice));
const sentOf = async (noticeId: string) => {
  const ids = (await stage.deps.db.institutionNoticeSms.findMany({ where: { noticeId } })).map(({ smsId }) => smsId);
  return stage.deps.db.outboxMessage.findMany({ where: { topic: 'sms.requested', key: { in: ids } } });
};

describe('institution.notice', () => {
  it('one SMS to each user, the parameters still sealed', async () => {
    const notice = aNotice(await withUsers(3));
    expect(await tell(notice)).toBe(3);
    const sent = await sentOf(notice.messageId);
    const payloads = sent.map(({ payload }) => payload as { messageId: string; to: string; params: string });
    expect(new Set(payloads.map(({ messageId }) => messageId)).size).toBe(3);
    expect(payloads.map(({ to }) => stage.deps.pii.open(to)).sort()).toEqual([
      '19900001000',
      '19900001001',
      '19900001002',
    ]);
    expect(new Set(payloads.map(({ params }) => params))).toEqual(new Set([notice.params]));
  });
  it('the same notice again, also at the same moment, tells nobody twice', async () => {
    const notice = aNotice(await withUsers(2));
    const told = await Promise.all([tell(notice), tell(notice)]);
    expect(told.sort()).toEqual([0, 2]);
    expect(await sentOf(notice.messageId)).toHaveLength(2);
  });
  it('an institution without accounts: nobody to tell', async () => {
    expect(await tell(aNotice(await withUsers(0)))).toBe(0);
  });
  it('travels through the queue, and is worked once', async () => {
    const notice = aNotice(await withUsers(1));
    const queues = connectQueues({ url: stage.databaseUrl });
    const logger = { info() {}, warn() {}, error() {} };
    const relay = startRelay({ connectionString: stage.databaseUrl, queues, catalogue: EVENTS, logger });
    try {
      startEvents(stage.deps, queues, logger);
      await stage.deps.db.$transaction((tx) =>
        publish(tx, 'institution.notice', { key: notice.institutionId, payload: notice }),
      );
      await eventually(async () => expect(await sentOf(notice.messageId)).toHaveLength(1));
    } finally {
      await relay.stop();
      await queues.close();
    }
  });
});
