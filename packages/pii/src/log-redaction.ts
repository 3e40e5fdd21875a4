/**
 * Fields whose content never reaches a log, wherever they stand. A log names records by their ids; this list is the net
 * below that habit, not a replacement for it.
 */
const PERSONAL_OR_SECRET = [
  'idNumber',
  'formerIdNumbers',
  'documentNumber',
  'fullName',
  'realName',
  'personName',
  'birthDate',
  'homeAddress',
  'postalAddress',
  'phone',
  'mobilePhone',
  'email',
  'qualificationCode',
  'password',
  'currentPassword',
  'newPassword',
  'securityAnswer',
  'activationCode',
  'verificationCode',
  'token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'secret',
  'authorization',
  'cookie',
  '["set-cookie"]',
];

/** How deep a field may lie in what is logged; pino's wildcard stands for exactly one step. */
const DEPTHS = ['', '*', '*.*', '*.*.*'];

/** For pino: `pino({ redact: LOG_REDACTION })`. */
export const LOG_REDACTION: { paths: string[]; censor: string } = {
  paths: DEPTHS.flatMap((depth) =>
    PERSONAL_OR_SECRET.map((field) => (depth && !field.startsWith('[') ? `${depth}.${field}` : `${depth}${field}`)),
  ),
  censor: '[hidden]',
};
