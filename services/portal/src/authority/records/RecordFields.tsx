import { Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../design/dates.tsx';
import { RegistrationsOfPerson } from '../../generated/authority/people/people.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DESK_RIGHTS } from '../desk-navigation.tsx';
import { DayField } from '../forms/DayField.tsx';
import { hasOneOf, useRights } from '../rights.ts';
import { type Definition, daysOf, mayNameRegistration, WHOLE_PERSON } from './record-input.ts';

const LONG_TEXT = 100;

/** The form of one kind of record, made from its definition. */
export function RecordFields({
  form,
  definition,
  practitionerId,
}: {
  form: FormInstance;
  definition: Definition;
  practitionerId: string;
}) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const must = { required: true, message: t('common:required') };
  const chosen: string | undefined = Form.useWatch('measure', form);
  const measure = definition.measures.find(({ code }) => code === chosen);
  const days = daysOf(definition, chosen);
  const professions = [
    ...definition.professionTypes.map((value) => ({
      value: value as string,
      label: enumName('ProfessionType', value),
    })),
    ...(definition.kind === 'BAN' ? [{ value: WHOLE_PERSON, label: t('records.wholePerson') }] : []),
  ];
  return (
    <div className="desk-fields">
      <Form.Item name="professionType" label={t('records.profession')} rules={[must]}>
        <Select options={professions} />
      </Form.Item>
      <Form.Item
        name="measure"
        label={t('records.measure')}
        rules={[must]}
        extra={measure && <DaysOfMeasure measure={measure} />}
      >
        <Select
          popupMatchSelectWidth={false}
          options={definition.measures.map(({ code, name }) => ({ value: code, label: said(name) }))}
        />
      </Form.Item>
      {mayNameRegistration(definition) && <RegistrationField practitionerId={practitionerId} />}
      <DayField name="decidedOn" label={t('records.decidedOn')} latest={todayInChina()} />
      {days.from && <DayField name="validFrom" label={t('records.validFrom')} />}
      {days.until && <DayField name="validUntil" label={t('records.validUntil')} required={!days.untilOpen} />}
      {definition.fields.map(({ name, label, kind, max, required, condition, options }) =>
        kind === 'DATE' ? (
          <DayField
            key={name}
            name={name}
            label={said(label)}
            required={required}
            {...(condition !== null && { extra: said(condition) })}
          />
        ) : (
          <Form.Item
            key={name}
            name={name}
            label={said(label)}
            extra={condition === null ? undefined : said(condition)}
            className={kind === 'TEXT' && (max ?? 0) > LONG_TEXT ? 'whole' : ''}
            rules={[{ required, whitespace: kind === 'TEXT', message: t('common:required') }]}
          >
            {kind === 'CHOICE' ? (
              <Select
                allowClear={!required}
                popupMatchSelectWidth={false}
                options={options.map(({ code, name: word }) => ({ value: code, label: said(word) }))}
              />
            ) : (
              <TextInput max={max} />
            )}
          </Form.Item>
        ),
      )}
    </div>
  );
}

/** A line, or several where the text may be long; what the form gives is handed on. */
function TextInput({ max, ...given }: { max: number | null }) {
  const most = max === null ? {} : { maxLength: max };
  return (max ?? 0) > LONG_TEXT ? (
    <Input.TextArea rows={3} showCount {...most} {...given} />
  ) : (
    <Input {...most} {...given} />
  );
}

function DaysOfMeasure({ measure: { days, least, most } }: { measure: Definition['measures'][number] }) {
  const { t } = useTranslation('desk');
  if (days === 'MONTHS') return t('records.months', { least, most });
  if (days === 'YEARS') return t('records.years', { count: least ?? 0 });
  return null;
}

/** 所涉执业注册: only for whoever may see registrations. */
function RegistrationField({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const { rights } = useRights();
  const enabled = hasOneOf(rights, DESK_RIGHTS.people);
  const { data } = useAnswer(RegistrationsOfPerson, { practitionerId }, { enabled });
  if (!enabled) return null;
  return (
    <Form.Item name="registrationId" label={t('records.registration')} extra={t('records.registrationHint')}>
      <Select
        allowClear
        popupMatchSelectWidth={false}
        options={(data?.personRegistrations ?? []).map(({ id, professionType, certificateCode, status }) => ({
          value: id,
          label: `${enumName('ProfessionType', professionType)} ${certificateCode} · ${enumName('RegistrationStatus', status)}`,
        }))}
      />
    </Form.Item>
  );
}
