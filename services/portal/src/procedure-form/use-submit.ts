import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refused } from '../design/Refusal.tsx';
import { SubmitProcedureForm } from '../generated/procedure-form/procedure-form.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { forget } from './draft-keeper.ts';
import type { Submitted } from './ProcedureForm.tsx';
import type { StepName } from './steps.ts';
import type { Draft } from './use-draft.ts';

/** It is made where one submits, not among the fields. */
export const DECLARATION = 'form.declared';

/** 提交此业务: what was typed is saved first; what is missing leads to where it is given. */
export function useSubmit({ keeper, form }: Draft, onSubmitted: (application: Submitted) => void) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function attempt(go: (step: StepName, field?: string) => void, stepOf: (field: string) => StepName) {
    await keeper.save();
    const { application, problems, problem: unsaved, refused: against } = keeper.present();
    const [wrong] = problems.keys();
    if (wrong !== undefined) return go('form', `form.${wrong}`);
    if (unsaved !== null) return setProblem(unsaved);
    if (against !== null) return setRefused(against);
    const [first] = application.missing;
    if (first) return tell(first, go, stepOf);

    const { id, version } = application;
    const { submitApplication: result } = await ask(SubmitProcedureForm, { id, version });
    switch (result.__typename) {
      case 'SubmittedApplication':
        forget(id);
        onSubmitted(result.application);
        break;
      case 'Incomplete':
        if (result.missing[0]) tell(result.missing[0], go, stepOf);
        break;
      case 'ApplicationChanged':
        keeper.meet(result.application);
        setRefused({ message: t('common:changedMeanwhile') });
        break;
      case 'RequirementNotMet':
        setRefused(result);
        break;
      default:
        setRefused({ message: result.message });
    }
    await queries.invalidateQueries();
  }

  function tell(
    { field, message: text }: { field: string; message: string },
    go: (step: StepName, field?: string) => void,
    stepOf: (field: string) => StepName,
  ) {
    message.warning(said(text));
    if (field !== DECLARATION) return go(stepOf(field), field);
    form.setFields([{ name: DECLARATION.slice(5), errors: [said(text)] }]);
    form.scrollToField(DECLARATION.slice(5), { behavior: 'smooth', block: 'center', focus: true });
  }

  return {
    busy,
    refused,
    problem,
    async submit(...places: Parameters<typeof attempt>) {
      if (busy) return;
      setBusy(true);
      setRefused(null);
      setProblem(null);
      try {
        await attempt(...places);
      } catch (error) {
        setProblem(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
