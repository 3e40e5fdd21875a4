import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import type { Refused } from '../../design/Refusal.tsx';
import { queries } from '../../graph/client.ts';
import { useWords } from '../../i18n/use-words.ts';

interface Invalid {
  __typename: 'InvalidInput';
  message: string;
  problems: readonly { field: string; message: string }[];
}
/** What a mutation answers: something done, or a member with a message that says why not. */
type Outcome = { __typename: string };
type Done<Answer> = Exclude<Answer, { message: string }>;

export interface StepForm<Values> {
  form: FormInstance<Values>;
  busy: boolean;
  refused: Refused | null;
  /** What was refused because the same is there already. */
  existingId: string | null;
  problem: unknown;
  /** Takes the step; null when it was refused, which is then shown at the fields or by `StepAlerts`. */
  take: <Answer extends Outcome>(step: () => Promise<Answer>) => Promise<Done<Answer> | null>;
  clear: () => void;
}

type Path = (string | number)[];

/**
 * A form whose step may be refused: what is wrong stands at its fields, all else above; everything on the screen is asked anew.
 * @param placeOf the field of the form for a path of the input, where the two differ
 */
export function useStepForm<Values extends object>(
  placeOf?: (field: string, values: Values) => Path | null,
): StepForm<Values> {
  const { said } = useWords();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [existingId, setExistingId] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const clear = () => {
    setRefused(null);
    setExistingId(null);
    setProblem(null);
  };

  async function take<Answer extends Outcome>(step: () => Promise<Answer>): Promise<Done<Answer> | null> {
    if (busy) return null;
    setBusy(true);
    clear();
    try {
      const answer = await step();
      if (isInvalid(answer)) {
        const rest = atFields(form, answer, said, placeOf ?? null);
        setRefused(rest === null ? null : { message: rest });
        return null;
      }
      void queries.invalidateQueries();
      const refusal = refusalIn(answer);
      if (refusal === null) return answer as Done<Answer>;
      setRefused(refusal);
      if ('id' in answer && typeof answer.id === 'string' && answer.id !== '') setExistingId(answer.id);
      return null;
    } catch (error) {
      setProblem(error);
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { form, busy, refused, existingId, problem, take, clear };
}

const isInvalid = (answer: Outcome): answer is Invalid => answer.__typename === 'InvalidInput';

function refusalIn(answer: object): Refused | null {
  if (!('message' in answer) || typeof answer.message !== 'string') return null;
  return {
    message: answer.message,
    basis: 'basis' in answer && typeof answer.basis === 'string' ? answer.basis : null,
  };
}

/** @returns what no field of the form can show, or null */
function atFields<Values extends object>(
  form: FormInstance<Values>,
  { message, problems }: Invalid,
  said: (text: string) => string,
  placeOf: ((field: string, values: Values) => Path | null) | null,
): string | null {
  const values = form.getFieldsValue();
  const known = new Set(Object.keys(values));
  const rest: string[] = [];
  const atField = new Map<string, { name: Path; errors: string[] }>();
  for (const problem of problems) {
    const name = placeOf?.(problem.field, values) ?? problem.field.split('.').slice(0, 1);
    const text = said(problem.message);
    if (!known.has(String(name[0]))) {
      rest.push(text);
      continue;
    }
    const key = JSON.stringify(name);
    atField.set(key, { name, errors: [...(atField.get(key)?.errors ?? []), text] });
  }
  const fields = [...atField.values()];
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  const [first] = fields;
  if (first) form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { block: 'center' });
  if (rest.length > 0) return rest.join('；');
  return problems.length > 0 ? null : said(message);
}
