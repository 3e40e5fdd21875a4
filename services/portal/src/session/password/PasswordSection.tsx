import { App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../Section.tsx';
import { useUnfolding } from '../use-unfolding.ts';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';

/** 登录密码, and changing it. */
export function PasswordSection() {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const place = useUnfolding(open);
  return (
    <Section title={t('signIn.password')}>
      <div ref={place}>
        {open ? (
          <div className="section-form">
            <ChangePasswordForm
              onDone={() => {
                setOpen(false);
                void message.success(t('password.changed'));
              }}
              onCancel={() => setOpen(false)}
            />
          </div>
        ) : (
          <Flex justify="space-between" align="center" gap="middle" wrap>
            <Typography.Text type="secondary">{t('password.about')}</Typography.Text>
            <Button onClick={() => setOpen(true)}>{t('password.change')}</Button>
          </Flex>
        )}
      </div>
    </Section>
  );
}
