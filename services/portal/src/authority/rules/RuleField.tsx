import { Button, Card, Flex, Form, InputNumber, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { NumberOrNone } from './NumberOrNone.tsx';
import { MaterialLines, NumberLines, ScopeLines } from './RuleLines.tsx';
import { RuleValue } from './RuleValue.tsx';
import { type Definition, fromForm, same, toForm } from './rule-values.ts';

/** One setting: what it is called, what follows from it, its standard, and how it is set. */
export function RuleField({ definition }: { definition: Definition }) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  const form = Form.useFormInstance();
  const { name, title, explanation, basis, standard } = definition;
  const value: unknown = Form.useWatch(name, form);
  const differs = value !== undefined && !same(fromForm(definition, value), standard);
  return (
    <Card className="gap-below" size="small">
      <Typography.Title level={2} className="card-subtitle first">
        {said(title)}
      </Typography.Title>
      <Typography.Paragraph type="secondary">
        {said(explanation)}
        {basis && ` ${t('common:basis', { basis: said(basis) })}`}
      </Typography.Paragraph>
      <Input definition={definition} />
      <Flex gap="small" wrap align="center">
        <Typography.Text type="secondary">{t('rules.standardIs')}</Typography.Text>
        <RuleValue definition={definition} value={standard} />
        {differs && (
          <Button size="small" onClick={() => form.setFieldValue(name, toForm(definition, standard))}>
            {t('rules.backToStandard')}
          </Button>
        )}
      </Flex>
    </Card>
  );
}

function Input({ definition }: { definition: Definition }) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  const { name, title, kind, unit, minimum, maximum, choices } = definition;
  const label = said(title);
  const bounds = { min: minimum ?? 0, max: maximum ?? Number.MAX_SAFE_INTEGER, precision: 0 };
  const required = [{ required: true, message: t('common:required') }];
  switch (kind) {
    case 'YES_NO':
      return (
        <Form.Item name={name}>
          <Radio.Group
            aria-label={label}
            optionType="button"
            options={[
              { value: true, label: t('rules.on') },
              { value: false, label: t('rules.off') },
            ]}
          />
        </Form.Item>
      );
    case 'NUMBER':
      return (
        <Form.Item name={name} rules={required} extra={t('rules.bounds', { min: minimum, max: maximum })}>
          <InputNumber aria-label={label} {...bounds} suffix={said(unit)} className="number-field" />
        </Form.Item>
      );
    case 'NUMBER_OR_NONE':
      return (
        <Form.Item name={name} extra={t('rules.bounds', { min: minimum, max: maximum })}>
          <NumberOrNone label={label} min={minimum ?? 1} max={maximum ?? 1000} unit={said(unit)} />
        </Form.Item>
      );
    case 'NUMBER_OF_EACH':
      return (
        <Flex gap="middle" wrap>
          {choices.map((choice) => (
            <Form.Item key={choice.code} name={[name, choice.code]} label={said(choice.name)} rules={required}>
              <InputNumber {...bounds} suffix={said(unit)} className="number-field" />
            </Form.Item>
          ))}
        </Flex>
      );
    case 'NUMBER_OF_SOME':
      return <NumberLines definition={definition} />;
    case 'SCOPE_LIMITS':
      return <ScopeLines definition={definition} />;
    case 'MATERIALS':
      return <MaterialLines definition={definition} />;
  }
}
