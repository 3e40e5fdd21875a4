import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOpened, aPassed, FORM } from '../../../test/builders.ts';
import { CASES } from '../../../test/cases.ts';
import { aStage, ID_NUMBER, type Stage, someone } from '../../../test/stage.ts';
import { parseSubject, printableFormUrl } from './download-tickets.ts';
import { formData } from './printable-form.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const data = async (id: string, idNumber: 'FULL' | 'MASKED') => {
  const { db } = stage.deps;
  const row = await db.application.findUniqueOrThrow({
    where: { id },
    include: { timeline: true, registration: true },
  });
  return formData(stage.deps, row, row.timeline, { idNumber, photo: null, registration: row.registration });
};

describe('the printable form', () => {
  it.each(['viewer', 'reviewer', 'officer'] as const)(
    'shows the ID number in full to the applicant alone: %s',
    async (who) => {
      const { application, [who]: viewer } = await CASES.SUBMITTED(stage);
      const ticket = printableFormUrl(stage.deps, viewer, application).split('/').at(-1) ?? '';
      const opened = stage.deps.tickets.verify(ticket, 'DOWNLOAD', { owner: viewer.accountId ?? '' });
      expect(opened.ok && parseSubject(opened.ticket.subject)).toEqual({
        what: 'form',
        applicationId: application.id,
        idNumber: who === 'viewer' ? 'FULL' : 'MASKED',
      });
    },
  );

  it('masks it in the code of the qualification as well (6.2)', async () => {
    const qualifications = someone(stage);
    const practitioner = stage.world.practitioners.get(qualifications.practitionerId);
    for (const one of practitioner?.qualifications ?? []) one.code = `202244141${ID_NUMBER}`;
    const { application } = await aPassed(stage, qualifications);
    expect(await data(application.id, 'FULL')).toMatchObject({
      applicant: { idNumber: ID_NUMBER },
      qualification: { code: `202244141${ID_NUMBER}` },
    });
    expect(JSON.stringify(await data(application.id, 'MASKED'))).not.toContain(ID_NUMBER);
  });

  it('carries what the applicant filled in', async () => {
    const { application } = await CASES.DRAFT(stage);
    const { postalAddress, education, health, career, department } = FORM;
    expect(await data(application.id, 'FULL')).toMatchObject({
      applicant: { postalAddress, education, health, career },
      institution: { department },
    });
  });

  it('has nothing in the place of what is not known', async () => {
    const { application } = await anOpened(stage);
    const { applicant, institution } = await data(application.id, 'FULL');
    expect([applicant.postalAddress, applicant.health, applicant.career]).toEqual([null, null, null]);
    expect([applicant.phone, applicant.email]).toEqual([undefined, undefined]);
    expect(institution).toEqual({ name: null, department: null, practicePlace: null, authority: null });
  });

  it.each([
    ['DRAFT', null, null],
    ['INST_RETURNED', { outcome: 'RETURNED', opinion: '工作经历不完整', reviewer: '荔湾区某中医院' }, null],
    ['INST_PASSED', { outcome: 'PASSED', opinion: '同意聘用', reviewedOn: '2026-11-09' }, null],
    ['EFFECTIVE', { outcome: 'PASSED' }, { outcome: 'APPROVED', certificateCode: expect.stringMatching(/^141440103/) }],
    ['REFUSED', { outcome: 'PASSED' }, { outcome: 'REFUSED', opinion: '工作经历不完整', certificateCode: null }],
  ] as const)('%s: shows what was said so far', async (status, institutionReview, authorityDecision) => {
    const { application } = await CASES[status](stage);
    const form = await data(application.id, 'FULL');
    expect(form).toMatchObject({
      applicationNo: application.number,
      institution: { name: '荔湾区某中医院', practicePlace: '广东省', authority: '荔湾区卫生健康局' },
      qualification: { issuedOn: '2022-03-01', province: '广东省', techniques: ['外治技术-推拿'] },
    });
    expect(form.institutionReview).toEqual(institutionReview && expect.objectContaining(institutionReview));
    expect(form.authorityDecision).toEqual(authorityDecision && expect.objectContaining(authorityDecision));
  });
});

it.each(['', 'photo', 'form|x', 'form|x|ALL', 'other|x'])('the subject %p is none', (text) => {
  expect(parseSubject(text)).toBeNull();
});
