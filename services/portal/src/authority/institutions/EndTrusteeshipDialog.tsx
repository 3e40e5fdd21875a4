import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../design/dates.tsx';
import {
  EndTrusteeship,
  type TrusteeshipsOfJurisdictionQuery,
} from '../../generated/authority/institutions/trusteeships.ts';
import { ask } from '../../graph/ask.ts';
import { DayField } from '../forms/DayField.tsx';
import { ReasonField } from '../forms/ReasonField.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useLast } from '../forms/use-last.ts';
import { useStepForm } from '../forms/use-step-form.ts';

export type Trusteeship = TrusteeshipsOfJurisdictionQuery['trusteeships']['edges'][number]['node'];
interface Values {
  on: string;
  reason: string;
}

/** 终止托管关系: its last day, within its period, and why. */
export function EndTrusteeshipDialog({ ending, onClose }: { ending: Trusteeship | null; onClose: () => void }) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const step = useStepForm<Values>();
  const shown = useLast(ending);
  if (!shown) return null;
  const today = todayInChina();

  async function end(values: Values) {
    const input = { ...values, trusteeshipId: shown?.id ?? '' };
    const done = await step.take(async () => (await ask(EndTrusteeship, { input })).endTrusteeship);
    if (done === null) return;
    void message.success(t('trusteeships.endedDone'));
    onClose();
  }
  return (
    <StepDialog<Values>
      open={ending !== null}
      title={t('trusteeships.endTitle', { client: shown.clientInstitution.name })}
      confirm={t('trusteeships.end')}
      danger
      consequences={[t('trusteeships.endEffect', { trustee: shown.trusteeInstitution.name })]}
      step={step}
      onClose={onClose}
      onFinish={(values) => void end(values)}
      initialValues={{ on: [shown.from, today].sort()[1] ?? today }}
    >
      <DayField
        name="on"
        label={t('trusteeships.lastDay')}
        earliest={shown.from}
        {...(shown.until && { latest: shown.until })}
      />
      <ReasonField />
    </StepDialog>
  );
}
