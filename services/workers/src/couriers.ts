import type { Courier } from './deliveries/courier.ts';
import { emailCourier } from './email/email-courier.ts';
import type { EmailSender } from './email/email-sender.ts';
import { smtpSender } from './email/smtp-sender.ts';
import type { WorkersEnvironment } from './environment.ts';
import type { Mailbox } from './mailbox/mailbox.ts';
import { mailboxEmail, mailboxSms } from './mailbox/mailbox-senders.ts';
import { aliyunSms } from './sms/aliyun-sms.ts';
import { smsCourier } from './sms/sms-courier.ts';
import { tencentSms } from './sms/tencent-sms.ts';

/** The ways to people that the environment chose. `mailbox` is null where there is none. */
export type Couriers = { sms: Courier; email: Courier; close(): void };

export function createCouriers(env: Pick<WorkersEnvironment, 'sms' | 'email'>, mailbox: Mailbox | null): Couriers {
  const sender = createEmailSender(env.email, mailbox);
  return { sms: createSmsCourier(env.sms, mailbox), email: emailCourier(sender), close: () => sender.close() };
}

function createSmsCourier(env: WorkersEnvironment['sms'], mailbox: Mailbox | null): Courier {
  switch (env.provider) {
    case 'aliyun':
      return smsCourier(
        aliyunSms({
          accessKeyId: env.ALIYUN_ACCESS_KEY_ID,
          accessKeySecret: env.ALIYUN_ACCESS_KEY_SECRET,
          signName: env.SMS_SIGN_NAME,
          endpoint: env.ALIYUN_SMS_ENDPOINT,
        }),
        env.SMS_TEMPLATE_CODES,
      );
    case 'tencent':
      return smsCourier(
        tencentSms({
          secretId: env.TENCENT_SECRET_ID,
          secretKey: env.TENCENT_SECRET_KEY,
          appId: env.TENCENT_SMS_APP_ID,
          signName: env.SMS_SIGN_NAME,
          region: env.TENCENT_SMS_REGION,
          endpoint: env.TENCENT_SMS_ENDPOINT,
        }),
        env.SMS_TEMPLATE_CODES,
      );
    case 'mailbox':
      return smsCourier(mailboxSms(existing(mailbox)), {});
  }
}

function createEmailSender(env: WorkersEnvironment['email'], mailbox: Mailbox | null): EmailSender {
  return env.SMTP_URL === null
    ? mailboxEmail(existing(mailbox))
    : smtpSender({ url: env.SMTP_URL, from: env.MAIL_FROM });
}

/** The environment was checked for this; a caller that skipped the check must not send into nothing. */
function existing(mailbox: Mailbox | null): Mailbox {
  if (!mailbox) throw new Error('Messages are to go into the development mailbox, but there is none.');
  return mailbox;
}
