/** Where a question arises: pages ask for the questions of their topic. */
export const TOPICS = [
  'sign-up',
  'contact',
  'identity',
  'activation',
  'password',
  'data',
  'photo',
  'qualification',
  'registration',
  'change',
  'upgrade',
  'filing',
  'deregistration',
  'renewal',
  'military',
  'materials',
  'application',
  'licence',
  'institution-account',
  'institution-people',
  'institution-activation',
  'institution-review',
  'import',
  'trusteeship',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The topic of a procedure's form, by the word that its code ends with. */
const TOPIC_OF: Record<string, Topic> = {
  REG: 'registration',
  REREG: 'registration',
  CHG: 'change',
  MIL: 'military',
  UPG: 'upgrade',
  MULTI: 'filing',
  CANCEL: 'filing',
  FILE: 'filing',
  DEREG: 'deregistration',
  RENEW: 'renewal',
  INFO: 'data',
  FIX: 'data',
  SUPPLEMENT: 'qualification',
  UPGRADE: 'qualification',
};
export const topicOf = (procedureCode: string): Topic => TOPIC_OF[procedureCode.replace(/^.*_/, '')] ?? 'application';

/** How the help page is ordered. */
export const GROUPS = [
  'account',
  'data',
  'practice',
  'nurse',
  'licence',
  'institution',
  'management',
  'reform',
] as const;
export type Group = (typeof GROUPS)[number];

/** Where answers lead; procedures lead to their guide. */
export const PLACES = {
  home: '/',
  signUp: '/person/sign-up',
  person: '/person',
  institution: '/institution',
  authority: '/authority',
  begin: '/person/begin',
  password: '/recover',
  security: '/person/security',
  data: '/person/me/information',
  registrations: '/person/me/registrations',
  applications: '/person/applications',
  licences: '/person/licences',
  search: '/search',
  institutions: '/institutions',
  verify: '/licence-check',
  guide: '/guide',
} as const;

export type Target = keyof typeof PLACES | (typeof GUIDES)[number];
export const GUIDES = [
  'PHY_REG',
  'PHY_CHG',
  'PHY_UPG',
  'PHY_MULTI',
  'PHY_FILE',
  'PHY_DEREG',
  'PHY_INFO',
  'PHY_ID_FIX',
  'PHY_TRAINEE_TO_STAFF',
  'NUR_REG',
  'NUR_CHG',
  'NUR_RENEW',
  'NUR_CHG_MIL',
  'NUR_INFO',
  'NUR_ID_FIX',
  'NUR_DEREG',
  'QUAL_SUPPLEMENT',
  'QUAL_FIX',
  'ID15_UPGRADE',
] as const;

export const addressOf = (target: Target): string =>
  target in PLACES ? PLACES[target as keyof typeof PLACES] : `/guide/${target}`;

export interface Question {
  /** Its number in the handbook (S2), or `s` and a number for what this system adds; texts are in the resource `help`. */
  id: string;
  group: Group;
  topics: readonly Topic[];
  links: readonly Target[];
}

const question = (id: number | string, group: Group, topics: Topic[], links: Target[] = []): Question => ({
  id: String(id),
  group,
  topics,
  links,
});

/** 答疑手册, all 59, and what it did not know yet: the e-licence. */
export const QUESTIONS: readonly Question[] = [
  question(1, 'account', [], ['person']),
  question(2, 'account', ['sign-up'], ['signUp']),
  question(3, 'account', ['contact', 'sign-up'], ['begin']),
  question(4, 'account', ['identity'], ['begin', 'QUAL_SUPPLEMENT']),
  question(5, 'account', ['activation'], ['begin']),
  question(6, 'data', ['data'], ['data', 'PHY_INFO', 'PHY_ID_FIX']),
  question(7, 'practice', ['change'], ['PHY_CHG']),
  question(8, 'practice', ['change'], ['PHY_CHG']),
  question(9, 'practice', ['upgrade', 'change'], ['PHY_UPG']),
  question(10, 'practice', ['filing'], ['PHY_MULTI']),
  question(11, 'practice', ['filing', 'registration'], ['PHY_REG', 'PHY_MULTI']),
  question(12, 'account', ['password'], ['password', 'security']),
  question(13, 'account', ['sign-up'], ['password']),
  question(14, 'data', ['qualification', 'identity'], ['QUAL_SUPPLEMENT']),
  question(15, 'institution', ['institution-account'], ['institution']),
  question(16, 'institution', ['institution-account', 'password'], ['password']),
  question(17, 'institution', [], ['institution']),
  question(18, 'institution', []),
  question(19, 'institution', []),
  question(20, 'institution', ['institution-people'], ['PHY_FILE', 'PHY_DEREG', 'institution']),
  question(21, 'institution', ['institution-activation'], ['institution']),
  question(22, 'institution', ['institution-review', 'application'], ['applications']),
  question(23, 'institution', ['institution-activation'], ['institution']),
  question(24, 'institution', ['institution-activation'], ['institution']),
  question(25, 'account', [], ['person']),
  question(26, 'account', ['sign-up'], ['signUp']),
  question(27, 'account', ['contact'], ['begin']),
  question(28, 'account', ['identity'], ['begin']),
  question(29, 'account', ['activation'], ['begin']),
  question(30, 'data', ['data'], ['data', 'NUR_INFO', 'NUR_ID_FIX']),
  question(31, 'nurse', ['change'], ['NUR_CHG']),
  question(32, 'nurse', ['renewal'], ['NUR_RENEW']),
  question(33, 'nurse', ['military'], ['NUR_CHG_MIL']),
  question(34, 'account', ['password'], ['password', 'security']),
  question(35, 'account', [], ['password']),
  question(36, 'institution', ['institution-account'], ['institution']),
  question(37, 'institution', ['institution-account'], ['password']),
  question(38, 'institution', [], ['institution']),
  question(39, 'institution', []),
  question(40, 'institution', []),
  question(41, 'institution', ['institution-people'], ['NUR_CHG', 'NUR_DEREG', 'institution']),
  question(42, 'institution', [], ['institution']),
  question(43, 'institution', ['institution-review'], ['applications']),
  question(44, 'institution', ['institution-activation'], ['institution']),
  question(45, 'institution', [], ['institution']),
  question(46, 'data', ['qualification'], ['QUAL_FIX', 'QUAL_SUPPLEMENT']),
  question(47, 'data', ['qualification', 'import'], ['ID15_UPGRADE']),
  question(48, 'practice', ['materials', 'registration', 'application'], ['guide']),
  question(49, 'management', ['import'], ['authority']),
  question(50, 'management', ['deregistration'], ['PHY_DEREG']),
  question(51, 'nurse', ['renewal', 'deregistration'], ['NUR_RENEW', 'NUR_DEREG']),
  question(52, 'practice', ['institution-people', 'change'], ['PHY_TRAINEE_TO_STAFF', 'PHY_CHG', 'PHY_FILE']),
  question(53, 'practice', ['registration'], ['PHY_REG']),
  question(54, 'management', ['trusteeship', 'institution-account']),
  question(55, 'management', []),
  question(56, 'management', []),
  question(57, 'management', [], ['institutions']),
  question(58, 'reform', []),
  question(59, 'reform', []),
  question('s1', 'licence', ['licence'], ['licences']),
  question('s2', 'licence', ['licence'], ['licences', 'verify']),
  question('s3', 'licence', ['photo', 'licence'], ['data']),
];

/** 2 to 4 of them fit beside a form. */
const MOST_BESIDE = 4;
export const questionsOf = (topic: Topic): readonly Question[] =>
  QUESTIONS.filter(({ topics }) => topics.includes(topic)).slice(0, MOST_BESIDE);
