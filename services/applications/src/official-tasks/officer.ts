import { MESSAGES } from '../messages.ts';
import { tidy } from '../rules/input-problem.ts';
import { type Checked, checkReasons, type Statement } from '../rules/statement.ts';

const NAME = /^[\p{L}·]{2,20}$/u;

/** What a decision says: reasons in words with the law they rest on, and who has decided (11-A9: by a named officer). */
export interface Decision {
  reasons: readonly { code: string; message: string }[];
  /** 承办人姓名 */
  officer: string;
}

/** @param basis what the ground of the task rests on, quoted with every reason (ALL-38) */
export function checkDecision(
  kind: 'EX_OFFICIO' | 'KEPT',
  { reasons, officer }: Decision,
  basis: string | null,
): Checked<Statement> {
  const name = tidy(officer);
  const said = checkReasons(kind, reasons);
  const problems = said.ok ? [] : said.problems;
  if (!NAME.test(name)) problems.push({ field: 'officer', problem: 'NAME', message: MESSAGES.officerName });
  if (!said.ok || problems.length > 0) return { ok: false, problems };
  const quoted = said.value.reasons.map((reason) => ({ ...reason, basis: reason.basis ?? basis }));
  return { ok: true, value: { opinion: MESSAGES.officer(name), reasons: quoted } };
}
