import { z } from 'zod';

/** Text sealed by @medreg/pii: queues and outbox tables hold no readable personal data. */
const Sealed = z.string().min(1);
const Id = z.uuid();

/** One message to one phone or mailbox; idempotent by `messageId`. `to` and `params` (JSON) are sealed. */
const MessageRequest = z.object({
  messageId: Id,
  to: Sealed,
  template: z.string(),
  params: Sealed,
  /** ISO instant after which sending is pointless (codes). */
  expiresAt: z.iso.datetime().optional(),
});

/** A staff account that identity shall create; the person's name and phone are sealed. */
const StaffAccount = z.object({
  staffId: Id,
  userName: z.string(),
  name: Sealed,
  phone: Sealed,
});

/**
 * Every topic that travels between services: what it says and which queues hear of it.
 * A payload grows by optional fields only; a field that is gone stays readable for one release (expand, then contract).
 */
export const EVENTS = {
  /** 短信: send one SMS. */
  'sms.requested': { payload: MessageRequest, queues: ['sms'] },
  /** 邮件: send one email. */
  'email.requested': { payload: MessageRequest, queues: ['email'] },
  /** Tell a practitioner something; identity knows the contact. `params` is sealed JSON. */
  'practitioner.notice': {
    payload: z.object({ practitionerId: Id, messageId: Id, template: z.string(), params: Sealed }),
    queues: ['identity'],
  },
  /** 机构账户: an authority issued an institution account (domain 2.1). */
  'institutionUser.issued': { payload: StaffAccount.extend({ institutionId: Id }), queues: ['identity'] },
  /** An authority account was issued. `authorityLevel`, `regionCode` and `rights` become the account's jurisdiction. */
  'authorityUser.issued': {
    payload: StaffAccount.extend({
      authorityId: Id,
      authorityLevel: z.enum(['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY']),
      regionCode: z.string(),
      rights: z.array(z.string()),
    }),
    queues: ['identity'],
  },
  /** 资格信息文件已上传: the file of an import batch is there; the qualifications service works it in its own time. */
  'qualificationImport.uploaded': { payload: z.object({ batchId: Id }), queues: ['qualifications'] },
  /** An import ended: accounts whose identity check had failed are checked again (S0 三.3). */
  'qualificationImport.finished': { payload: z.object({ batchId: Id, added: z.number().int() }), queues: ['identity'] },
  /**
   * 执业注册信息: a registration became what `snapshot` says (sealed JSON of RegistrationSnapshot); `version` of the
   * message orders them.
   */
  'registration.changed': {
    payload: z.object({ registrationId: Id, practitionerId: Id, snapshot: Sealed }),
    queues: ['licences', 'identity'],
  },
  /** 自动激活: an application of an account without activation became EFFECTIVE (domain 4.2 P2, P3, N2, N6). */
  'account.activationDue': {
    payload: z.object({ practitionerId: Id, applicationId: Id }),
    queues: ['identity'],
  },
  /** 自动激活已开启: an institution switched it on; identity activates the accounts that wait (domain 4.2 P1). */
  'automaticActivation.enabled': {
    payload: z.object({ institutionId: Id }),
    queues: ['identity'],
  },
  /** 撤销账户: opened by somebody else under the person's identity (S2-Q13); what it applied for ends. */
  'account.revoked': { payload: z.object({ accountId: Id, practitionerId: Id }), queues: ['applications'] },
  /** 注销账户: the person has died (domain 10.1.18); nobody signs in with the account any more. */
  'account.closureDue': { payload: z.object({ practitionerId: Id }), queues: ['identity'] },
  /**
   * 资格信息补录、修改: an authority has decided a correction; `correction` is sealed JSON of QualificationCorrection. The
   * qualifications service applies it once and answers with `qualification.correctionSettled`.
   */
  'qualification.correctionDecided': {
    payload: z.object({ applicationId: Id, practitionerId: Id, correction: Sealed }),
    queues: ['qualifications'],
  },
  /** CONFLICT: somebody else has that ID number or code; nothing was changed, `problem` is a machine word. */
  'qualification.correctionSettled': {
    payload: z.object({
      applicationId: Id,
      outcome: z.enum(['APPLIED', 'CONFLICT']),
      problem: z.string().optional(),
      /** The qualification that was corrected or added. */
      qualificationId: Id.optional(),
    }),
    queues: ['applications'],
  },
  /** 姓名、身份证号更正: `person` is sealed JSON of {name, idNumber}; `version` of the message orders them. */
  'practitioner.corrected': {
    payload: z.object({ practitionerId: Id, person: Sealed }),
    queues: ['identity'],
  },
  /** 机构变动: name, state or authorities of an institution became what is said here; `version` of the message orders them. */
  'institution.changed': {
    payload: z.object({
      institutionId: Id,
      name: z.string(),
      status: z.enum(['VALID', 'SUSPENDED', 'CLOSED']),
      /** 停止执业之日, of a CLOSED one. */
      closedOn: z.iso.date().nullable(),
    }),
    queues: ['applications'],
  },
  /**
   * The register follows an institution's change in batches, each a message of its own: `after` is the last record of the batch
   * before. What it follows is the newest state that was heard.
   */
  'institution.followDue': {
    payload: z.object({ institutionId: Id, what: z.enum(['REGISTRATIONS', 'FILINGS']), after: Id.nullable() }),
    queues: ['applications'],
  },
  /** Tell an institution something; the institutions service knows its users' phones. `params` is sealed JSON. */
  'institution.notice': {
    payload: z.object({ institutionId: Id, messageId: Id, template: z.string(), params: Sealed }),
    queues: ['institutions'],
  },
  /**
   * 消息: a person or an institution was told something by a service that keeps no list of it; applications keeps it in
   * `myNotices`. Never a code or a password. `params` is sealed JSON; `messageId` is that of the message, where one was sent.
   */
  'notice.told': {
    payload: z.object({
      reader: z.union([z.object({ practitionerId: Id }), z.object({ institutionId: Id })]),
      messageId: Id,
      template: z.string(),
      params: Sealed,
      at: z.iso.datetime(),
    }),
    queues: ['applications'],
  },
  /** 电子证照: render this version's PDF and PNG. `face` is sealed JSON of CertificateFace. */
  'certificate.requested': {
    payload: z.object({
      licenceId: Id,
      licenceVersion: z.number().int(),
      identifier: z.string(),
      verifyUrl: z.url(),
      photoKey: z.string(),
      face: Sealed,
    }),
    queues: ['certificates'],
  },
  'certificate.rendered': {
    payload: z.object({
      licenceId: Id,
      licenceVersion: z.number().int(),
      pdfKey: z.string(),
      pdfSha256: z.string(),
      pngKey: z.string(),
    }),
    queues: ['licences'],
  },
} as const satisfies Record<string, { payload: z.ZodType; queues: readonly string[] }>;

export type Topic = keyof typeof EVENTS;
export type PayloadOf<T extends Topic> = z.infer<(typeof EVENTS)[T]['payload']>;
