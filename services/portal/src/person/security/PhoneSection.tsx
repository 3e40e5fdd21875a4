import { App, Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Section } from '../../session/Section.tsx';
import type { Account } from '../../session/use-me.ts';
import { useUnfolding } from '../../session/use-unfolding.ts';
import { ChangePhone } from './ChangePhone.tsx';

/** 我的手机 (manual 5.1). */
export function PhoneSection({ account }: { account: Account }) {
  const { t } = useTranslation('security');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const place = useUnfolding(open);
  const { phoneMasked, phoneVerified, frozen } = account;
  return (
    <Section title={t('phone.title')}>
      <div ref={place}>
        <Flex justify="space-between" align="center" gap="middle" wrap>
          <Flex gap="small" align="center" wrap>
            <Typography.Text className="number">{phoneMasked ?? t('common:none_recorded')}</Typography.Text>
            <Tag color={phoneVerified ? 'success' : 'warning'}>{t(phoneVerified ? 'verified' : 'notVerified')}</Tag>
          </Flex>
          {phoneVerified
            ? !open && (
                <Button onClick={() => setOpen(true)} disabled={frozen}>
                  {t('phone.change')}
                </Button>
              )
            : account.nextStep === 'VERIFY_CONTACT' && <LinkButton to="/person/begin">{t('phone.verify')}</LinkButton>}
        </Flex>
        <Typography.Paragraph type="secondary" className="section-note">
          {t(phoneVerified ? 'phone.about' : 'phone.unverified')}
        </Typography.Paragraph>
        {open && (
          <ChangePhone
            onDone={() => {
              setOpen(false);
              void message.success(t('phone.changed'));
            }}
            onCancel={() => setOpen(false)}
          />
        )}
      </div>
    </Section>
  );
}
