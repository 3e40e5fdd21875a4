import type { z } from 'zod';

/** `code` is worthless once it has expired and is sent before anything else; `notice` informs and may be late. */
export type MessageKind = 'code' | 'notice';
export type Channel = 'SMS' | 'EMAIL';

/** A parameter is text or a number: nothing that would need formatting beyond `String(value)`. */
type ParameterShape = Record<string, z.ZodType<string | number>>;

type SmsPart = {
  /** What the person reads; `{name}` is a parameter. The provider holds the same sentence as an approved template. */
  text: string;
};

type EmailPart = {
  subject: string;
  /** Paragraphs, one a line; `{name}` is a parameter. A paragraph that is only `{link}` becomes a button in HTML. */
  body: readonly string[];
};

export type Template<Shape extends ParameterShape = ParameterShape> = {
  kind: MessageKind;
  /** Where in the product it is sent, with the source of the rule. */
  purpose: string;
  params: z.ZodObject<Shape>;
  sms?: SmsPart;
  email?: EmailPart;
};

/** Declares one row of the table and keeps the exact type of its parameters. */
export function template<Shape extends ParameterShape, const Row extends Template<Shape>>(
  row: Row & { params: z.ZodObject<Shape> },
): Row {
  return row;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The parameters of a text in the order of their first appearance: the order of Tencent's `{1}`, `{2}`, … */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** Puts `values` into the `{name}`s of `text`. Throws when a value is missing: the table's test makes that impossible. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The message text needs a parameter "${name}" that was not given.`);
    return String(value);
  });
}
