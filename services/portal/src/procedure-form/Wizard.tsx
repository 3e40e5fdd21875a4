import { Alert, Button, Flex, Form, Grid, Steps } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { Refusal } from '../design/Refusal.tsx';
import { useAddress } from '../design/use-address.ts';
import { CheckStep } from './CheckStep.tsx';
import type { Edited } from './draft-keeper.ts';
import { FormStep } from './FormStep.tsx';
import { MaterialsStep } from './MaterialsStep.tsx';
import { PhotoStep } from './PhotoStep.tsx';
import type { Submitted } from './ProcedureForm.tsx';
import { Reasons } from './Reasons.tsx';
import { reasonsByField, stepOfReturn } from './reasons-by-field.ts';
import { SavedNote } from './SavedNote.tsx';
import { missingIn, type StepName, stepOf, stepsOf } from './steps.ts';
import { useDraft, type Values } from './use-draft.ts';
import { useSubmit } from './use-submit.ts';

/** The steps of one form, one at a time; which one is open stands in the address. */
export function Wizard({
  application: asked,
  onSubmitted,
}: {
  application: Edited;
  onSubmitted: (application: Submitted) => void;
}) {
  const { t } = useTranslation('procedure');
  const phone = !(Grid.useBreakpoint().md ?? true);
  const draft = useDraft(asked);
  const { form, kept, keeper } = draft;
  const { application } = kept;
  const [{ step }, setAddress] = useAddress('step');
  const steps = stepsOf(application);
  const at = Math.max(0, steps.indexOf((step ?? stepOfReturn(application) ?? '') as StepName));
  const present = steps[at] ?? 'check';
  const top = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const submit = useSubmit(draft, onSubmitted);
  const reasons = reasonsByField(application);
  const reasonOf = (field: string) => reasons.get(field);

  function go(to: StepName, field?: string) {
    wanted.current = field ?? '';
    void keeper.save();
    setAddress({ step: to });
  }

  async function next() {
    const to = steps[at + 1];
    if (!to) return;
    if (present === 'form') {
      const wrong = await form.validateFields().then(
        () => null,
        ({ errorFields }: { errorFields: { name: (string | number)[] }[] }) => errorFields[0]?.name ?? null,
      );
      if (wrong) return form.scrollToField(wrong, { behavior: 'smooth', block: 'center', focus: true });
      await keeper.save();
      if (kept.problems.size > 0) return;
    }
    go(to);
  }

  // Whoever changes the step begins at its top, or at the field that he came for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what makes it run
  useEffect(() => {
    const field = wanted.current;
    wanted.current = null;
    if (field === null) return;
    if (field.startsWith('form.')) {
      form.scrollToField(field.slice(5), { behavior: 'smooth', block: 'center', focus: true });
      return;
    }
    const place = field === '' ? null : document.getElementById(field);
    (place ?? top.current)?.scrollIntoView({ block: place ? 'center' : 'start' });
    if (!place) top.current?.focus({ preventScroll: true });
  }, [present]);

  return (
    <Form<Values>
      form={form}
      name="procedure"
      layout="vertical"
      // For thumbs.
      size={phone ? 'large' : 'medium'}
      onValuesChange={draft.onValuesChange}
      scrollToFirstError
      className="procedure-form"
      disabled={submit.busy}
    >
      <div ref={top} tabIndex={-1} className="wizard-top">
        <Steps
          size="small"
          responsive={false}
          titlePlacement="vertical"
          current={at}
          className="wizard-steps"
          onChange={(index) => go(steps[index] ?? 'check')}
          items={steps.map((name, index) => ({
            title: t(`steps.${name}`),
            ...(index < at && { status: missingIn(application, name) > 0 ? ('error' as const) : ('finish' as const) }),
          }))}
        />
      </div>
      <Reasons application={application} />
      {kept.overtaken && (
        <Alert type="info" showIcon closable title={t('common:changedMeanwhile')} className="gap-below" />
      )}
      {kept.problem !== null && <Problem problem={kept.problem} again={() => void keeper.save()} />}
      {kept.refused && present !== 'check' && <Refusal refused={kept.refused} />}
      <section aria-label={t(`steps.${present}`)} className="wizard-step">
        {present === 'photo' && <PhotoStep application={application} reason={reasonOf('photo')} />}
        {present === 'form' && <FormStep draft={draft} reasonOf={reasonOf} />}
        {present === 'materials' && <MaterialsStep application={application} reasonOf={reasonOf} />}
        {present === 'check' && <CheckStep draft={draft} steps={steps} refused={submit.refused} go={go} />}
      </section>
      {submit.problem !== null && <Problem problem={submit.problem} />}
      <Flex justify="space-between" align="center" gap="middle" wrap className="wizard-actions">
        <SavedNote draft={draft} />
        <Flex gap="small" className="wizard-buttons">
          {at > 0 && <Button onClick={() => go(steps[at - 1] ?? present)}>{t('common:previous')}</Button>}
          {present === 'check' ? (
            <Button type="primary" loading={submit.busy} onClick={() => void submit.submit(go, stepOf)}>
              {t('submit')}
            </Button>
          ) : (
            <Button type="primary" onClick={() => void next()}>
              {t('common:next')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Form>
  );
}
