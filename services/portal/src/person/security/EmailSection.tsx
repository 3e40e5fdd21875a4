import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../session/Section.tsx';
import type { Account } from '../../session/use-me.ts';
import { useUnfolding } from '../../session/use-unfolding.ts';
import { ChangeEmailForm } from './ChangeEmailForm.tsx';

/** 我的邮箱 (manual 5.2): verified, or changed, by a link to it. */
export function EmailSection({ account }: { account: Account }) {
  const { t } = useTranslation('security');
  const { emailMasked, emailVerified, frozen } = account;
  // The form belongs to the address as it was: it is over when the link to another has been followed.
  const present = `${emailMasked ?? ''} ${emailVerified}`;
  const [open, setOpen] = useState<string | null>(null);
  const isOpen = open === present;
  const place = useUnfolding(isOpen);
  return (
    <Section title={t('email.title')}>
      <div ref={place}>
        <Flex justify="space-between" align="center" gap="middle" wrap>
          <Flex gap="small" align="center" wrap>
            <Typography.Text className="number">{emailMasked ?? t('common:none_recorded')}</Typography.Text>
            {emailMasked && (
              <Tag color={emailVerified ? 'success' : 'warning'}>{t(emailVerified ? 'verified' : 'notVerified')}</Tag>
            )}
          </Flex>
          {!isOpen && (
            <Button onClick={() => setOpen(present)} disabled={frozen}>
              {t(emailVerified ? 'email.change' : 'email.verify')}
            </Button>
          )}
        </Flex>
        <Typography.Paragraph type="secondary" className="section-note">
          {t('email.about')}
        </Typography.Paragraph>
        {isOpen && <ChangeEmailForm onClose={() => setOpen(null)} />}
      </div>
    </Section>
  );
}
