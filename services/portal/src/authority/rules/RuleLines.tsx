import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import type { Definition } from './rule-values.ts';

const FORMS = ['ONLINE', 'PAPER_AT_WINDOW', 'ORIGINAL_TO_PRINT'] as const;

/** Lines that are added and taken away; each has its own fields. */
function Lines({
  definition: { name, title, most },
  first,
  children,
}: {
  definition: Definition;
  /** What a new line begins with. */
  first: Record<string, unknown>;
  children: (at: number) => ReactNode;
}) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <div className="gap-below">
          {fields.map((field) => (
            <fieldset key={field.key} className="rule-line">
              <legend className="visually-hidden">{`${said(title)} ${field.name + 1}`}</legend>
              <Flex gap="small" wrap align="start">
                {children(field.name)}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('rules.removeLine', { number: field.name + 1 })}
                  onClick={() => remove(field.name)}
                />
              </Flex>
            </fieldset>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={most !== null && most !== undefined && fields.length >= most}
            onClick={() => add({ ...first })}
          >
            {t('rules.addLine')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

const useParts = ({ choices, unit, minimum, maximum }: Definition) => {
  const { t } = useTranslation('administration');
  const { said, enumName } = useWords();
  return {
    t,
    said,
    enumName,
    required: [{ required: true, message: t('common:required') }],
    options: choices.map(({ code, name }) => ({ value: code, label: said(name) })),
    bounds: { min: minimum ?? 0, max: maximum ?? Number.MAX_SAFE_INTEGER, precision: 0, suffix: said(unit) },
  };
};

/** A number for some of the choices, each within its own limit. */
export function NumberLines({ definition }: { definition: Definition }) {
  const { t, required, options, bounds } = useParts(definition);
  const form = Form.useFormInstance();
  const lines = Form.useWatch<{ code?: string }[] | undefined>(definition.name, form) ?? [];
  const limitOf = (at: number) =>
    definition.choices.find(({ code }) => code === lines[at]?.code)?.maximum ?? bounds.max;
  return (
    <Lines definition={definition} first={{}}>
      {(at) => (
        <>
          <Form.Item name={[at, 'code']} rules={required} className="grow">
            <Select
              aria-label={t('rules.procedure')}
              placeholder={t('rules.procedure')}
              showSearch={{ optionFilterProp: 'label' }}
              options={options.filter(
                ({ value }) => value === lines[at]?.code || !lines.some(({ code }) => code === value),
              )}
            />
          </Form.Item>
          <Form.Item name={[at, 'value']} rules={required} extra={t('rules.atMost', { max: limitOf(at) })}>
            <InputNumber aria-label={t('rules.days')} {...bounds} max={limitOf(at)} className="number-field" />
          </Form.Item>
        </>
      )}
    </Lines>
  );
}

/** How many scopes, by class of institution and level. */
export function ScopeLines({ definition }: { definition: Definition }) {
  const { t, required, options, bounds } = useParts(definition);
  return (
    <Lines definition={definition} first={{ classPrefix: '', level: '', most: definition.minimum ?? 1 }}>
      {(at) => (
        <>
          <Form.Item name={[at, 'classPrefix']} label={t('rules.classPrefix')} extra={t('rules.classPrefixHint')}>
            <Input maxLength={4} className="number-field" />
          </Form.Item>
          <Form.Item name={[at, 'level']} label={t('rules.level')} className="grow">
            <Select options={[{ value: '', label: t('rules.everyLevel') }, ...options]} />
          </Form.Item>
          <Form.Item name={[at, 'most']} label={t('rules.most')} rules={required}>
            <InputNumber {...bounds} className="number-field" />
          </Form.Item>
        </>
      )}
    </Lines>
  );
}

/** Materials of the province, by procedure. */
export function MaterialLines({ definition }: { definition: Definition }) {
  const { t, required, options, enumName } = useParts(definition);
  return (
    <Lines definition={{ ...definition, most: null }} first={{ mandatory: true, form: 'ONLINE' }}>
      {(at) => (
        <>
          <Form.Item name={[at, 'procedure']} label={t('rules.procedure')} rules={required} className="grow">
            <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
          </Form.Item>
          <Form.Item
            name={[at, 'code']}
            label={t('rules.materialCode')}
            rules={[{ required: true, pattern: /^[A-Z][A-Z0-9_]{1,39}$/, message: t('rules.materialCodeFormat') }]}
          >
            <Input maxLength={40} spellCheck={false} />
          </Form.Item>
          <Form.Item
            name={[at, 'name']}
            label={t('rules.materialName')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
            className="grow"
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[at, 'form']} label={t('rules.materialForm')} rules={required}>
            <Select
              className="filter"
              options={FORMS.map((value) => ({ value, label: enumName('MaterialForm', value) }))}
            />
          </Form.Item>
          <Form.Item name={[at, 'mandatory']} valuePropName="checked" className="line-check">
            <Checkbox>{t('rules.isMandatory')}</Checkbox>
          </Form.Item>
        </>
      )}
    </Lines>
  );
}
