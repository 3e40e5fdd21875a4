import { App, Button, Card, Flex, Form, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { todayInChina } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { SetProvincialRules } from '../../generated/authority/rules/rules.ts';
import { ask } from '../../graph/ask.ts';
import { DayField } from '../forms/DayField.tsx';
import { ReasonField } from '../forms/ReasonField.tsx';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { RuleDifferences } from './RuleDifferences.tsx';
import { RuleField } from './RuleField.tsx';
import { type Definition, fromForm, placeOf, type Rules, toForm } from './rule-values.ts';

type Values = Record<string, unknown> & { effectiveFrom: string; reason: string };

/** One card for each setting, what changes at the end, and from when and why. */
export function RulesForm({
  provinceCode,
  definitions,
  before,
  version,
  back,
}: {
  provinceCode: string;
  definitions: readonly Definition[];
  before: Rules;
  version: number;
  back: string;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [initial] = useState(() =>
    Object.fromEntries(definitions.map((one) => [one.name, toForm(one, before[one.name])])),
  );
  const step = useStepForm<Values>((field, given) => placeOf(definitions, given, field));
  const values: Rules = Form.useWatch((all: Values) => all, step.form) ?? initial;
  const rulesOf = (given: Rules) =>
    Object.fromEntries(
      definitions.map((one) => [
        one.name,
        fromForm(one, given[one.name] ?? (one.kind === 'NUMBER_OR_NONE' ? null : undefined)),
      ]),
    );

  async function set({ effectiveFrom, reason, ...given }: Values) {
    const asked = { provinceCode, rules: rulesOf(given), effectiveFrom, reason, version };
    const done = await step.take(async () => (await ask(SetProvincialRules, asked)).setProvincialRules);
    if (done === null) return;
    void message.success(t('rules.done', { version: done.rules.version }));
    void navigate(back);
  }
  return (
    <Form<Values>
      form={step.form}
      layout="vertical"
      disabled={step.busy}
      requiredMark="optional"
      scrollToFirstError={{ block: 'center', focus: true }}
      initialValues={{ ...initial, effectiveFrom: todayInChina() }}
      onFinish={(given) => void set(given)}
    >
      {definitions.map((definition) => (
        <RuleField key={definition.name} definition={definition} />
      ))}
      <Card>
        <Typography.Title level={2} className="card-title gap-below">
          {t('rules.summary')}
        </Typography.Title>
        <div className="gap-below">
          <RuleDifferences definitions={definitions} before={before} after={rulesOf(values)} />
        </div>
        <DayField
          name="effectiveFrom"
          label={t('rules.effectiveFrom')}
          extra={t('rules.effectiveHint')}
          earliest={todayInChina()}
        />
        <ReasonField label={t('reason.withBasis')} hint={t('reason.public')} />
        <StepAlerts step={step} />
        <Flex gap="small" wrap>
          <Button type="primary" htmlType="submit" loading={step.busy}>
            {t('rules.set')}
          </Button>
          <LinkButton to={back}>{t('common:cancel')}</LinkButton>
        </Flex>
      </Card>
    </Form>
  );
}
