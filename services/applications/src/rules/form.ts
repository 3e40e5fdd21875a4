import { MESSAGES } from '../messages.ts';
import { type InputProblem, textProblem, tidy } from './input-problem.ts';

/** 业务打印表单: what the applicant fills. */
export interface FormValues {
  postalAddress: string | null;
  education: string | null;
  health: string | null;
  department: string | null;
  career: string | null;
  declared: boolean;
}

export type FormText = Exclude<keyof FormValues, 'declared'>;

/** One text field of a procedure's form. */
export interface FormField {
  name: FormText;
  label: string;
  /** Characters */
  max: number;
  required: boolean;
}

export const EMPTY_FORM: FormValues = {
  postalAddress: null,
  education: null,
  health: null,
  department: null,
  career: null,
  declared: false,
};

/** What of a form the applicant sends: what is given is saved, what is not stays. */
export type FormInput = { [Field in keyof FormValues]?: FormValues[Field] | null };

/**
 * @returns the form after the input. An empty text clears a field; line ends become \n, blanks around are dropped.
 */
export function fillForm(
  fields: readonly FormField[],
  saved: FormValues,
  input: FormInput,
): { values: FormValues; problems: InputProblem[] } {
  const values = { ...saved };
  const problems: InputProblem[] = [];
  if (input.declared !== undefined && input.declared !== null) values.declared = input.declared;
  for (const { name, max } of fields) {
    const given = input[name];
    if (given === undefined) continue;
    const text = tidy(given ?? '');
    const problem = text === '' ? null : textProblem(`form.${name}`, text, max);
    if (problem) problems.push(problem);
    values[name] = text === '' ? null : text;
  }
  return { values, problems };
}

/** What still keeps a draft from being submitted. */
export interface MissingItem {
  field: string;
  message: string;
}

/** @returns what is missing, in the order of the pages: photo and institution (S0-2.1 step 1), form, declaration */
export function missingItems(
  requires: { form: readonly FormField[]; photo: boolean },
  has: { photoKey: string | null; institutionId: string | null; form: FormValues },
): MissingItem[] {
  const missing: MissingItem[] = [];
  if (requires.photo && has.photoKey === null) missing.push({ field: 'photo', message: MESSAGES.photoMissing });
  if (has.institutionId === null) missing.push({ field: 'institution', message: MESSAGES.institutionMissing });
  for (const { name, label, required } of requires.form) {
    if (required && has.form[name] === null)
      missing.push({ field: `form.${name}`, message: MESSAGES.fieldMissing(label) });
  }
  if (!has.form.declared) missing.push({ field: 'form.declared', message: MESSAGES.declarationMissing });
  return missing;
}
