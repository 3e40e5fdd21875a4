import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../session/Section.tsx';
import type { Account } from '../../session/use-me.ts';
import { ChangeEmailForm } from './ChangeEmailForm.tsx';

/** 我的邮箱 (manual 5.2): verified, or changed, by a link to it. */
export function EmailSection({ account }: { account: Account }) {
  const { t } = useTranslation('security');
  const [open, setOpen] = useState(false);
  const { emailMasked, emailVerified, frozen } = account;
  return (
    <Section title={t('email.title')}>
      <Flex justify="space-between" align="center" gap="middle" wrap>
        <Flex gap="small" align="center" wrap>
          <Typography.Text className="number">{emailMasked ?? t('common:none_recorded')}</Typography.Text>
          {emailMasked && (
            <Tag color={emailVerified ? 'success' : 'warning'}>{t(emailVerified ? 'verified' : 'notVerified')}</Tag>
          )}
        </Flex>
        {!open && (
          <Button onClick={() => setOpen(true)} disabled={frozen}>
            {t(emailVerified ? 'email.change' : 'email.verify')}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary" className="section-note">
        {t('email.about')}
      </Typography.Paragraph>
      {open && <ChangeEmailForm onClose={() => setOpen(false)} />}
    </Section>
  );
}
