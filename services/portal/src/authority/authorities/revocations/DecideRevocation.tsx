import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmAccountRevocation } from '../../../generated/authority/authorities/revocations/revocations.ts';
import { ask } from '../../../graph/ask.ts';
import { ReasonField } from '../../forms/ReasonField.tsx';
import { StepDialog } from '../../forms/StepDialog.tsx';
import { useLast } from '../../forms/use-last.ts';
import { useStepForm } from '../../forms/use-step-form.ts';
import type { Revocation } from './RevocationCard.tsx';

/** 确认撤销或不予撤销, with the reasons that the holder and the institution read. */
export function DecideRevocation({
  deciding,
  onClose,
}: {
  deciding: { revocation: Revocation; confirm: boolean } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const step = useStepForm<{ reason: string }>();
  const shown = useLast(deciding);
  if (!shown) return null;
  const { revocation, confirm } = shown;
  const kind = confirm ? 'confirm' : 'reject';

  async function decide({ reason }: { reason: string }) {
    const asked = { id: revocation.id, confirm, reason };
    const done = await step.take(async () => (await ask(ConfirmAccountRevocation, asked)).confirmAccountRevocation);
    if (done === null) return;
    void message.success(t(`revocations.${kind}Done`));
    onClose();
  }
  const consequences = t(`revocations.${kind}Effects`, { returnObjects: true });
  return (
    <StepDialog
      open={deciding !== null}
      title={t(`revocations.${kind}Title`, { name: revocation.name })}
      confirm={t(`revocations.${kind}`)}
      danger={confirm}
      consequences={Array.isArray(consequences) ? consequences.map(String) : []}
      step={step}
      onClose={onClose}
      onFinish={(values) => void decide(values)}
    >
      <ReasonField label={t('revocations.decision')} hint={t('reason.holder')} />
    </StepDialog>
  );
}
