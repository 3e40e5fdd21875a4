import { Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../design/dates.tsx';
import { DocumentTypes } from '../../generated/authority/people/people.ts';
import { type EnterPersonMutationVariables, EntryDictionaries } from '../../generated/authority/people/supplement.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DayField } from '../forms/DayField.tsx';

export type PersonValues = EnterPersonMutationVariables['input']['person'];
const FOREVER = { staleTime: Number.POSITIVE_INFINITY };
/** Documents whose number says birth date and sex. */
const SAYS_MORE = new Set(['01', '08', '09']);
const NUMBER = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/i;

/** 人员身份信息. A citizen's number fills in what it says; it is the graph that checks it. */
export function PersonFields({ form }: { form: FormInstance }) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const types = useAnswer(DocumentTypes, {}, FOREVER);
  const lists = useAnswer(EntryDictionaries, {}, FOREVER);
  const must = { required: true, whitespace: true, message: t('common:required') };

  function fillIn(idNumber: string) {
    const [, year, month, day, sex] = NUMBER.exec(idNumber.trim()) ?? [];
    if (year === undefined || !SAYS_MORE.has(form.getFieldValue('documentType'))) return;
    form.setFieldsValue({ birthDate: `${year}-${month}-${day}`, sex: Number(sex) % 2 === 1 ? 'MALE' : 'FEMALE' });
  }

  return (
    <div className="desk-fields">
      <Form.Item name="name" label={t('find.name')} rules={[must]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="documentType" label={t('find.documentType')} required>
        <Select
          options={(types.data?.dictionary ?? []).map(({ code, name }) => ({ value: code, label: said(name) }))}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Form.Item name="idNumber" label={t('find.idNumber')} rules={[must]}>
        <Input
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          className="number"
          onChange={({ target }) => fillIn(target.value)}
        />
      </Form.Item>
      <Form.Item name="sex" label={t('person.sex')} rules={[{ required: true, message: t('common:required') }]}>
        <Radio.Group options={['MALE', 'FEMALE'].map((value) => ({ value, label: enumName('Sex', value) }))} />
      </Form.Item>
      <DayField name="birthDate" label={t('person.birthDate')} latest={todayInChina()} />
      <Form.Item name="ethnicGroup" label={t('supplement.ethnicGroup')}>
        <Select
          allowClear
          showSearch
          options={(lists.data?.ethnicGroups ?? []).map(({ name }) => ({ value: name, label: said(name) }))}
        />
      </Form.Item>
      <Form.Item name="nationality" label={t('supplement.nationality')}>
        <Input maxLength={30} />
      </Form.Item>
    </div>
  );
}
