import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';
import '../fields/fields.css';
import { todayInChina } from '../../design/dates.tsx';
import type { RecordDefinitionsQuery } from '../../generated/institution/records/records.ts';

type Measure = RecordDefinitionsQuery['recordDefinitions'][number]['measures'][number];

/** The day of the decision, and those from which and until which it lasts, as the measure has them. */
export function DaysOfMeasure({ measure }: { measure: Measure | undefined }) {
  const { t } = useTranslation('records');
  const days = measure?.days ?? 'NONE';
  const required = { required: true, message: t('common:required') };
  const months = days === 'MONTHS' && t('months', { least: measure?.least, most: measure?.most });
  return (
    <>
      <Form.Item name="decidedOn" label={t('decidedOn')} rules={[required]}>
        <DayPicker className="plain-full" disabledDate={(day) => day.format('YYYY-MM-DD') > todayInChina()} />
      </Form.Item>
      {['FROM', 'PERIOD', 'MONTHS'].includes(days) && (
        <Form.Item name="validFrom" label={t('validFrom')} rules={[required]}>
          <DayPicker className="plain-full" />
        </Form.Item>
      )}
      {['UNTIL', 'PERIOD', 'MONTHS'].includes(days) && (
        <Form.Item name="validUntil" label={t('validUntil')} {...(months && { extra: months })} rules={[required]}>
          <DayPicker className="plain-full" />
        </Form.Item>
      )}
    </>
  );
}
