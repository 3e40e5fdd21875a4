import { App, Button, Form, InputNumber, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { OpenSlots } from '../../generated/authority/appointments/appointments.ts';
import { ask } from '../../graph/ask.ts';
import { Checklist } from '../forms/Checklist.tsx';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { useWeekday } from './times.ts';
import { slotsOf, weekFrom } from './week.ts';

interface Values {
  days: string[];
  hours: [Dayjs, Dayjs];
  minutes: number;
  capacity: number;
}
const LENGTHS = [10, 15, 20, 30, 45, 60, 90, 120];
const MOST_PLACES = 100;
const morning: [Dayjs, Dayjs] = [dayjs('2000-01-01T09:00'), dayjs('2000-01-01T11:30')];
const WORKDAYS = 5;

/** 开放时段: on some days of the shown week, from one hour to another, of one length each. */
export function OpenSlotsForm({ monday }: { monday: string }) {
  const { t } = useTranslation('desk');
  const dates = useDates();
  const weekday = useWeekday();
  const { message } = App.useApp();
  const step = useStepForm<Values>();
  const week = weekFrom(monday);
  const today = todayInChina();
  const watched = Form.useWatch((values: Values) => values, step.form);
  const planned = watched?.hours && watched.days ? slotsOf(planOf(watched)) : [];

  async function open(values: Values) {
    const slots = slotsOf(planOf(values)).filter(({ startsAt }) => Date.parse(startsAt) > Date.now());
    const answer = await step.take(async () => (await ask(OpenSlots, { slots })).openAppointmentSlots);
    if (answer?.__typename === 'OpenedAppointmentSlots') {
      message.success(t('appointments.opened', { count: answer.slots.length }));
    }
  }

  return (
    <Section title={t('appointments.open')}>
      <StepAlerts step={step} />
      <Form<Values>
        form={step.form}
        layout="vertical"
        disabled={step.busy}
        onFinish={open}
        requiredMark={false}
        initialValues={{
          days: week.slice(0, WORKDAYS).filter((day) => day > today),
          hours: morning,
          minutes: 30,
          capacity: 1,
        }}
      >
        <Form.Item
          name="days"
          label={t('appointments.days')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Checklist
            options={week.map((day) => ({
              value: day,
              label: `${weekday(day)} ${dates.day(day)}`,
              disabled: day < today,
            }))}
          />
        </Form.Item>
        <div className="desk-fields">
          <Form.Item
            name="hours"
            label={t('appointments.hours')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <TimePicker.RangePicker format="HH:mm" minuteStep={5} needConfirm={false} className="wide" />
          </Form.Item>
          <Form.Item name="minutes" label={t('appointments.length')}>
            <Select options={LENGTHS.map((value) => ({ value, label: t('appointments.minutes', { count: value }) }))} />
          </Form.Item>
          <Form.Item
            name="capacity"
            label={t('appointments.capacity')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <InputNumber min={1} max={MOST_PLACES} precision={0} className="wide" />
          </Form.Item>
        </div>
        <p className="desk-note desk-plan" aria-live="polite">
          {t('appointments.plan', { count: planned.length })}
        </p>
        <Button type="primary" htmlType="submit" loading={step.busy} disabled={planned.length === 0}>
          {t('appointments.openNow')}
        </Button>
      </Form>
    </Section>
  );
}

const planOf = ({ days, hours: [from, until], minutes, capacity }: Values) => ({
  days,
  from: from.format('HH:mm'),
  until: until.format('HH:mm'),
  minutes,
  capacity,
});
