import { Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm.tsx';
import { type Account, useSession } from './use-me.ts';

/** A session that has run out is taken up again over the page, so that nothing that was filled in is lost. */
export function SignInAgain({ loginName }: { loginName?: string | undefined }) {
  const { t } = useTranslation();
  const ended = useSession() === 'ENDED';
  // What is on the screen was somebody else's: nothing of it is kept.
  const goOn = (account: Account) => {
    if (loginName !== undefined && account.loginName !== loginName) location.assign(`/${account.kind.toLowerCase()}`);
  };
  return (
    <Modal open={ended} title={t('ended.title')} footer={null} closable={false} destroyOnHidden width={420}>
      <Typography.Paragraph>{t('ended.text')}</Typography.Paragraph>
      <SignInForm onDone={goOn} {...(loginName !== undefined && { loginName })} />
    </Modal>
  );
}
