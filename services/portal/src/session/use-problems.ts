import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

interface Invalid {
  message: string;
  problems: readonly { field: string; message: string }[];
}

/**
 * Puts what the graph finds wrong with an input at its fields; `rest` is what no field of the form is to blame for.
 * @param names fields of the input that are called otherwise in the form
 */
export function useProblems<Values>(form: FormInstance<Values>, names: Record<string, string> = {}) {
  const { said } = useWords();
  const [rest, setRest] = useState<string | null>(null);

  function show({ message, problems }: Invalid): void {
    const fields = new Map<string, string[]>();
    const others: string[] = [];
    for (const problem of problems) {
      const name = names[problem.field] ?? problem.field;
      // A field that is not on the screen cannot show anything.
      if (form.getFieldInstance(name)) fields.set(name, [...(fields.get(name) ?? []), said(problem.message)]);
      else others.push(said(problem.message));
    }
    form.setFields([...fields].map(([name, errors]) => ({ name, errors })) as Parameters<typeof form.setFields>[0]);
    const [first] = fields.keys();
    if (first !== undefined) form.getFieldInstance(first)?.focus?.();
    setRest(others.length > 0 ? others.join('；') : fields.size > 0 ? null : said(message));
  }
  return { show, rest, clear: () => setRest(null) };
}
