import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { todayInChina } from '../../design/dates.tsx';
import {
  EntryDictionaries,
  SupplementQualification,
  type SupplementQualificationMutationVariables,
} from '../../generated/authority/people/supplement.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DayField } from '../forms/DayField.tsx';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { KINDS } from '../imports/kinds.ts';
import { Entered, type EnteredPerson } from './Entered.tsx';
import { LongText } from './LongText.tsx';
import { PersonFields, type PersonValues } from './PersonFields.tsx';
import { ProvinceField, useOwnProvince } from './ProvinceField.tsx';
import { atTheirFields, NEW_PERSON, personInput } from './person-input.ts';

type Record = Omit<SupplementQualificationMutationVariables['input'], 'person'>;
type Values = PersonValues & Record;
const LEVELS = ['LICENSED', 'ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT'] as const;
const CATEGORIES = ['CLINICAL', 'DENTAL', 'PUBLIC_HEALTH', 'TCM'] as const;
const SEPARATORS = ['；', ';'];

/** 补录资格信息: the person and one whole record. */
export function SupplementForm() {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const ownProvince = useOwnProvince();
  const lists = useAnswer(EntryDictionaries, {}, { staleTime: Number.POSITIVE_INFINITY });
  const step = useStepForm<Values>();
  const [entered, setEntered] = useState<EnteredPerson | null>(null);
  const kind = Form.useWatch('kind', step.form) ?? 'PHYSICIAN';
  const must = { required: true, message: t('common:required') };

  async function supplement(values: Values) {
    setEntered(null);
    const answer = await step.take(async () =>
      atTheirFields((await ask(SupplementQualification, { input: inputOf(values) })).supplementQualification),
    );
    if (answer?.__typename !== 'SupplementedQualification') return;
    setEntered(answer);
    step.form.resetFields();
  }

  return (
    <Section title={t('supplement.qualification')}>
      {entered !== null && <Entered entered={entered} />}
      <StepAlerts step={step} />
      <Form<Values>
        form={step.form}
        layout="vertical"
        disabled={step.busy}
        onFinish={supplement}
        requiredMark="optional"
        scrollToFirstError
        initialValues={{ ...NEW_PERSON, kind: 'PHYSICIAN', origin: 'RECOGNITION', provinceCode: ownProvince }}
      >
        <PersonFields form={step.form} />
        <div className="desk-fields">
          <Form.Item name="kind" label={t('imports.kind')} className="whole" required>
            <Radio.Group options={KINDS.map((value) => ({ value, label: enumName('QualificationKind', value) }))} />
          </Form.Item>
          <Form.Item name="code" label={t('supplement.code')} rules={[{ ...must, whitespace: true }]}>
            <Input maxLength={40} className="number" autoComplete="off" spellCheck={false} />
          </Form.Item>
          <ProvinceField />
          {kind === 'PHYSICIAN' && (
            <>
              <Form.Item name="level" label={t('supplement.level')} rules={[must]}>
                <Select options={LEVELS.map((value) => ({ value, label: enumName('PhysicianLevel', value) }))} />
              </Form.Item>
              <Form.Item name="category" label={t('supplement.category')} rules={[must]}>
                <Select options={CATEGORIES.map((value) => ({ value, label: enumName('PracticeCategory', value) }))} />
              </Form.Item>
            </>
          )}
          <Form.Item name="origin" label={t('supplement.origin')} required>
            <Radio.Group
              options={(['EXAMINATION', 'RECOGNITION'] as const).map((value) => ({
                value,
                label: enumName('QualificationOrigin', value),
              }))}
            />
          </Form.Item>
          <DayField name="issuedOn" label={t('supplement.issuedOn')} latest={todayInChina()} />
          {kind === 'TCM_SPECIALTY' &&
            (['techniques', 'diseases'] as const).map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={t(`supplement.${name}`)}
                extra={t('supplement.many')}
                rules={[must]}
              >
                <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={SEPARATORS} />
              </Form.Item>
            ))}
          <Form.Item name="education" label={t('supplement.education')}>
            <Select
              allowClear
              showSearch
              options={(lists.data?.educations ?? []).map(({ name }) => ({ value: name, label: said(name) }))}
            />
          </Form.Item>
          {(['school', 'major', 'title'] as const).map((name) => (
            <Form.Item key={name} name={name} label={t(`supplement.${name === 'title' ? 'professionalTitle' : name}`)}>
              <Input maxLength={name === 'title' ? 50 : 100} />
            </Form.Item>
          ))}
        </div>
        <LongText name="basis" label={t('supplement.basis')} />
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('supplement.submit')}
        </Button>
      </Form>
    </Section>
  );
}

function inputOf(values: Values): SupplementQualificationMutationVariables['input'] {
  const { kind, level, category, techniques, diseases } = values;
  const isPhysician = kind === 'PHYSICIAN';
  const isSpecialty = kind === 'TCM_SPECIALTY';
  return {
    person: personInput(values),
    kind,
    code: values.code,
    level: isPhysician ? (level ?? null) : null,
    category: isPhysician ? (category ?? null) : null,
    origin: values.origin,
    provinceCode: values.provinceCode,
    issuedOn: values.issuedOn,
    techniques: isSpecialty ? (techniques ?? []) : [],
    diseases: isSpecialty ? (diseases ?? []) : [],
    education: values.education ?? null,
    school: values.school ?? null,
    major: values.major ?? null,
    title: values.title ?? null,
    basis: values.basis,
  };
}
