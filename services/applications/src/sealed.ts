import type { Pii } from '@medreg/pii';
import { z } from 'zod';
import type { FormValues } from './forms/fields.ts';
import { NOTHING_SAID, type Statement } from './rules/statement.ts';

type Opener = Pick<Pii, 'open'>;
type Sealer = Pick<Pii, 'seal'>;

const text = z.string().nullable().default(null);
const StoredForm = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]));
const StoredStatement = z.object({
  opinion: text,
  reasons: z.array(z.object({ code: z.string(), message: z.string(), basis: text, remedies: text })).default([]),
});

/** The form's values, sealed whole: address, health and career are personal. */
export const sealForm = (pii: Sealer, form: FormValues): string => pii.seal(JSON.stringify(form));

export function openForm(pii: Opener, sealed: string | null): FormValues {
  return sealed === null ? {} : StoredForm.parse(JSON.parse(pii.open(sealed)));
}

/** Opinion and reasons of a step, sealed whole: grounds of refusal name health and penalties. Null when nothing was said. */
export function sealStatement(pii: Sealer, statement: Statement): string | null {
  const silent = statement.opinion === null && statement.reasons.length === 0;
  return silent ? null : pii.seal(JSON.stringify(statement));
}

export function openStatement(pii: Opener, sealed: string | null): Statement {
  return sealed === null ? NOTHING_SAID : StoredStatement.parse(JSON.parse(pii.open(sealed)));
}
