import { Form, Input, InputNumber, Radio, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../../design/dates.tsx';
import type { RegisterInstitutionInput } from '../../../generated/authority/institutions/institutions.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DayField } from '../../forms/DayField.tsx';
import { RegionPicker } from '../../regions/RegionPicker.tsx';
import { ClinicalSubjects } from '../ClinicalSubjects.tsx';
import { useDictionary } from '../use-dictionary.ts';

/** Only the national level enters bodies of the army and the armed police (S2-Q33). */
const KINDS = ['LICENSED', 'FILED', 'MILITARY'] as const;

/** What the licence or the filing certificate says. */
export function RegisteredFields({ root, national }: { root: string; national: boolean }) {
  const { t } = useTranslation('administration');
  const { enumName, said } = useWords();
  const { entries } = useDictionary('INSTITUTION_CLASS');
  const kind = Form.useWatch<RegisterInstitutionInput['kind']>('kind');
  const required = [{ required: true, whitespace: true, message: t('common:required') }];
  return (
    <>
      <Typography.Title level={2} className="form-part">
        {t('register.registered')}
      </Typography.Title>
      <Form.Item name="kind" label={t('institution.kind')} rules={[{ required: true, message: t('common:required') }]}>
        <Radio.Group
          options={KINDS.filter((one) => one !== 'MILITARY' || national).map((value) => ({
            value,
            label: enumName('InstitutionKind', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('institution.name')} extra={t('register.nameHint')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="regionCode"
        label={t('institution.region')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <RegionPicker root={root} />
      </Form.Item>
      <Form.Item name="address" label={t('institution.address')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="classCode"
        label={t('institution.class')}
        extra={t('register.classHint')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('register.classChoose')}
          options={entries.map(({ code, name }) => ({ value: code, label: `${code} ${said(name)}` }))}
        />
      </Form.Item>
      <Form.Item
        name="clinicalSubjects"
        required={kind === 'LICENSED'}
        label={t('institution.subjects')}
        extra={t(kind === 'LICENSED' ? 'register.subjectsHint' : 'register.subjectsOptional')}
      >
        <ClinicalSubjects />
      </Form.Item>
      <Form.Item name="registrationNo" label={t('institution.registrationNo')} extra={t('register.numberHint')}>
        <Input maxLength={40} className="number" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="creditCode" label={t('institution.creditCode')} extra={t('register.creditHint')}>
        <Input maxLength={18} className="number" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <DayField
        name="licenceValidUntil"
        label={t('institution.validUntil')}
        required={false}
        earliest={todayInChina()}
      />
      <Form.Item name="bedCount" label={t('institution.beds')}>
        <InputNumber min={0} max={20_000} precision={0} />
      </Form.Item>
    </>
  );
}
