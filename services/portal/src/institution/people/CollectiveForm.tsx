import { Alert, Button, Form, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CollectiveProceduresQuery } from '../../generated/institution/people/collective.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PLAIN_KINDS, PlainField } from '../fields/PlainField.tsx';
import { type PlainValue, plainValue } from '../fields/plain-values.ts';

export type CollectiveProcedure = CollectiveProceduresQuery['procedures'][number];
export interface Wanted {
  procedure: string;
  /** What is the same for everybody; empty where each form is filled in by itself. */
  form: Record<string, string | boolean>;
}
interface Values {
  procedure?: string;
  form?: Record<string, PlainValue>;
}

/** Which procedure is opened for everybody that was chosen, on which conditions, and what their forms have in common. */
export function CollectiveForm({
  procedures,
  start,
}: {
  procedures: CollectiveProcedure[];
  start: (wanted: Wanted) => void;
}) {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const [form] = Form.useForm<Values>();
  const code = Form.useWatch('procedure', form);
  const chosen = procedures.find((one) => one.code === code);
  const shared = (chosen?.fields ?? [])
    .filter(({ kind, channels }) => PLAIN_KINDS.has(kind) && channels.includes('INSTITUTION'))
    .map((field) => ({ ...field, options: field.options.filter(({ channels }) => channels.includes('INSTITUTION')) }));

  function go(values: Values) {
    const filled = shared.flatMap(({ name }) => {
      const value = plainValue(values.form?.[name]);
      return value === null || value === false ? [] : [[name, value] as const];
    });
    start({ procedure: values.procedure ?? '', form: Object.fromEntries(filled) });
  }

  return (
    <Form form={form} layout="vertical" onFinish={go}>
      <Typography.Paragraph type="secondary">{t('collective.about')}</Typography.Paragraph>
      <Form.Item
        name="procedure"
        label={t('collective.which')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Radio.Group
          vertical
          onChange={() => form.setFieldsValue({ form: {} })}
          options={procedures.map((one) => ({ value: one.code, label: said(one.name) }))}
        />
      </Form.Item>
      {chosen && (
        <>
          <Alert
            type="info"
            showIcon
            className="gap-below"
            title={t('collective.requirements')}
            description={
              <ul className="plain-list">
                {chosen.requirements.map(({ says, source }) => (
                  <li key={says}>
                    {said(says)} <Typography.Text type="secondary">{said(source)}</Typography.Text>
                  </li>
                ))}
              </ul>
            }
          />
          {shared.length > 0 && (
            <fieldset className="collective-shared">
              <legend>{t('collective.shared')}</legend>
              <Typography.Paragraph type="secondary">{t('collective.sharedAbout')}</Typography.Paragraph>
              {shared.map((field) => (
                <PlainField key={field.name} field={field} within="form" required={false} />
              ))}
            </fieldset>
          )}
        </>
      )}
      <Button type="primary" htmlType="submit">
        {t('collective.start')}
      </Button>
    </Form>
  );
}
