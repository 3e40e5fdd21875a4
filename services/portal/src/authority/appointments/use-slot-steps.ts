import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseSlot, KeepAppointment } from '../../generated/authority/appointments/appointments.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** One step at a time, its outcome said in a word. */
function useOneStep() {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  async function run<Answer extends object>(id: string, step: () => Promise<Answer>, done: (answer: Answer) => string) {
    if (busy !== null) return;
    setBusy(id);
    try {
      const answer = await step();
      if ('message' in answer) message.warning(said(String(answer.message)));
      else message.success(done(answer));
    } catch {
      message.error(t('common:problem.UNEXPECTED.title'));
    } finally {
      setBusy(null);
    }
  }
  return { run, busy };
}

/** 关闭时段: whoever has booked it is told. */
export function useCloseSlot() {
  const { t } = useTranslation('desk');
  const step = useStep(CloseSlot);
  const { run, busy } = useOneStep();
  const close = (slotId: string) =>
    run(
      slotId,
      async () => (await step.mutateAsync({ slotId })).closeAppointmentSlot,
      (answer) => t('appointments.closedNow', { count: 'cancelled' in answer ? answer.cancelled : 0 }),
    );
  return { close, busy };
}

/** 到场登记 */
export function useKeepAppointment() {
  const { t } = useTranslation('desk');
  const step = useStep(KeepAppointment);
  const { run, busy } = useOneStep();
  const keep = (appointmentId: string, version: number) =>
    run(
      appointmentId,
      async () => (await step.mutateAsync({ appointmentId, version })).keepAppointment,
      () => t('appointments.keptNow'),
    );
  return { keep, busy };
}
