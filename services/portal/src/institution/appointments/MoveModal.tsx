import { App, Empty, Modal, Radio, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import { FreeSlots, MoveBookedAppointment } from '../../generated/institution/appointments/appointments.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import type { Appointment } from './AppointmentsPage.tsx';
import '../submissions/submissions.css';

/** As far ahead as the graph shows at once. */
const DAYS_AHEAD = 30;

/** 改期: another free slot of the same window. */
export function MoveModal({ appointment, close }: { appointment: Appointment; close: () => void }) {
  const { t } = useTranslation('institution');
  const { moment } = useDates();
  const { message } = App.useApp();
  const [slotId, setSlotId] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const from = todayInChina();
  const until = dayjs(from).add(DAYS_AHEAD, 'day').format('YYYY-MM-DD');
  const authorityId = appointment.slot.authority.id;
  const slots = useAnswer(FreeSlots, { authorityId, from, to: until });
  const move = useStep(MoveBookedAppointment);

  async function save() {
    if (slotId === null) return;
    setRefused(null);
    const { id, version } = appointment;
    const { moveAppointment: result } = await move.mutateAsync({ appointmentId: id, version, slotId });
    if (result.__typename === 'SavedAppointment') {
      message.success(t('appointments.moved'));
      close();
    } else setRefused(result);
  }

  const free = (slots.data?.appointmentSlots ?? []).filter(
    (slot) =>
      !slot.closed && slot.free > 0 && slot.id !== appointment.slot.id && Date.parse(slot.startsAt) > Date.now(),
  );
  return (
    <Modal
      open
      title={t('appointments.moveTitle')}
      onCancel={close}
      onOk={() => void save().catch(() => null)}
      okText={t('appointments.move')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: slotId === null }}
      confirmLoading={move.isPending}
    >
      {slots.isLoading && <Skeleton active />}
      {slots.error && <Problem problem={slots.error} again={() => void slots.refetch()} />}
      {slots.data && free.length === 0 && (
        <Empty description={t('appointments.noSlot')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      )}
      <Radio.Group
        aria-label={t('appointments.slots')}
        value={slotId}
        onChange={({ target }) => setSlotId(String(target.value))}
        vertical
        options={free.map((slot) => ({
          value: slot.id,
          label: `${moment(slot.startsAt)} · ${t('appointments.free', { count: slot.free })}`,
        }))}
      />
      {refused && <Refusal refused={refused} />}
      {move.error && <Problem problem={move.error} />}
    </Modal>
  );
}
