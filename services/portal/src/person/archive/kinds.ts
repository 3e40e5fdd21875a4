/** 档案内容 by kind, as the archive knows them; in the order of the paper. */
export const KINDS = [
  'QUALIFICATION',
  'REGISTRATION',
  'MULTI_FILING',
  'EDUCATION',
  'TITLE',
  'TRAINING',
  'AWARD',
  'PROFILE',
  'ASSESSMENT',
  'CONDUCT',
  'PENALTY',
  'BAN',
  'INSPECTION',
  'CRIMINAL',
  'DISCONTINUATION',
  'APPLICATION',
  'PRINT',
] as const;

/** 本人填报: what a person may enter himself. */
export const OWN_KINDS = ['EDUCATION', 'TITLE', 'TRAINING', 'AWARD'] as const;
