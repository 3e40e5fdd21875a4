import { z } from 'zod';

/** Who is at the other end. OPERATOR is the installation's own administrator, SERVICE a sibling. */
const VIEWER_KINDS = ['ANONYMOUS', 'PERSON', 'INSTITUTION', 'AUTHORITY', 'SERVICE', 'OPERATOR'] as const;

/** What an authority user may be allowed to do (domain 2.3); given one by one, never by rank. */
export const RIGHTS = [
  'IMPORT_QUALIFICATIONS',
  'MANAGE_AUTHORITIES',
  'MANAGE_INSTITUTIONS',
  'ISSUE_INSTITUTION_ACCOUNTS',
  'ACCEPT_APPLICATIONS',
  'DECIDE_APPLICATIONS',
  'SUPERVISE',
  'SUPPLEMENT_QUALIFICATIONS',
  'RECORD_REGISTRATIONS',
  'RECORD_PENALTIES',
  'CONFIGURE_PROVINCE',
] as const;
export type Right = (typeof RIGHTS)[number];

/** How far a person's account has come (domain 4.1). */
export const ACCOUNT_STATES = [
  'REGISTERED',
  'IDENTITY_FAILED',
  'IDENTITY_VERIFIED',
  'CONTACT_VERIFIED',
  'ACTIVATED',
] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Characters of a User-Agent header that are passed on; those of apps with a browser inside have about 300. */
export const USER_AGENT_MAX = 512;

export const AuthorityLevel = z.enum(['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY']);

/**
 * The one thing that a subgraph believes about a caller: made by the gateway from a verified access token (or by a
 * sibling for itself), signed, and short-lived. Holds ids, and of the client what a server sees of it; no other personal data.
 */
export const Viewer = z.object({
  kind: z.enum(VIEWER_KINDS),
  requestId: z.string().max(64),
  /** Client address as the gateway saw it; for limits and the audit trail. */
  address: z.string().max(64).optional(),
  /** What the client's program calls itself, its first part; for 登录设备. Anybody may claim anything here. */
  userAgent: z.string().max(USER_AGENT_MAX).optional(),
  accountId: z.string().optional(),
  sessionId: z.string().optional(),
  /** PERSON */
  accountState: z.enum(ACCOUNT_STATES).optional(),
  practitionerId: z.string().optional(),
  /** INSTITUTION */
  institutionId: z.string().optional(),
  /** AUTHORITY */
  authorityId: z.string().optional(),
  authorityLevel: AuthorityLevel.optional(),
  /** Division code of the authority: 440000, 440100, 440103; '000000' for the national level. */
  regionCode: z.string().optional(),
  rights: z.array(z.enum(RIGHTS)).default([]),
  /** True while the first password has not been replaced: nothing but changing it is allowed. */
  mustChangePassword: z.boolean().optional(),
  /** SERVICE: the sibling's name. */
  service: z.string().optional(),
});
export type Viewer = z.infer<typeof Viewer>;
