import { parseCalendarDate } from '@medreg/clock';
import { parseIdNumber } from '@medreg/codes';
import { possibleId } from '@medreg/database';
import type { Channel } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import { type InputProblem, textProblem, tidy } from '../rules/input-problem.ts';

/** One value of a form: a text, a code, a date or an id; several codes; yes or no; nothing yet. */
export type FormValue = string | readonly string[] | boolean | null;
/** What has been filled in, by field name. */
export type FormValues = Readonly<Record<string, FormValue>>;

export type ByChannel = Readonly<Record<Channel, readonly string[] | null>>;

type Kind =
  | { kind: 'TEXT'; max: number; lines?: boolean }
  /** 拟执业科室: one of the institution's own, or a text where it maintains none (S2-Q53). */
  | { kind: 'DEPARTMENT' }
  /** With `given`, not everybody may choose everything: the codes of each channel; null for all. */
  | { kind: 'CHOICE'; options: Readonly<Record<string, string>>; given?: ByChannel }
  /** 执业范围: codes of the catalogue of the province concerned. */
  | { kind: 'SCOPES' }
  | { kind: 'DATE' }
  | { kind: 'INSTITUTION' }
  | { kind: 'ID_NUMBER' }
  | { kind: 'YES_NO' }
  /** 申请人声明: must be true. */
  | { kind: 'DECLARATION' };

/** One field of a procedure's form: what it is called, what fits, when it must be there. */
export type Field = Kind & {
  name: string;
  /** 中文名称 */
  label: string;
  /** Whether it must be filled in; a function where that depends on what else was. */
  required: boolean | ((values: FormValues) => boolean);
  /** In words, when `required` is a function. */
  condition?: string;
  /** Only on these channels; on all otherwise. */
  channels?: readonly Channel[];
  /** Only in a case that concerns no registration: what the registration would say. */
  withoutRegistration?: true;
};

/** Of a case, what decides which fields it asks for. */
export interface Asked {
  channel: Channel;
  registrationId: string | null;
}

const MAX_DEPARTMENT = 50;
const MAX_SCOPES = 10;

/** @returns when it must be filled in, in words, where that depends on the case; undefined where it does not */
export const conditionOf = ({ condition, withoutRegistration }: Field): string | undefined =>
  withoutRegistration ? '没有有效注册的填写' : condition;

/** @returns whether somebody who comes that way may be asked it */
export const isAskedOn = (channel: Channel, { channels }: Pick<Field, 'channels'>): boolean =>
  !channels || channels.includes(channel);

/** @returns the fields that are filled in in a case like this */
export const fieldsFor = (fields: readonly Field[], { channel, registrationId }: Asked): Field[] =>
  fields.filter((field) => isAskedOn(channel, field) && !(field.withoutRegistration && registrationId !== null));

/**
 * @param input what the applicant sends, as it came: what is given is saved, what is not stays; null or '' clears a field
 * @returns the form after the input, and what of the input does not fit (nothing of that is saved)
 */
export function fillForm(
  fields: readonly Field[],
  saved: FormValues,
  input: Readonly<Record<string, unknown>>,
): { values: FormValues; problems: InputProblem[] } {
  const values: Record<string, FormValue> = { ...saved };
  const problems: InputProblem[] = [];
  for (const [name, given] of Object.entries(input)) {
    const field = fields.find((one) => one.name === name);
    if (!field) {
      problems.push({ field: `form.${name}`, problem: 'UNKNOWN_FIELD', message: MESSAGES.unknownField });
      continue;
    }
    const read = readValue(field, given);
    if ('problem' in read) problems.push(read.problem);
    else values[name] = read.value;
  }
  return { values, problems };
}

type Read = { value: FormValue } | { problem: InputProblem };

function readValue(field: Field, given: unknown): Read {
  const path = `form.${field.name}`;
  const wrong = (problem: string, message: string): Read => ({ problem: { field: path, problem, message } });
  if (given === null || given === '') return { value: null };
  switch (field.kind) {
    case 'YES_NO':
    case 'DECLARATION':
      return typeof given === 'boolean' ? { value: given } : wrong('TYPE', MESSAGES.yesOrNo);
    case 'SCOPES': {
      if (!Array.isArray(given) || !given.every((code) => typeof code === 'string' && /^\w{1,20}$/.test(code))) {
        return wrong('TYPE', MESSAGES.codes);
      }
      if (given.length > MAX_SCOPES) return wrong('TOO_MANY', MESSAGES.tooMany(MAX_SCOPES));
      return { value: given.length === 0 ? null : [...new Set(given as string[])] };
    }
    default:
      return typeof given === 'string' ? readText(field, given, path, wrong) : wrong('TYPE', MESSAGES.text);
  }
}

function readText(
  field: Exclude<Field, { kind: 'YES_NO' | 'DECLARATION' | 'SCOPES' }>,
  given: string,
  path: string,
  wrong: (problem: string, message: string) => Read,
): Read {
  switch (field.kind) {
    case 'CHOICE':
      return Object.hasOwn(field.options, given)
        ? { value: given }
        : wrong('UNKNOWN', MESSAGES.choose(Object.values(field.options).join('、')));
    case 'DATE':
      return parseCalendarDate(given) ? { value: given } : wrong('DATE', MESSAGES.date);
    case 'INSTITUTION':
      return possibleId(given) ? { value: given } : wrong('UNKNOWN', MESSAGES.institutionUnknown);
    case 'ID_NUMBER': {
      const parsed = parseIdNumber(given);
      return parsed.ok ? { value: parsed.idNumber } : wrong('ID_NUMBER', MESSAGES.idNumber);
    }
    default: {
      const text = tidy(given);
      if (text === '') return { value: null };
      const problem = textProblem(path, text, field.kind === 'TEXT' ? field.max : MAX_DEPARTMENT);
      return problem ? { problem } : { value: text };
    }
  }
}

/** What still keeps a draft from being submitted. */
export interface MissingItem {
  field: string;
  message: string;
}

/** @returns the required fields that are empty, in the order of the form */
export function missingFields(fields: readonly Field[], values: FormValues): MissingItem[] {
  return fields.flatMap((field) => {
    const { name, label, kind } = field;
    const value = values[name] ?? null;
    const required = typeof field.required === 'function' ? field.required(values) : field.required;
    if (kind === 'DECLARATION') {
      return value === true ? [] : [{ field: `form.${name}`, message: MESSAGES.declarationMissing }];
    }
    return required && value === null ? [{ field: `form.${name}`, message: MESSAGES.fieldMissing(label) }] : [];
  });
}

/** A text of the form, or null. @throws Error when the field holds something else */
export function text(values: FormValues, name: string): string | null {
  const value = values[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new Error(`The field ${name} holds no text`);
}

/** Several codes of the form; none when nothing was chosen. */
export function codes(values: FormValues, name: string): readonly string[] {
  const value = values[name] ?? null;
  return Array.isArray(value) ? value : [];
}

export const yes = (values: FormValues, name: string): boolean => values[name] === true;

/** How a value reads to people: names instead of codes. */
export function inWords(field: Field, value: FormValue, nameOf: (code: string) => string | undefined): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return value.map((code) => nameOf(code) ?? code).join('、');
  if (field.kind === 'CHOICE') return field.options[value] ?? value;
  return field.kind === 'INSTITUTION' ? (nameOf(value) ?? null) : value;
}
