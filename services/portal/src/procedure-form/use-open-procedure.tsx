import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Problem } from '../design/Problem.tsx';
import { useBasis } from '../i18n/legal-basis.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Opened, type Opening, openLinkedChange, openProcedure } from './open-procedure.ts';

/**
 * Opens a procedure and goes to its form; an application that is open already is gone to instead, and a refusal is said in a
 * dialogue.
 * @param paths where an application is filled in, and where it is looked at
 */
export function useOpenProcedure(paths: {
  edit: (id: string) => string;
  view: (id: string) => string;
  /** Of a page that only leads on: the way back passes it by. */
  replace?: boolean;
}) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const basisOf = useBasis();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);

  async function run(key: string, opening: () => Promise<Opened>) {
    if (busy !== null) return;
    setBusy(key);
    try {
      const opened = await opening();
      if (opened.kind === 'REFUSED') {
        const basis = basisOf(opened.basis);
        modal.warning({
          title: said(opened.message),
          content: basis ? t('common:basis', { basis }) : undefined,
          okText: t('common:close'),
        });
        return;
      }
      if (opened.kind === 'ALREADY_OPEN') message.info(said(opened.message));
      const editable = opened.kind === 'OPENED' || opened.editable;
      await navigate((editable ? paths.edit : paths.view)(opened.applicationId), { replace: paths.replace ?? false });
    } catch (problem) {
      modal.error({ title: t('open.failed'), content: <Problem problem={problem} />, okText: t('common:close') });
    } finally {
      setBusy(null);
    }
  }

  return {
    /** The key of what is being opened now. */
    busy,
    open: (input: Opening, key: string = input.procedure) => run(key, () => openProcedure(input)),
    openLinked: (key = 'LINKED') => run(key, openLinkedChange),
  };
}
