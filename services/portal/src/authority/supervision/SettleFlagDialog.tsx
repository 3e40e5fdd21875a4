import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { SettleFlag } from '../../generated/authority/supervision/supervision.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { LongText } from '../people/LongText.tsx';
import { type Flag, SubjectOfFlag } from './FlagParts.tsx';

/** 处理监督提示: its outcome is written once. */
export function SettleFlagDialog({ flag, onClose }: { flag: Flag | null; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { message } = App.useApp();
  const step = useStepForm<{ outcome: string }>();
  async function settle({ outcome }: { outcome: string }) {
    if (flag === null) return;
    const done = await step.take(async () => (await ask(SettleFlag, { id: flag.id, outcome })).settleFlag);
    if (done === null) return;
    message.success(t('supervision.done'));
    onClose();
  }
  return (
    <StepDialog
      title={t('supervision.settleTitle')}
      confirm={t('supervision.settle')}
      consequences={[t('supervision.once')]}
      step={step}
      open={flag !== null}
      onClose={onClose}
      onFinish={(values) => void settle(values)}
    >
      {flag && (
        <div className="gap-below">
          <strong>{said(flag.kindName)}</strong>
          <div>
            <SubjectOfFlag flag={flag} />
          </div>
        </div>
      )}
      <LongText name="outcome" label={t('supervision.outcome')} />
    </StepDialog>
  );
}
