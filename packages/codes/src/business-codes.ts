/** The two digits of an application's business in the electronic registration code and in statistics. Domain 9.7. */
export const BUSINESS_CODES = {
  REG: '01',
  CHG: '02',
  UPG: '03',
  MULTI: '04',
  MULTI_CANCEL: '05',
  FILE: '06',
  FILE_CANCEL: '07',
  DEREG: '08',
  REREG: '09',
  RENEW: '10',
  CHG_MIL: '11',
  INFO: '12',
  ID_FIX: '13',
  QUAL_FIX: '14',
  REISSUE: '15',
  QUAL_SUPPLEMENT: '16',
  ID15_UPGRADE: '17',
  TRAINEE_TO_STAFF: '18',
  INST_REG: '21',
  INST_CHG: '22',
  INST_VERIFY: '23',
  INST_DEREG: '24',
  CLINIC_FILE: '25',
  // 9.7 gives 31–34 to short-term practice without naming them: one for each origin of 3.3. [D]
  SHORT_TERM_HONG_KONG: '31',
  SHORT_TERM_MACAO: '32',
  SHORT_TERM_TAIWAN: '33',
  SHORT_TERM_FOREIGN: '34',
} as const;

export type Business = keyof typeof BUSINESS_CODES;
export type BusinessCode = (typeof BUSINESS_CODES)[Business];

const KNOWN: ReadonlySet<string> = new Set(Object.values(BUSINESS_CODES));

/** Whether the text is one of the business codes. */
export function isBusinessCode(text: string): text is BusinessCode {
  return KNOWN.has(text);
}
