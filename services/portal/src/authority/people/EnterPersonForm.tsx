import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { EnterPerson } from '../../generated/authority/people/supplement.ts';
import { ask } from '../../graph/ask.ts';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { Entered, type EnteredPerson } from './Entered.tsx';
import { LongText } from './LongText.tsx';
import { PersonFields, type PersonValues } from './PersonFields.tsx';
import { atTheirFields, NEW_PERSON, personInput } from './person-input.ts';

type Values = PersonValues & { basis: string };

/** 登记短期行医人员: somebody who holds no qualification of the mainland (domain 3.3 ③④). */
export function EnterPersonForm() {
  const { t } = useTranslation('desk');
  const step = useStepForm<Values>();
  const [entered, setEntered] = useState<EnteredPerson | null>(null);

  async function enter(values: Values) {
    setEntered(null);
    const input = { person: personInput(values), basis: values.basis };
    const answer = await step.take(async () => atTheirFields((await ask(EnterPerson, { input })).enterPractitioner));
    if (answer?.__typename !== 'EnteredPractitioner') return;
    setEntered(answer);
    step.form.resetFields();
  }

  return (
    <Section title={t('supplement.person')}>
      {entered !== null && <Entered entered={entered} />}
      <StepAlerts step={step} />
      <Form<Values>
        form={step.form}
        layout="vertical"
        disabled={step.busy}
        onFinish={enter}
        requiredMark="optional"
        scrollToFirstError
        initialValues={{ ...NEW_PERSON, documentType: '03', nationality: undefined }}
      >
        <PersonFields form={step.form} />
        <LongText name="basis" label={t('supplement.entryBasis')} />
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('supplement.enter')}
        </Button>
      </Form>
    </Section>
  );
}
