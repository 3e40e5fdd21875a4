import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TakeFlag } from '../../generated/authority/supervision/supervision.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** 认领, 接手: the user becomes the flag's owner; somebody may have been faster. */
export function useTakeFlag() {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { message } = App.useApp();
  const step = useStep(TakeFlag);
  const [busy, setBusy] = useState<string | null>(null);

  async function take(id: string, takeOver = false) {
    if (busy !== null) return;
    setBusy(id);
    try {
      const { takeFlag } = await step.mutateAsync({ id, takeOver });
      if ('message' in takeFlag) message.warning(said(takeFlag.message));
      else message.success(t('supervision.taken'));
    } catch {
      message.error(t('common:problem.UNEXPECTED.title'));
    } finally {
      setBusy(null);
    }
  }
  return { take, busy };
}
