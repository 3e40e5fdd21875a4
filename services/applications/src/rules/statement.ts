import { MESSAGES } from '../messages.ts';
import { type InputProblem, textProblem, tidy } from './input-problem.ts';
import { BASIS, REMEDIES } from './legal-basis.ts';
import { GROUNDS } from './refusal-grounds.ts';

/** One reason of a return, a correction, a rejection or a refusal. */
export interface StatedReason {
  code: string;
  message: string;
  basis: string | null;
  remedies: string | null;
}

/** What somebody said when taking a step. */
export interface Statement {
  opinion: string | null;
  reasons: StatedReason[];
}

export const NOTHING_SAID: Statement = { opinion: null, reasons: [] };

const MAX_TEXT = 500;
const MAX_REASONS = 20;
const MACHINE_WORD = /^[A-Z][A-Z0-9_-]{0,39}$/;

/** What the reasons of a step are, by law: their basis, the list of grounds that they come from, whether remedies must be told. */
export const REASON_KINDS = {
  /** Between the applicant and his institution; no decision of an authority. */
  BY_INSTITUTION: { basis: null, remedies: null, grounds: null },
  /** 一次性告知 */
  CORRECTION: { basis: `${BASIS['ALL-32']}第一款第（四）项`, remedies: null, grounds: null },
  /** 不予受理: a documented decision of the authority. */
  NOT_ACCEPTED: { basis: BASIS['ALL-32'], remedies: REMEDIES, grounds: null },
  /** 不予许可: with a ground of the law and the remedies (ALL-38). */
  REFUSAL: { basis: null, remedies: REMEDIES, grounds: 'R-P' },
  REFUSAL_OF_NURSE: { basis: null, remedies: REMEDIES, grounds: 'R-N' },
  /** 依职权决定, and that nothing is decided against the person: the law stands in the procedure (5.6). */
  EX_OFFICIO: { basis: null, remedies: REMEDIES, grounds: null },
  KEPT: { basis: null, remedies: null, grounds: null },
  /** 不予办理 of what is no registration: its reasons in words, with the remedies. */
  REFUSAL_IN_WORDS: { basis: BASIS['ALL-38'], remedies: REMEDIES, grounds: null },
} as const;

/** Which reasons a refusal needs, by the procedure's grounds. */
export const REFUSAL_KINDS = {
  'R-P': 'REFUSAL',
  'R-N': 'REFUSAL_OF_NURSE',
  ANY: 'REFUSAL_IN_WORDS',
} as const satisfies Record<string, keyof typeof REASON_KINDS>;

export type ReasonKind = keyof typeof REASON_KINDS;

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: InputProblem[] };

/** @param opinion optional text of at most 500 characters; empty counts as none */
export function checkOpinion(opinion: string | null | undefined): Checked<Statement> {
  const text = tidy(opinion ?? '');
  if (text === '') return { ok: true, value: NOTHING_SAID };
  const problem = textProblem('opinion', text, MAX_TEXT);
  return problem ? { ok: false, problems: [problem] } : { ok: true, value: { opinion: text, reasons: [] } };
}

/** @param field of the input, for its problem; the text is required, at most 500 characters */
export function checkStatement(field: string, text: string): Checked<Statement> {
  const tidied = tidy(text);
  const problem = textProblem(field, tidied, MAX_TEXT);
  return problem ? { ok: false, problems: [problem] } : { ok: true, value: { opinion: tidied, reasons: [] } };
}

/** @param reasons 1 to 20, each a machine word and 1 to 500 characters; of a refusal, the word is one of the procedure's grounds */
export function checkReasons(
  kind: ReasonKind,
  reasons: readonly { code: string; message: string }[],
): Checked<Statement> {
  if (reasons.length === 0) return wrong({ field: 'reasons', problem: 'REQUIRED', message: MESSAGES.reasonsRequired });
  if (reasons.length > MAX_REASONS) {
    return wrong({ field: 'reasons', problem: 'TOO_MANY', message: MESSAGES.tooMany(MAX_REASONS) });
  }
  const { basis, remedies, grounds } = REASON_KINDS[kind];
  const problems: InputProblem[] = [];
  const stated = reasons.map(({ code, message }, index): StatedReason => {
    const text = tidy(message);
    const problem = textProblem(`reasons.${index}.message`, text, MAX_TEXT);
    if (problem) problems.push(problem);
    const known: Readonly<Record<string, string>> | null = grounds && GROUNDS[grounds];
    const quoted = known && Object.hasOwn(known, code) ? known[code] : undefined;
    if (known ? quoted === undefined : !MACHINE_WORD.test(code)) {
      const codes = Object.keys(known ?? {});
      const hint = known ? MESSAGES.groundUnknown(codes[0] ?? '', codes.at(-1) ?? '') : MESSAGES.reasonCode;
      problems.push({ field: `reasons.${index}.code`, problem: 'UNKNOWN', message: hint });
    }
    return { code, message: text, basis: quoted ?? basis, remedies };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { opinion: null, reasons: stated } };
}

const wrong = (problem: InputProblem): Checked<Statement> => ({ ok: false, problems: [problem] });
